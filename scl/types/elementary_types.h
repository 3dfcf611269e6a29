#pragma once
// The types that need no declaration: their names, sizes and ranges. Any thread may call.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scl/types/type.h"

namespace scl {

/// The one Type of a kind that needs no declaration; not for String, WString, Array, Struct and
/// FunctionBlock.
const Type* elementaryType(TypeKind kind);

/// DB_ANY: a UInt that holds the number of a data block, and takes a data block by its name.
const Type* dataBlockNumberType();

/// By a name as SCL writes it, without regard to case: Int, TIME_OF_DAY, tod, REMOTE (an Any). nullptr if
/// none.
const Type* findElementaryType(std::string_view name);

/// By the prefix of a literal: INT, T, LTOD, DW. nullptr if none.
const Type* findLiteralType(std::string_view prefix);

/// Every name that findElementaryType knows.
const std::vector<std::string_view>& elementaryTypeNames();

/// Whether `value` is a value of the integer, bit string, character or time type `type`. ULInt and LWord hold
/// their 64-bit pattern, so that each value fits.
bool inRange(const Type& type, int64_t value);

/// The same, as text: "0..255". For types that inRange accepts.
std::string rangeText(const Type& type);

/// The value that remains when `value` is stored in as many bits as `type` has.
int64_t wrapTo(const Type& type, int64_t value);

/// Bits of a type that isElementary: Bool 1, Byte 8, LReal 64.
int bitsOf(const Type& type);

}  // namespace scl
