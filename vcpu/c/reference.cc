#include "vcpu/c/reference.h"

#include <fmt/format.h>

#include "vcpu/c/function.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

LValue locateReferred(CFunction& f, const scl::Dereference& dereference, const scl::Type& referred) {
  f.noteMayStop();
  f.count("S7_INDEXED_ACCESSES");
  f.plan.needScratch(referred.size);
  const std::string reference = value(f, *dereference.base);
  return memoryLValue(computed(fmt::format("s7Referred(cpu, {}, {})", reference, f.sourceLine())), 0,
                      referred, 0);
}

std::string referenceTo(CFunction& f, const scl::Expression&, const scl::Call& call) {
  return fmt::format("s7Reference(cpu, {})", pointer(locate(f, *call.bound[0])));
}

}  // namespace vcpu::c
