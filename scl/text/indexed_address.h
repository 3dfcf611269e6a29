#pragma once
// The operands of classic SCL that no absolute address says as it is written: with an index, MW[i], or behind
// the name of a data block, Motor.DW4. Any thread may call.

#include "scl/text/absolute_address.h"

namespace scl {

/// What stands before the index of an operand of classic SCL: MW in MW[i], with or without '%'; M and MX are
/// bits. The byte is 0.
std::optional<AbsoluteAddress> parseIndexedArea(std::string_view text);

/// The same behind the name of a data block: DW in DB5.DW[i], or DBW.
std::optional<AbsoluteAddress> parseIndexedPlace(std::string_view text);

/// Behind the name of a data block in classic SCL, DW4 or DX4.1 as TIA Portal writes it: %DBW4, %DBX4.1.
/// Empty if `text` is no such place.
std::string placeWithPercent(std::string_view text);

}  // namespace scl
