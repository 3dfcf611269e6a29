#pragma once

#include "vcpu/c/lines.h"
#include "vcpu/c/local_variables.h"
#include "vcpu/c/program_plan.h"

namespace vcpu::c {

/// The C function of a block: its parameters, its variables, its body. What cannot be printed is in
/// plan.refusals.
CLines blockFunction(ProgramPlan& plan, const scl::Block& block, const LocalVariables& variables);

/// The declaration of that function, for callers that stand above it.
std::string blockDeclaration(const ProgramPlan& plan, const scl::Block& block,
                             const LocalVariables& variables);

}  // namespace vcpu::c
