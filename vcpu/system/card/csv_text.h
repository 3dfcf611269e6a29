#pragma once
// Single values as they stand in the CSV files of a memory card. For the thread on which the block runs.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "scl/types/type.h"
#include "vcpu/access/operand.h"

namespace vcpu {

/// Whether one column can hold a value of this type: what one literal says, but for Any.
bool fitsColumn(const scl::Type& type);

/// The characters that each value of this type has at most in a data log; of a type that fitsColumn().
/// Source of those that an S7-1200 knows: S7-1200 System Manual A5E02486680-AK, p. 528, without the comma.
size_t columnCharacters(const scl::Type& type);

/// In a recipe: as many characters as the value needs. A text stands in quotation marks, each of its own is
/// written twice.
std::string shortText(const Operand& value);

/// Stores what a recipe says of the value, in the form of shortText(); blanks around it do not count, a text
/// that is too long is cut, and TRUE and FALSE are Bools, too. A point in time that its type cannot hold is
/// what a variable of the type begins with. False: it is no value of this type, and nothing is stored.
bool storeText(const Operand& value, std::string_view text);

/// In a data log: as many characters as columnCharacters() says, blanks in front of a number and behind a
/// text, which then stand inside its quotation marks.
std::string paddedText(const Operand& value);

}  // namespace vcpu
