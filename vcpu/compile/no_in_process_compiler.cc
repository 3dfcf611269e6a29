// Stands in where the build found no libtcc.

#include "vcpu/compile/compiled.h"

namespace vcpu {

Result<std::unique_ptr<Compiled>> compileInProcess(const std::string&) {
  return Failure{"This build has no in-process compiler (libtcc). Use the system compiler."};
}

}  // namespace vcpu
