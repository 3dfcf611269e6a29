#pragma once

#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/text.h"

namespace vcpu::c {

class CFunction;

/// A_TO_B and CONVERT: a value of an elementary type, else a pointer to its image.
std::string conversion(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// The same to a string.
TextOperand textConversion(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// CONCAT_DATE_TOD and T_COMBINE: a date plus a time of day. Answers as conversion() does.
std::string dateAndTime(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
