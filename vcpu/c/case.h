#pragma once

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

void caseStatement(CFunction& f, const scl::Case& form);

}  // namespace vcpu::c
