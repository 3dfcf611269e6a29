#pragma once

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

void ifStatement(CFunction& f, const scl::If& form);

}  // namespace vcpu::c
