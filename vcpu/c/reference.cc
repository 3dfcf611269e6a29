#include "vcpu/c/reference.h"

#include <fmt/format.h>

#include "vcpu/c/area.h"
#include "vcpu/c/count.h"
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

void assignmentAttempt(CFunction& f, const scl::AssignmentAttempt& attempt) {
  countSteps(f, 1);
  const scl::Type& referred = *attempt.target->type->element;
  std::string text = "0";
  if (attempt.value->type->kind == scl::TypeKind::Variant) {
    text = fmt::format("s7Attempt(cpu, {}, {})", referredArea(f, *attempt.value),
                       f.plan.referredNumber(referred));
  }
  store(f, locate(f, *attempt.target), text);
}

}  // namespace vcpu::c
