#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

std::string sliceValue(CFunction& f, const scl::Slice& slice);

/// Reads the whole number, replaces the part, and writes the whole number.
void storeSlice(CFunction& f, const scl::Slice& slice, const std::string& value);

}  // namespace vcpu::c
