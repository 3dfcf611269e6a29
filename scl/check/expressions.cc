#include "scl/check/expressions.h"

#include <fmt/core.h>

#include "scl/check/calls.h"
#include "scl/check/convert_to.h"
#include "scl/check/literal_type.h"
#include "scl/check/operators.h"
#include "scl/check/paths.h"
#include "scl/tree/match.h"
#include "scl/types/elementary_types.h"

namespace scl {

struct Expressions::Parts {
  Paths paths;
  Operators operators;
  Calls calls;
};

Expressions::Expressions(Scope& scope, TypeTable& types, const Dialect& dialect, Report& report)
    : report_(report),
      types_(types),
      dialect_(dialect),
      parts_(new Parts{Paths(*this, scope, types, dialect, report), Operators(*this, scope, dialect, report),
                       Calls(*this, scope, types, dialect, report)}) {}

Expressions::~Expressions() = default;

const Type* Expressions::check(ExpressionPtr& expression, const Type* wanted) {
  Checked found = checkUntyped(expression, wanted);
  if (!found.type) return nullptr;
  return convertAlone(*expression, found, wanted);
}

bool Expressions::checkAs(ExpressionPtr& expression, const Type& target, const std::string& role,
                          Place place) {
  Checked found = checkUntyped(expression, &target);
  return found.type && convertTo(expression, found, target, role, report_, place);
}

bool Expressions::checkInteger(ExpressionPtr& expression, int64_t& value, const std::string& role) {
  const Type* type = check(expression);
  if (!type) return false;
  bool whole = isInteger(*type) || isBitString(*type);
  if (!whole) {
    report_.error(TYPE_MISMATCH, expression->location,
                  fmt::format("found {}, expected an integer as {}", type->name, role));
    return false;
  }
  if (!expression->constant) {
    report_.error(NOT_CONSTANT, expression->location,
                  fmt::format("expected a constant as {}: a literal or a name from VAR CONSTANT", role));
    return false;
  }
  value = std::get<int64_t>(*expression->constant);
  return true;
}

Checked Expressions::checkUntyped(ExpressionPtr& expression, const Type* wanted) {
  Expression& it = *expression;
  Paths& paths = parts_->paths;
  Operators& operators = parts_->operators;
  Checked found = match(
      it.form,  //
      [&](Literal& literal) { return ofLiteral(it, literal, wanted); },
      [&](Name& name) { return paths.checkName(it, name); },
      [&](MemberAccess& access) { return paths.checkMember(it, access); },
      [&](Subscript& subscript) { return paths.checkSubscript(it, subscript); },
      [&](Dereference& dereference) { return paths.checkDereference(dereference, it.location); },
      [&](Slice& slice) { return paths.checkSlice(slice, it.location); },
      [&](Unary& unary) { return operators.checkUnary(it, unary, wanted); },
      [&](Binary& binary) { return operators.checkBinary(it, binary, wanted); },
      [&](Call&) { return parts_->calls.checkValue(expression, wanted); },
      [&](ImplicitConversion&) { return Checked{it.type}; },  // it was checked when it was made
      [&](ArrayList&) { return listOutsideDeclaration(it); },
      [&](StructList&) { return listOutsideDeclaration(it); });
  expression->type = found.type;
  return found;
}

Checked Expressions::ofLiteral(Expression& expression, const Literal& literal, const Type* wanted) {
  Checked found = literalType(expression, literal, types_);
  const bool wantsS5Time = wanted && wanted->kind == TypeKind::S5Time;
  if (wantsS5Time && dialect_.timeLiteralMayBeS5Time) becomesS5Time(expression, found);
  return found;
}

Checked Expressions::listOutsideDeclaration(const Expression& list) {
  report_.error(LIST_NOT_ALLOWED, list.location,
                "a list of values can only stand behind := in a declaration: assign the elements one by one");
  return {};
}

void Expressions::checkCallStatement(ExpressionPtr& expression) {
  if (!std::holds_alternative<Call>(expression->form)) {
    check(expression);
    return;
  }
  expression->type = parts_->calls.check(expression, nullptr).type;
}

void Expressions::checkArguments(Call& call) {
  for (Argument& argument : call.arguments) check(argument.value);
}

const std::vector<std::pair<const Block*, const Block*>>& Expressions::callsMade() const {
  return parts_->calls.made();
}

}  // namespace scl
