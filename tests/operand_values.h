#pragma once
// Values in the memory of a virtual CPU as C++ values, for tests that read and write many of them in every
// cycle. Values in standard layout have their first byte first.

#include <cstdint>
#include <string>

#include "vcpu/access/operand.h"

namespace tests {

/// An integer or bit string; only as many low bytes of `value` count as the operand has.
void putInteger(const vcpu::Operand& operand, int64_t value);
/// The same, read as signed.
int64_t integerOf(const vcpu::Operand& operand);

void putFlag(const vcpu::Operand& operand, bool value);
bool flagOf(const vcpu::Operand& operand);

/// A STRING, of as many characters as it holds at most; its bytes are Latin-1.
void putText(const vcpu::Operand& operand, const std::string& value);
std::string textOf(const vcpu::Operand& operand);

}  // namespace tests
