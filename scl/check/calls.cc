#include "scl/check/calls.h"

#include <fmt/core.h>

#include "scl/check/expressions.h"
#include "scl/check/name_queries.h"
#include "scl/text/name.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

bool isDifference(std::string_view name) {
  return sameName(name, "T_DIFF") || sameName(name, "T_DIFF_INT");
}

bool isDate(const ExpressionPtr& expression) {
  return expression->type && expression->type->kind == TypeKind::Date;
}

/// T_ADD, T_SUB and T_DIFF are the operators in another form.
std::optional<BinaryOperator> timeFunction(const Call& call) {
  const Name* name = std::get_if<Name>(&call.callee->form);
  if (!name || name->sigil != Name::Sigil::None) return std::nullopt;
  if (sameName(name->text, "T_ADD")) return BinaryOperator::Add;
  if (sameName(name->text, "T_SUB") || isDifference(name->text)) return BinaryOperator::Subtract;
  return std::nullopt;
}

/// Why a call cannot stand where a value is wanted.
std::string noValueSentence(const Call& call) {
  if (call.standard) return "this function has no value: call it as a statement of its own";
  if (call.function) {
    return fmt::format("\"{}\" is Void and has no value: call it as a statement of its own",
                       call.function->name);
  }
  return fmt::format(
      "\"{}\" is a function block and has no value: call it as a statement, then read its outputs from the "
      "instance",
      call.instanceOf->name);
}

}  // namespace

Checked Calls::checkValue(ExpressionPtr& expression, const Type* wanted) {
  Checked result = check(expression, wanted);
  const Call* call = std::get_if<Call>(&expression->form);
  if (call && call->enable) {
    report_.error(ENABLE_IN_EXPRESSION, call->enable->location,
                  "EN in an expression: if it is FALSE the expression has no value");
  }
  bool noValue = call && result.type && result.type->kind == TypeKind::Void;
  if (!noValue) return result;
  report_.error(NO_VALUE, expression->location, noValueSentence(*call));
  return {};
}

Checked Calls::check(ExpressionPtr& expression, const Type* wanted) {
  Call& call = std::get<Call>(expression->form);
  if (std::optional<BinaryOperator> op = timeFunction(call)) return checkTimeFunction(expression, *op);
  if (!callees_.resolve(*expression, call)) {
    expressions_.checkArguments(call);
    return {};
  }
  if (call.standard) return standardCalls_.check(*expression, call, wanted);
  const Block& block = call.function ? *call.function : *call.instanceOf;
  if (scope_.block()) made_.emplace_back(scope_.block(), &block);
  binder_.bind(*expression, call, block);
  if (scope_.block()) checkNameQuery(*expression, call, *scope_.block(), report_);
  bool hasValue = call.function && call.function->result;
  return {hasValue ? call.function->result : elementaryType(TypeKind::Void)};
}

/// T_ADD(IN1 := a, IN2 := b) becomes a + b. T_DIFF of two dates counts days.
Checked Calls::checkTimeFunction(ExpressionPtr& expression, BinaryOperator op) {
  Call call = std::move(std::get<Call>(expression->form));
  std::string name = std::get<Name>(call.callee->form).text;
  ExpressionPtr operands[2];
  for (size_t i = 0; i < call.arguments.size() && i < 2; ++i) {
    Argument& argument = call.arguments[i];
    size_t position = sameName(argument.name, "IN1") ? 0 : sameName(argument.name, "IN2") ? 1 : i;
    operands[position] = std::move(argument.value);
  }
  if (call.arguments.size() != 2 || !operands[0] || !operands[1]) {
    report_.error(PARAMETER_MISSING, expression->location,
                  fmt::format("{} needs two arguments, IN1 and IN2", name));
    expression->form = Literal{};
    return {};
  }
  expression->form = Binary{op, std::move(operands[0]), std::move(operands[1])};
  expression->parenthesised = true;
  Checked result = expressions_.checkUntyped(expression, nullptr);
  const Binary* difference = std::get_if<Binary>(&expression->form);
  if (!isDifference(name) || !difference || !isDate(difference->left) || !isDate(difference->right))
    return result;
  expression->constant.reset();  // that of the difference in milliseconds
  expression->type = elementaryType(TypeKind::Int);
  return {expression->type};
}

}  // namespace scl
