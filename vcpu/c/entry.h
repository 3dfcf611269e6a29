#pragma once

#include "vcpu/c/lines.h"
#include "vcpu/c/local_variables.h"
#include "vcpu/c/program_plan.h"

namespace vcpu::c {

/// The function that the host calls: it takes the parameters of a block out of an image and puts the results
/// back.
CLines blockEntry(ProgramPlan& plan, const scl::Block& block, const LocalVariables& variables);

}  // namespace vcpu::c
