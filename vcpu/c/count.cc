#include "vcpu/c/count.h"

#include <fmt/format.h>

#include <algorithm>

#include "scl/tree/binary_operator.h"
#include "scl/tree/match.h"
#include "vcpu/c/function.h"

namespace vcpu::c {

using scl::Expression;

namespace {

size_t comparisonsIn(const Expression* expression);

size_t comparisonsIn(const scl::Call& call) {
  size_t all = 0;
  for (const Expression* argument : call.bound) all += comparisonsIn(argument);
  return all;
}

// AND and OR evaluate both sides, so each comparison that stands there is executed. nullptr: none.
size_t comparisonsIn(const Expression* expression) {
  if (expression == nullptr || expression->constant) return 0;
  return scl::match(
      expression->form, [](const scl::Literal&) { return size_t{0}; },
      [](const scl::Name&) { return size_t{0}; },
      [](const scl::MemberAccess& form) { return comparisonsIn(form.base.get()); },
      [](const scl::Subscript& form) {
        size_t all = comparisonsIn(form.base.get());
        for (const auto& index : form.indices) all += comparisonsIn(index.get());
        return all;
      },
      [](const scl::Dereference& form) { return comparisonsIn(form.base.get()); },
      [](const scl::Slice& form) { return comparisonsIn(form.base.get()); },
      [](const scl::Unary& form) { return comparisonsIn(form.operand.get()); },
      [](const scl::Binary& form) {
        return comparisonsIn(form.left.get()) + comparisonsIn(form.right.get()) +
               (scl::isComparison(form.op) ? 1 : 0);
      },
      [](const scl::Call& form) { return comparisonsIn(form); },
      [](const scl::ImplicitConversion& form) { return comparisonsIn(form.operand.get()); },
      [](const scl::ArrayList&) { return size_t{0}; }, [](const scl::StructList&) { return size_t{0}; });
}

}  // namespace

void countStatement(CFunction& f, std::initializer_list<const Expression*> parts) {
  size_t comparisons = 0;
  for (const Expression* part : parts) comparisons += comparisonsIn(part);
  countSteps(f, std::max<size_t>(comparisons, 1));
}

void countArguments(CFunction& f, const scl::Call& call) {
  countSteps(f, comparisonsIn(call));
}

void countCall(CFunction& f, const scl::Call& call) {
  const scl::Block& block = call.function != nullptr ? *call.function : *call.instanceOf;
  const auto given =
      std::ranges::count_if(call.bound, [](const Expression* actual) { return actual != nullptr; });
  if (f.plan.isOfHost(block)) {
    if (f.plan.options.count) f.add(fmt::format("cpu->given = {};", given));
    return;
  }
  f.count("S7_CALLS");
  if (given > 0) f.count("S7_PARAMETERS", std::to_string(given));
}

void countSteps(CFunction& f, size_t steps) {
  if (steps > 0) f.count("S7_STATEMENTS", std::to_string(steps));
}

}  // namespace vcpu::c
