#include "vcpu/c/text_function.h"

#include <fmt/format.h>

#include "vcpu/c/function.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;

// CONCAT(a, b, c) goes pair by pair into one place; the other functions take one or two strings and two
// numbers.
TextOperand textFunction(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  std::vector<TextOperand> texts;
  std::vector<std::string> numbers;
  for (const Expression* argument : call.bound) {
    if (argument == nullptr) continue;
    if (scl::isText(*argument->type)) {
      texts.push_back(text(f, *argument));
    } else {
      numbers.push_back(spill(f, *argument->type, value(f, *argument)));
    }
  }
  while (texts.size() < 2) texts.push_back({"0", "0"});
  numbers.resize(2, "0");
  TextOperand result;
  for (size_t i = 1; i < texts.size(); i++) {
    const TextOperand& first = i == 1 ? texts[0] : result;
    TextOperand next = newText(f, type);
    f.add(fmt::format("cpu->host->textFunction(cpu, {}, {}, {}, {}, {}, {}, {}, {}, {}, {});",
                      static_cast<int>(*call.standard), next.pointer, next.form, first.pointer, first.form,
                      texts[i].pointer, texts[i].form, numbers[0], numbers[1],
                      f.sourceLine(expression.location.line)));
    result = next;
  }
  return result;
}

std::string textLength(CFunction& f, const Expression& expression, const scl::Call& call) {
  TextOperand operand = text(f, *call.bound[0]);
  return fmt::format("({})cpu->host->textLength(cpu, {}, {}, {}, {})", cType(*expression.type),
                     static_cast<int>(*call.standard), operand.pointer, operand.form,
                     f.sourceLine(expression.location.line));
}

std::string textFound(CFunction& f, const Expression& expression, const scl::Call& call) {
  TextOperand in = text(f, *call.bound[0]);
  TextOperand wanted = text(f, *call.bound[1]);
  return fmt::format("({})cpu->host->findText(cpu, {}, {}, {}, {}, {})", cType(*expression.type), in.pointer,
                     in.form, wanted.pointer, wanted.form, f.sourceLine(expression.location.line));
}

}  // namespace vcpu::c
