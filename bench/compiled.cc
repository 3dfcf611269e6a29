#include "bench/compiled.h"

#include "station/sources.h"

namespace bench {

vcpu::Result<std::shared_ptr<const vcpu::MachineCode>> compiled(const std::string& name,
                                                                vcpu::CompilerKind compiler) {
  auto checked = station::checkSources({PROJECT_ROOT "/bench/" + name}, scl::Dialect::Tia);
  if (!checked) return vcpu::Failure{checked.failure()};
  if (!checked->program) return vcpu::Failure{"bench/" + name + " has faults"};
  vcpu::CompileOptions options;
  options.compiler = compiler;
  return vcpu::MachineCode::compile(checked->program, options);
}

}  // namespace bench
