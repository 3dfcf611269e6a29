#pragma once

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

/// Adds the lines of STRG_VAL, VAL_STRG, Strg_TO_Chars or Chars_TO_Strg.
void textStatement(CFunction& f, const scl::Call& call);

}  // namespace vcpu::c
