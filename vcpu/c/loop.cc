// Loops. Each turn takes one off the CPU's work; when that is used up, the host looks at the cycle watchdog.

#include "vcpu/c/loop.h"

#include <fmt/format.h>

#include "vcpu/c/count.h"
#include "vcpu/c/evaluation_order.h"
#include "vcpu/c/function.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/statement.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

namespace {

void loopBody(CFunction& f, const scl::Statements& body) {
  f.loopBody([&] { statements(f, body); });
}

}  // namespace

void backEdge(CFunction& f, int line) {
  f.add(fmt::format("if (--cpu->work < 0 && cpu->host->workUsedUp(cpu, {})) {};", f.sourceLine(line),
                    f.stopReturn()));
}

void continueStatement(CFunction& f) {
  f.add(fmt::format("goto {};", f.continueLabel()));
}

// FOR counter := from TO to BY by. End and step are taken once. Behind the loop the counter is one step past
// the end; it stops there also where the type has no such number and it wraps.
void forStatement(CFunction& f, const scl::For& form) {
  const int line = f.line();
  const scl::Type& type = *form.counter->type;
  LValue counter = pinned(f, locateTarget(f, *form.counter));
  std::string from = value(f, *form.from);
  bool laterCalls = callsBlock(*form.to) || (form.by != nullptr && callsBlock(*form.by));
  if (laterCalls || f.mayStop()) from = spill(f, type, from);
  std::string to = form.to->constant ? value(f, *form.to) : spill(f, type, value(f, *form.to));
  std::string by = form.by == nullptr ? "1" : value(f, *form.by);
  int direction = 1;
  if (form.by != nullptr && !form.by->constant) {
    by = spill(f, type, by);
    direction = isSignedInC(type) ? 0 : 1;
  } else if (form.by != nullptr && std::get<int64_t>(*form.by->constant) < 0) {
    direction = -1;
  }
  f.checkStopIfNeeded();
  auto isPast = [&](const std::string& number) {
    if (direction != 0) return fmt::format("{} {} {}", number, direction > 0 ? ">" : "<", to);
    return fmt::format("({0} < 0 ? {1} < {2} : {1} > {2})", by, number, to);
  };
  store(f, counter, from);
  f.lines().open(fmt::format("if (!({})) for (;;) {{", isPast(load(counter))));
  loopBody(f, form.body);
  countSteps(f, 1);
  backEdge(f, line);
  std::string next = f.fresh("n");
  f.add(fmt::format("i64 {} = (i64){} + {};", next, load(counter), by));
  store(f, counter, fmt::format("({}){}", cType(type), next));
  f.add(fmt::format("if ({}) break;", isPast(next)));
  f.lines().close("}");
}

void whileStatement(CFunction& f, const scl::While& form) {
  const int line = f.line();
  f.lines().open("for (;;) {");
  f.add(fmt::format("if (!({})) break;", condition(f, *form.condition)));
  loopBody(f, form.body);
  backEdge(f, line);
  f.lines().close("}");
}

void repeatStatement(CFunction& f, const scl::Repeat& form) {
  const int line = f.line();
  f.lines().open("for (;;) {");
  loopBody(f, form.body);
  f.setLine(form.until->location.line);
  f.add(fmt::format("if ({}) break;", condition(f, *form.until)));
  backEdge(f, line);
  f.lines().close("}");
}

}  // namespace vcpu::c
