#pragma once
// A value known when the program is checked.

#include <cstdint>
#include <string>
#include <variant>

namespace scl {

/// A value without its type; the Expression or Variable that holds it has the type.
///
/// integer: Bool (0, 1), all integers and bit strings (ULInt, LWord: the 64-bit pattern), Char and WChar
/// (code), Time (ms), LTime (ns), S5Time (its 16-bit word), Date (days since 1990-01-01), Time_Of_Day (ms
/// since midnight), LTime_Of_Day (ns), Date_And_Time, LDT and DTL (ns since 1970-01-01).
/// double: Real and LReal. string: String and WString, as UTF-8; Any: its ten bytes.
using Constant = std::variant<int64_t, double, std::string>;

}  // namespace scl
