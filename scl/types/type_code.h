#pragma once
// What TypeOf gives: one number for each type, so that types are compared, also in CASE, as numbers are. The
// virtual CPU computes the same of what a Variant refers to (s7TypeCode in vcpu/runtime/runtime.h). Any
// thread may call.

#include <cstdint>

#include "scl/types/type.h"

namespace scl {

/// Strings of any length are one type; an array is another type than its elements.
int64_t typeCode(const Type& type);

/// Of an array's elements; of anything else its own.
int64_t elementTypeCode(const Type& type);

}  // namespace scl
