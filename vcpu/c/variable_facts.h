#pragma once
// What a function asks about a variable: its bounds, its type, whether it is an array.

#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// LOWER_BOUND(ARR, DIM) and UPPER_BOUND(ARR, DIM).
std::string lowerBound(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string upperBound(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// CountOfElements(v) of an array or a Variant.
std::string elementCount(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// TypeOf(v) and TypeOfElements(v) of a Variant: of any other variable the checker knows it.
std::string typeCode(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string elementTypeCode(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// IS_ARRAY(v), IS_NULL(v), NOT_NULL(v).
std::string isArray(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string isNull(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string notNull(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
