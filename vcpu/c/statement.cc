// Statements. What a statement needs in variables ends with it: braces go round as soon as there is one.

#include <fmt/format.h>

#include "scl/text/name.h"
#include "vcpu/c/block_printer.h"

namespace vcpu {

using scl::Expression;

void BlockPrinter::statements(const scl::Statements& list) {
  for (const auto& one : list) statement(*one);
}

void BlockPrinter::statement(const scl::Statement& statement) {
  line_ = statement.place.line;
  if (const auto* form = std::get_if<scl::Region>(&statement.form)) return statements(form->body);
  if (std::holds_alternative<scl::Empty>(statement.form)) return;
  lines_->directive(fmt::format("#line {}", line_));
  if (const auto* form = std::get_if<scl::Label>(&statement.form)) return add(labelName(form->name) + ":;");
  size_t first = lines_->count();
  buffersInUse_ = 0;
  bool outerDeclares = std::exchange(declares_, false);
  if (const auto* form = std::get_if<scl::Assignment>(&statement.form)) {
    assignment(*form);
  } else if (const auto* form2 = std::get_if<scl::CallStatement>(&statement.form)) {
    callStatement(std::get<scl::Call>(form2->call->form));
  } else if (const auto* form3 = std::get_if<scl::If>(&statement.form)) {
    ifStatement(*form3);
  } else if (const auto* form4 = std::get_if<scl::Case>(&statement.form)) {
    caseStatement(*form4);
  } else if (const auto* form5 = std::get_if<scl::For>(&statement.form)) {
    forStatement(*form5, line_);
  } else if (const auto* form6 = std::get_if<scl::While>(&statement.form)) {
    whileStatement(*form6, line_);
  } else if (const auto* form7 = std::get_if<scl::Repeat>(&statement.form)) {
    repeatStatement(*form7, line_);
  } else if (std::holds_alternative<scl::Exit>(statement.form)) {
    add("break;");
  } else if (std::holds_alternative<scl::Continue>(statement.form)) {
    continueStatement();
  } else if (std::holds_alternative<scl::Return>(statement.form)) {
    add("goto leave;");
  } else if (const auto* form8 = std::get_if<scl::Goto>(&statement.form)) {
    jump(form8->label);
  }
  if (declares_) lines_->enclose(first);
  declares_ = outerDeclares;
}

// The value comes first: a fault in it leaves the target as it was.
void BlockPrinter::assignment(const scl::Assignment& assignment) {
  const scl::Type& type = *assignment.target->type;
  if (scl::isText(type)) {
    TextOperand from = text(*assignment.value);
    checkStopIfNeeded();
    assignMemory(locate(*assignment.target), from.pointer, from.form);
  } else if (isImageType(type)) {
    std::string from = memory(*assignment.value);
    checkStopIfNeeded();
    assignMemory(locate(*assignment.target), from, "0");
  } else {
    std::string text = value(*assignment.value);
    if (mayStop_ || callsBlock(*assignment.target)) {
      text = spill(type, text);
      checkStopIfNeeded();
    }
    if (const auto* slice = std::get_if<scl::Slice>(&assignment.target->form)) {
      storeSlice(*slice, text);
    } else {
      store(locate(*assignment.target), text);
    }
  }
  checkStopIfNeeded();
}

void BlockPrinter::callStatement(const scl::Call& call) {
  auto run = [&] {
    if (call.instanceOf != nullptr) {
      callInstance(call);
    } else if (call.function != nullptr) {
      call.function->system ? callSystemFunction(call) : callFunction(call);
    } else {
      standardStatement(call);
    }
    checkStopIfNeeded();
  };
  auto tellEno = [&](const std::string& eno) {
    if (call.enableOut != nullptr) assignTo(*call.enableOut, eno);
  };
  if (call.enable == nullptr) {
    run();
    return tellEno("cpu->calledEno");
  }
  lines_->open(fmt::format("if ({}) {{", condition(*call.enable)));
  run();
  tellEno("cpu->calledEno");
  if (call.enableOut != nullptr) {
    lines_->reopen("} else {");
    tellEno("0");
  }
  lines_->close("}");
}

// A function of the language as a statement: for what it writes, or for its ENO alone.
void BlockPrinter::standardStatement(const scl::Call& call) {
  bool hasEno = call.enableOut != nullptr;
  std::string outerEno = hasEno ? fresh("eno") : "";
  if (hasEno) {
    add(fmt::format("u8 {} = cpu->eno;", outerEno));
    add("cpu->eno = 1;");
  }
  textStatement(call);
  if (!hasEno) return;
  add("cpu->calledEno = cpu->eno;");
  add(fmt::format("cpu->eno = {};", outerEno));
}

std::string BlockPrinter::condition(const Expression& expression) {
  std::string text = value(expression);
  if (mayStop_) {
    text = spill(*expression.type, text);
    checkStop();
  }
  return text;
}

// A condition that needs lines in front cannot stand behind `else`: such a chain jumps to its end instead.
void BlockPrinter::ifStatement(const scl::If& form) {
  std::string end;
  for (size_t i = 0; i < form.branches.size(); i++) {
    CLines front;
    CLines* outer = std::exchange(lines_, &front);
    std::string text = condition(*form.branches[i].condition);
    lines_ = outer;
    if (i == 0) {
      lines_->append(front);
      lines_->open(fmt::format("if ({}) {{", text));
    } else if (front.count() == 0) {
      lines_->reopen(fmt::format("}} else if ({}) {{", text));
    } else {
      if (end.empty()) end = fresh("endIf");
      add(fmt::format("goto {};", end));
      lines_->close("}");
      lines_->append(front);
      lines_->open(fmt::format("if ({}) {{", text));
    }
    statements(form.branches[i].body);
    if (!end.empty()) add(fmt::format("goto {};", end));
  }
  if (form.otherwise) {
    lines_->reopen("} else {");
    statements(*form.otherwise);
  }
  lines_->close("}");
  if (!end.empty()) add(end + ":;");
}

// The first label that fits wins, so this is a chain of comparisons; the compilers make a jump table of it.
void BlockPrinter::caseStatement(const scl::Case& form) {
  const scl::Type& type = *form.selector->type;
  std::string selector = spill(type, condition(*form.selector));
  bool first = true;
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
      lines_->open(fmt::format("if ({}) {{", test));
    } else {
      lines_->reopen(fmt::format("}} else if ({}) {{", test));
    }
    first = false;
    statements(branch.body);
  }
  if (form.otherwise) {
    if (first) {
      lines_->open("{");
    } else {
      lines_->reopen("} else {");
    }
    first = false;
    statements(*form.otherwise);
  }
  if (!first) lines_->close("}");
}

void BlockPrinter::jump(const std::string& label) {
  backEdge(line_);
  add(fmt::format("goto {};", labelName(label)));
}

std::string BlockPrinter::labelName(const std::string& label) {
  auto [entry, isNew] = labels_.try_emplace(scl::upperCase(label));
  if (isNew) entry->second = fmt::format("{}_{}", identifier(label), labels_.size());
  return "at_" + entry->second;
}

}  // namespace vcpu
