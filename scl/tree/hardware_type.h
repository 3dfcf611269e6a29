#pragma once
// Declarations with a hardware data type of TIA Portal. Any thread may call.

#include "scl/tree/tree.h"

namespace scl {

/// Whether `type`, as it is written, is a hardware data type (HW_ANY, HW_IO, PORT, CONN_OUC, ...) or an array
/// of one. The checker takes such a type for the Word, UInt, Int or DWord underneath.
bool isHardwareType(const TypeName& type);

}  // namespace scl
