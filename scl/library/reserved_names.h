#pragma once
// Words that TIA Portal and S7-SCL keep for themselves: the one list of them. Any thread may call.

#include <string_view>

namespace scl {

enum class ReservedAs {
  Nothing,
  Word,         ///< a keyword, operator or function: ENTRY, SHL, LIMIT
  DataType,     ///< Int, Time_Of_Day, DTL
  HardwareType  ///< a type of parameters for hardware and blocks: PORT, HW_IO, OB_CYCLIC
};

/// What a name is to TIA Portal, without regard to case. Source: TIA Portal Information System, "Keywords and
/// reserved identifiers" and "Overview of the valid data types". Not among the words: addresses as M0 or DB1.
ReservedAs reservedAs(std::string_view name);

/// Whether a name is a word of S7-SCL V5.x (S7-300/400) that TIA Portal does not reserve: NIL, TIMER. Without
/// regard to case. Source: S7-SCL V5.x manual, "reserved words". Not among them: addresses.
bool isClassicWord(std::string_view name);

}  // namespace scl
