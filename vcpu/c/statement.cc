// Statements. What a statement needs in variables ends with it: braces go round as soon as there is one.

#include "vcpu/c/statement.h"

#include <fmt/format.h>

#include "scl/tree/match.h"
#include "vcpu/c/assign.h"
#include "vcpu/c/call_block.h"
#include "vcpu/c/case.h"
#include "vcpu/c/count.h"
#include "vcpu/c/function.h"
#include "vcpu/c/if.h"
#include "vcpu/c/loop.h"
#include "vcpu/c/reference.h"
#include "vcpu/c/standard.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;

namespace {

void callStatement(CFunction& f, const Expression& expression) {
  const auto& call = std::get<scl::Call>(expression.form);
  auto storeEno = [&](const std::string& eno) {
    if (call.enableOut != nullptr) assignTo(f, *call.enableOut, eno);
  };
  auto run = [&] {
    countArguments(f, call);
    if (call.standard) {
      std::string unused = standardFunction(f, expression, call);
      if (!unused.empty()) f.add(fmt::format("(void){};", unused));
    } else {
      callBlock(f, call);
      storeEno("cpu->calledEno");
    }
    f.checkStopIfNeeded();
  };
  if (call.enable == nullptr) return run();
  f.lines().open(fmt::format("if ({}) {{", condition(f, *call.enable)));
  run();
  if (call.enableOut != nullptr) {
    f.lines().reopen("} else {");
    storeEno("0");
  }
  f.lines().close("}");
}

void jump(CFunction& f, const std::string& label) {
  backEdge(f, f.line());
  f.add(fmt::format("goto {};", f.labelName(label)));
}

void print(CFunction& f, const scl::Assignment& form) {
  assignment(f, form);
}
void print(CFunction& f, const scl::AssignmentAttempt& form) {
  assignmentAttempt(f, form);
}
void print(CFunction& f, const scl::CallStatement& form) {
  callStatement(f, *form.call);
}
void print(CFunction& f, const scl::If& form) {
  ifStatement(f, form);
}
void print(CFunction& f, const scl::Case& form) {
  caseStatement(f, form);
}
void print(CFunction& f, const scl::For& form) {
  forStatement(f, form);
}
void print(CFunction& f, const scl::While& form) {
  whileStatement(f, form);
}
void print(CFunction& f, const scl::Repeat& form) {
  repeatStatement(f, form);
}
void print(CFunction& f, const scl::Exit&) {
  f.add("break;");
}
void print(CFunction& f, const scl::Continue&) {
  continueStatement(f);
}
void print(CFunction& f, const scl::Return&) {
  f.add("goto leave;");
}
void print(CFunction& f, const scl::Goto& form) {
  jump(f, form.label);
}
void print(CFunction& f, const scl::Label& form) {
  f.add(f.labelName(form.name) + ":;");
}

// A form that no print() above takes does not compile.
void statement(CFunction& f, const scl::Statement& statement) {
  scl::match(
      statement.form, [&](const scl::Region& form) { statements(f, form.body); }, [](const scl::Empty&) {},
      [&](const auto& form) { f.statement(statement.location.line, [&] { print(f, form); }); });
}

}  // namespace

void statements(CFunction& f, const scl::Statements& list) {
  for (const auto& one : list) statement(f, *one);
}

std::string condition(CFunction& f, const Expression& expression) {
  countStatement(f, {&expression});
  std::string text = value(f, expression);
  if (f.mayStop()) {
    text = spill(f, *expression.type, text);
    f.checkStop();
  }
  return text;
}

}  // namespace vcpu::c
