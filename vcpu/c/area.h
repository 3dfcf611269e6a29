#pragma once
// S7Area: what a Variant, or a structured parameter of a system block, refers to.

#include <cstdint>
#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/lvalue.h"

namespace vcpu::c {

class CFunction;

/// Of the host's stack: one S7Area and the value that it is assigned from, which tcc keeps beside it.
constexpr int64_t AREA_BYTES = 96;

/// The S7Area of an argument, as a C initialiser or as the variable that holds one. nullptr: nothing was
/// handed over.
std::string area(CFunction& f, const scl::Expression* actual);

/// A pointer to the S7Area that a Variant or an Any refers to.
std::string referredArea(CFunction& f, const scl::Expression& expression);

/// A pointer to the ten bytes of an Any: the variable itself, or in a buffer of the statement those that name
/// the argument. What lies in the block's own memory can be named until `CFunction::lent` is taken back.
std::string anyPointer(CFunction& f, const scl::Expression* actual);

/// The S7Area of `count` elements from the lvalue on.
std::string areaOf(const CFunction& f, const LValue& lvalue, const std::string& count);

}  // namespace vcpu::c
