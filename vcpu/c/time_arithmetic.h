#pragma once

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// Time * 3, Time / 2.5, Tod + Time, Date - Date. `type` is that of the result. Answers a value of an
/// elementary type, else a pointer to its image.
std::string timeArithmetic(CFunction& f, const scl::Binary& binary, const scl::Type& type);

/// CONCAT_DATE_TOD: a date plus a time of day.
std::string combinedTime(CFunction& f, const scl::Call& call, const scl::Type& type);

}  // namespace vcpu::c
