// Stands in where the build found no libtcc.

#include "vcpu/compile/compiled.h"

namespace vcpu {

std::unique_ptr<Compiled> compileInProcess(const std::string&, std::string& failure) {
  failure = "This build has no in-process compiler (libtcc). Use the system compiler.";
  return nullptr;
}

}  // namespace vcpu
