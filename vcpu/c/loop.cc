// Loops. Each turn takes one off the CPU's work; when that is used up, the host looks at the cycle watchdog.

#include <fmt/format.h>

#include "vcpu/c/block_printer.h"

namespace vcpu {

void BlockPrinter::backEdge(int line) {
  add(fmt::format("if (--cpu->work < 0 && cpu->host->workUsedUp(cpu, {})) {};", site(line), stopReturn()));
}

void BlockPrinter::continueStatement() {
  std::string& label = continueLabels_.back();
  if (label.empty()) label = fresh("next");
  add(fmt::format("goto {};", label));
}

void BlockPrinter::loopBody(const scl::Statements& body) {
  continueLabels_.emplace_back();
  statements(body);
  if (!continueLabels_.back().empty()) add(continueLabels_.back() + ":;");
  continueLabels_.pop_back();
}

// FOR counter := from TO to BY by. End and step are taken once. Behind the loop the counter is one step past
// the end; it stops there also where the type has no such number and it wraps.
void BlockPrinter::forStatement(const scl::For& form, int line) {
  const scl::Type& type = *form.counter->type;
  Location counter = pinned(locate(*form.counter));
  std::string from = value(*form.from);
  bool laterCalls = callsBlock(*form.to) || (form.by != nullptr && callsBlock(*form.by));
  if (laterCalls || mayStop_) from = spill(type, from);
  std::string to = form.to->constant ? value(*form.to) : spill(type, value(*form.to));
  std::string by = form.by == nullptr ? "1" : value(*form.by);
  int direction = 1;
  if (form.by != nullptr && !form.by->constant) {
    by = spill(type, by);
    direction = isSignedInC(type) ? 0 : 1;
  } else if (form.by != nullptr && std::get<int64_t>(*form.by->constant) < 0) {
    direction = -1;
  }
  checkStopIfNeeded();
  auto isPast = [&](const std::string& number) {
    if (direction != 0) return fmt::format("{} {} {}", number, direction > 0 ? ">" : "<", to);
    return fmt::format("({0} < 0 ? {1} < {2} : {1} > {2})", by, number, to);
  };
  store(counter, from);
  lines_->open(fmt::format("if (!({})) for (;;) {{", isPast(load(counter))));
  loopBody(form.body);
  backEdge(line);
  std::string next = fresh("n");
  add(fmt::format("i64 {} = (i64){} + {};", next, load(counter), by));
  store(counter, fmt::format("({}){}", cType(type), next));
  add(fmt::format("if ({}) break;", isPast(next)));
  lines_->close("}");
}

void BlockPrinter::whileStatement(const scl::While& form, int line) {
  lines_->open("for (;;) {");
  add(fmt::format("if (!({})) break;", condition(*form.condition)));
  loopBody(form.body);
  backEdge(line);
  lines_->close("}");
}

void BlockPrinter::repeatStatement(const scl::Repeat& form, int line) {
  lines_->open("for (;;) {");
  loopBody(form.body);
  line_ = form.until->place.line;
  add(fmt::format("if ({}) break;", condition(*form.until)));
  backEdge(line);
  lines_->close("}");
}

}  // namespace vcpu
