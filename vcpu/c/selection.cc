#include "vcpu/c/selection.h"

#include <fmt/format.h>

#include "vcpu/c/function.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;

namespace {

// Each argument in a variable. MUX without INELSE has nullptr in its place, which is left out.
std::vector<std::string> spilledValues(CFunction& f, const scl::Call& call) {
  std::vector<std::string> values;
  for (const Expression* argument : call.bound) {
    if (argument != nullptr) values.push_back(spill(f, *argument->type, value(f, *argument)));
  }
  return values;
}

// values[0] is compared with 0, 1, ...; what it does not name is the last.
std::string selected(const std::vector<std::string>& values) {
  std::string chosen = values.back();
  for (size_t i = values.size() - 1; i-- > 1;) {
    chosen = fmt::format("({} == {} ? {} : {})", values[0], i - 1, values[i], chosen);
  }
  return chosen;
}

std::string extreme(CFunction& f, const Expression& expression, const scl::Call& call, const char* sign) {
  std::vector<std::string> values = spilledValues(f, call);
  std::string best = values[0];
  for (size_t i = 1; i < values.size(); i++) {
    best = spill(f, *expression.type, fmt::format("({0} {1} {2} ? {0} : {2})", values[i], sign, best));
  }
  return best;
}

}  // namespace

std::string least(CFunction& f, const Expression& expression, const scl::Call& call) {
  return extreme(f, expression, call, "<");
}

std::string greatest(CFunction& f, const Expression& expression, const scl::Call& call) {
  return extreme(f, expression, call, ">");
}

std::string limited(CFunction& f, const Expression&, const scl::Call& call) {
  std::vector<std::string> values = spilledValues(f, call);
  return fmt::format("(({1} < {0}) ? {0} : ({1} > {2}) ? {2} : {1})", values[0], values[1], values[2]);
}

std::string selection(CFunction& f, const Expression&, const scl::Call& call) {
  return selected(spilledValues(f, call));
}

std::string selectedMemory(CFunction& f, const Expression&, const scl::Call& call) {
  std::vector<std::string> values = {spill(f, *call.bound[0]->type, value(f, *call.bound[0]))};
  for (size_t i = 1; i < call.bound.size(); i++) {
    if (call.bound[i] != nullptr) values.push_back(memory(f, *call.bound[i]));
  }
  return selected(values);
}

TextOperand selectedText(CFunction& f, const Expression& expression, const scl::Call& call) {
  std::string which = spill(f, *call.bound[0]->type, value(f, *call.bound[0]));
  std::vector<TextOperand> texts;
  for (size_t i = 1; i < call.bound.size(); i++) {
    if (call.bound[i] != nullptr) texts.push_back(text(f, *call.bound[i]));
  }
  TextOperand result = newText(f, *expression.type);
  for (size_t i = 0; i < texts.size(); i++) {
    bool last = i + 1 == texts.size();
    f.add(fmt::format("{}{} cpu->host->assignText(cpu, {}, {}, {}, {}, {});", i > 0 ? "else " : "",
                      last ? "" : fmt::format("if ({} == {})", which, i), result.pointer, result.form,
                      texts[i].pointer, texts[i].form, f.sourceLine(expression.location.line)));
  }
  return result;
}

}  // namespace vcpu::c
