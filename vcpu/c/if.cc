// IF.

#include "vcpu/c/if.h"

#include <fmt/format.h>

#include "vcpu/c/function.h"
#include "vcpu/c/statement.h"

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

}  // namespace vcpu::c
