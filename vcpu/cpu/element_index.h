#pragma once
// The index of an element of an array, as a path shows it.

#include <cstdint>
#include <string>

#include "scl/types/type.h"

namespace vcpu {

/// "[1,3]" for the element of this number, from 0, in the order in which they lie. Any thread may call.
std::string elementIndex(const scl::Type& array, int64_t number);

}  // namespace vcpu
