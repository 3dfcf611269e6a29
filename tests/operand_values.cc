#include "tests/operand_values.h"

#include <algorithm>

namespace tests {

void putInteger(const vcpu::Operand& operand, int64_t value) {
  const auto size = static_cast<size_t>(operand.type->size);
  for (size_t at = 0; at < size; ++at) {
    operand.bytes[size - 1 - at] = static_cast<uint8_t>(value >> (8 * at));
  }
}

int64_t integerOf(const vcpu::Operand& operand) {
  int64_t value = static_cast<int8_t>(operand.bytes[0]);
  for (size_t at = 1; at < static_cast<size_t>(operand.type->size); ++at)
    value = value * 256 + operand.bytes[at];
  return value;
}

void putFlag(const vcpu::Operand& operand, bool value) {
  const auto mask = static_cast<uint8_t>(1U << operand.bit);
  operand.bytes[0] = static_cast<uint8_t>(value ? operand.bytes[0] | mask : operand.bytes[0] & ~mask);
}

bool flagOf(const vcpu::Operand& operand) {
  return (operand.bytes[0] >> operand.bit & 1) != 0;
}

// A STRING: its maximum, its length, its characters.
void putText(const vcpu::Operand& operand, const std::string& value) {
  operand.bytes[1] = static_cast<uint8_t>(value.size());
  std::copy(value.begin(), value.end(), operand.bytes.begin() + 2);
}

std::string textOf(const vcpu::Operand& operand) {
  return {operand.bytes.begin() + 2, operand.bytes.begin() + 2 + operand.bytes[1]};
}

}  // namespace tests
