#pragma once
// Values as they stand in the CSV files of a memory card. For the thread on which the block runs.

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

/// In a data log: as many characters as columnCharacters() says, blanks in front of a number and behind a
/// text, which then stand inside its quotation marks.
std::string paddedText(const Operand& value);

}  // namespace vcpu
