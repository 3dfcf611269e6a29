#pragma once
// Values of arrays and structures, written as in a declaration of SCL. For the thread of the operand's CPU.

#include <cstdint>
#include <string_view>
#include <vector>

#include "vcpu/access/operand.h"
#include "vcpu/result/result.h"

namespace vcpu {

/// Stores a list in an array or structure:
///
///     [1, 2, 3]  [4(0)]  [[1, 2], [3, 4]]     an array: from its first element on, the last index runs
///     first;
///                                             4(0) is four times 0; a row of a matrix may have brackets
///     (2.5, 1.0)  (x := 2.5)                  a structure: its members in order, or by their names
///
/// What the list does not name keeps its value. A failure says which value is wrong; then nothing was stored.
Result<void> setList(const Operand& operand, std::string_view list);

/// The memory of an Array[*] of `element` that holds the values of `list`. The elements of an Array[*] of
/// Bool are counted in whole bytes.
Result<std::vector<uint8_t>> openArrayOf(const scl::Type& element, std::string_view list);

}  // namespace vcpu
