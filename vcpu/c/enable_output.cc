#include "vcpu/c/enable_output.h"

#include <fmt/format.h>

#include "vcpu/c/assign.h"
#include "vcpu/c/function.h"

namespace vcpu::c {

EnableOutput::EnableOutput(CFunction& f, const scl::Call& call) : f_(f), target_(call.enableOut) {
  if (target_ == nullptr) return;
  outerEno_ = f.fresh("eno");
  f.add(fmt::format("u8 {} = cpu->eno;", outerEno_));
  f.add("cpu->eno = 1;");
}

void EnableOutput::store() {
  if (target_ == nullptr) return;
  f_.add("cpu->calledEno = cpu->eno;");
  f_.add(fmt::format("cpu->eno = {};", outerEno_));
  assignTo(f_, *target_, "cpu->calledEno");
}

}  // namespace vcpu::c
