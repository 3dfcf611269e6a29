#include "cli/call_inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "scl/text/name.h"
#include "vcpu/access/path.h"
#include "vcpu/access/value.h"
#include "vcpu/access/value_list.h"

namespace cli {
namespace {

constexpr std::string_view HEX_PREFIX = "hex:";

/// The bytes of "hex:00ff".
vcpu::Result<std::vector<uint8_t>> bytesOf(std::string_view text) {
  std::vector<uint8_t> bytes;
  for (size_t i = HEX_PREFIX.size(); i < text.size(); i += 2) {
    const std::string digits(text.substr(i, 2));
    if (digits.size() != 2 || std::isxdigit(static_cast<unsigned char>(digits[0])) == 0 ||
        std::isxdigit(static_cast<unsigned char>(digits[1])) == 0) {
      return vcpu::Failure{"after hex: stand two hexadecimal digits for each byte"};
    }
    bytes.push_back(static_cast<uint8_t>(std::stoi(digits, nullptr, 16)));
  }
  return bytes;
}

bool takesAnyBytes(const scl::Type& type) {
  return scl::isPointer(type) || scl::isOpenArray(type);
}

/// The memory of a parameter that has none of its own.
vcpu::Result<void> giveMemory(vcpu::CallFrame& frame, const scl::Variable& parameter,
                              const std::string& value) {
  const bool isBytes = value.starts_with(HEX_PREFIX);
  if (!isBytes && !scl::isOpenArray(*parameter.type))
    return vcpu::Failure{"it takes any variable; give its bytes as hex:00ff"};
  auto bytes = isBytes ? bytesOf(value) : vcpu::openArrayOf(*parameter.type->element, value);
  if (!bytes) return vcpu::Failure{bytes.failure()};
  frame.refer(parameter, std::move(*bytes));
  return {};
}

vcpu::Result<void> setPart(vcpu::CallFrame& frame, const Assignment& input) {
  const vcpu::Result<vcpu::Operand> operand = frame.find(input.path);
  if (!operand) return vcpu::Failure{operand.failure()};
  return vcpu::setValue(*operand, input.value);
}

/// Whether the path leads to the parameter as a whole: its name alone, with or without quotation marks.
bool namesWhole(const std::string& path, const scl::Variable& parameter) {
  const vcpu::Result<vcpu::PathStart> start = vcpu::startOfPath(path);
  return start && start->end == path.size() && scl::sameName(start->name, parameter.name);
}

/// The parameter that a path begins with; nullptr if there is none.
const scl::Variable* parameterOf(const vcpu::CallFrame& frame, const std::string& path) {
  const vcpu::Result<vcpu::PathStart> start = vcpu::startOfPath(path);
  return start ? frame.parameter(start->name) : nullptr;
}

}  // namespace

vcpu::Result<void> setInput(vcpu::CallFrame& frame, const scl::Block& block, const Assignment& input) {
  const scl::Variable* parameter = parameterOf(frame, input.path);
  if (parameter == nullptr) return vcpu::Failure{frame.find(input.path).failure()};
  if (parameter->section == scl::Section::Output) {
    return vcpu::Failure{
        fmt::format("'{}' is an output of {} and takes no value", parameter->name, block.name)};
  }
  const bool whole = namesWhole(input.path, *parameter);
  const vcpu::Result<void> set = whole && takesAnyBytes(*parameter->type)
                                     ? giveMemory(frame, *parameter, input.value)
                                     : setPart(frame, input);
  if (!set) return vcpu::Failure{fmt::format("parameter '{}': {}", input.path, set.failure())};
  return {};
}

std::vector<std::string> openArraysWithoutValue(const scl::Block& block,
                                                const std::vector<Assignment>& inputs) {
  std::vector<std::string> names;
  for (const scl::Variable* parameter : block.parameters) {
    const bool isGiven = std::any_of(inputs.begin(), inputs.end(), [&](const Assignment& input) {
      return namesWhole(input.path, *parameter);
    });
    if (scl::isOpenArray(*parameter->type) && !isGiven) names.push_back(parameter->name);
  }
  return names;
}

}  // namespace cli
