#pragma once

#include <string>

#include "vcpu/c/local_variables.h"
#include "vcpu/c/program_plan.h"

namespace vcpu::c {

/// The function returns its value as a C number.
bool hasValue(const scl::Block& block);

/// The function returns a string or structure: the caller hands over a pointer to the room for it.
bool hasImageResult(const scl::Block& block);

/// "static void b4_Pump(S7Cpu *cpu, u8 *self)", without a semicolon.
std::string signature(const ProgramPlan& plan, const scl::Block& block, const LocalVariables& variables);

}  // namespace vcpu::c
