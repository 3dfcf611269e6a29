#pragma once
// The program of a source of this folder, ready to run.

#include <memory>
#include <string>

#include "vcpu/compile/machine_code.h"
#include "vcpu/result/result.h"

namespace bench {

/// Reads, checks and compiles the source bench/`name`.
vcpu::Result<std::shared_ptr<const vcpu::MachineCode>> compiled(const std::string& name,
                                                                vcpu::CompilerKind compiler);

}  // namespace bench
