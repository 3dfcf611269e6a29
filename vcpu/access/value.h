#pragma once
// Values of a running CPU as SCL text, both ways: what --set, --watch and call take and show. For the thread
// of the operand's CPU.

#include <string>
#include <string_view>

#include "vcpu/access/operand.h"
#include "vcpu/result/result.h"

namespace vcpu {

/// The value as an SCL literal of its type: 16#FF, T#5s, 'text', TRUE. Arrays as [1, 2], arrays of bytes as
/// hex:00ff, structures as (a := 1, b := 2).
std::string formatValue(const Operand& operand);

/// Stores what the literal says. Its range is checked as in a declaration of the operand's type. Arrays and
/// structures take the lists of value_list.h, arrays of Byte, USInt, SInt or Char also hex:00ff, from
/// their first element on. A failure says
/// what is wrong with the literal and how to write it; then nothing was stored.
Result<void> setValue(const Operand& operand, std::string_view literal);

}  // namespace vcpu
