#pragma once
// Words that TIA Portal keeps for itself. Any thread may call.

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

}  // namespace scl
