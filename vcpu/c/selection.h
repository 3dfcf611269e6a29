#pragma once
// MIN, MAX and LIMIT compare, SEL and MUX select. All look at every argument, in order.

#include <string>

#include "scl/tree/tree.h"
#include "vcpu/c/text.h"

namespace vcpu::c {

class CFunction;

/// MIN(IN1, IN2, ...), of an elementary type; likewise MAX and LIMIT.
std::string least(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string greatest(CFunction& f, const scl::Expression& expression, const scl::Call& call);
std::string limited(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// SEL(G, IN0, IN1) and MUX(K, IN0, ..., INELSE), of an elementary type.
std::string selection(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// The same of structured values: a pointer to the image of the one selected.
std::string selectedMemory(CFunction& f, const scl::Expression& expression, const scl::Call& call);

/// The same of strings: a copy of the one selected.
TextOperand selectedText(CFunction& f, const scl::Expression& expression, const scl::Call& call);

}  // namespace vcpu::c
