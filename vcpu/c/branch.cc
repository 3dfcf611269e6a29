// IF and CASE.

#include "vcpu/c/branch.h"

#include <fmt/format.h>

#include "vcpu/c/count.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/statement.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

// A condition that needs lines in front cannot stand behind `else`: there the chain ends, and another begins
// behind it, which is jumped to from `else` only. Nested blocks would do, but not a thousand of them.
void ifStatement(CFunction& f, const scl::If& form) {
  std::string end;
  for (size_t i = 0; i < form.branches.size(); i++) {
    std::string text;
    CLines front = f.linesOf([&] { text = condition(f, *form.branches[i].condition); });
    if (i == 0) {
      f.lines().append(front);
      f.lines().open(fmt::format("if ({}) {{", text));
    } else if (front.count() == 0) {
      f.lines().reopen(fmt::format("}} else if ({}) {{", text));
    } else {
      if (end.empty()) end = f.fresh("endIf");
      const std::string next = f.fresh("nextIf");
      f.lines().reopen("} else {");
      f.add(fmt::format("goto {};", next));
      f.lines().close("}");
      f.add(fmt::format("goto {};", end));
      f.add(next + ":;");
      f.lines().append(front);
      f.lines().open(fmt::format("if ({}) {{", text));
    }
    statements(f, form.branches[i].body);
  }
  if (form.otherwise) {
    f.lines().reopen("} else {");
    statements(f, *form.otherwise);
  }
  f.lines().close("}");
  if (!end.empty()) f.add(end + ":;");
}

// The first label that fits is taken, so this is a chain of comparisons; the compilers make a jump table of
// it.
void caseStatement(CFunction& f, const scl::Case& form) {
  const scl::Type& type = *form.selector->type;
  std::string selector = spill(f, type, condition(f, *form.selector));
  bool first = true;
  size_t labels = 0;  // compared so far; the first is counted with the selector
  for (const scl::Case::Branch& branch : form.branches) {
    std::string test;
    for (const scl::Case::Label& label : branch.labels) {
      std::string low = constantText(type, *label.low->constant);
      std::string one = fmt::format("{} == {}", selector, low);
      if (label.high != nullptr) {
        one = fmt::format("({0} >= {1} && {0} <= {2})", selector, low,
                          constantText(type, *label.high->constant));
      }
      test += (test.empty() ? "" : " || ") + one;
    }
    if (first) {
      f.lines().open(fmt::format("if ({}) {{", test));
    } else {
      f.lines().reopen(fmt::format("}} else if ({}) {{", test));
    }
    first = false;
    labels += branch.labels.size();
    countSteps(f, labels - 1);
    statements(f, branch.body);
  }
  if (form.otherwise || (f.plan.options.count && labels > 1)) {
    if (first) {
      f.lines().open("{");
    } else {
      f.lines().reopen("} else {");
    }
    first = false;
    if (labels > 0) countSteps(f, labels - 1);
    if (form.otherwise) statements(f, *form.otherwise);
  }
  if (!first) f.lines().close("}");
}

}  // namespace vcpu::c
