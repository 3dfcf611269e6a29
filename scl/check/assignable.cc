#include "scl/check/assignable.h"

#include <fmt/core.h>

#include "scl/check/expressions.h"
#include "scl/tree/match.h"

namespace scl {
namespace {

/// What a part of a variable is a part of. nullptr: the expression is no such part.
const Expression* baseOf(const Expression& expression) {
  auto none = [](const auto&) -> const Expression* { return nullptr; };
  auto base = [](const auto& part) -> const Expression* { return part.base.get(); };
  return match(
      expression.form,  //
      [&](const MemberAccess& access) { return base(access); },
      [&](const Subscript& subscript) { return base(subscript); },
      [&](const Slice& slice) { return base(slice); },  //
      [&](const Name& name) { return none(name); },     //
      [&](const Literal& literal) { return none(literal); },
      [&](const Unary& unary) { return none(unary); },  //
      [&](const Binary& binary) { return none(binary); }, [&](const Call& call) { return none(call); },
      [&](const ImplicitConversion& conversion) { return none(conversion); },
      [&](const ArrayList& list) { return none(list); }, [&](const StructList& list) { return none(list); });
}

/// The name at the start of a path; nullptr if the expression is no path.
const Expression* rootOf(const Expression& expression) {
  const Expression* root = &expression;
  while (const Expression* base = baseOf(*root)) root = base;
  return std::holds_alternative<Name>(root->form) ? root : nullptr;
}

}  // namespace

const Type* Assignability::checkVariable(ExpressionPtr& expression, const std::string& role) {
  Checked found = expressions_.checkUntyped(expression, nullptr);
  if (!found.type) return nullptr;
  if (rootOf(*expression) && found.untyped == Untyped::No) return found.type;
  report_.error(NEEDS_VARIABLE, expression->location,
                fmt::format("expected a variable as {}, found a value", role));
  return nullptr;
}

const Type* Assignability::checkTarget(ExpressionPtr& expression, const std::string& role) {
  const Type* type = checkVariable(expression, role);
  if (!type || isReadOnly(std::get<Name>(rootOf(*expression)->form), *expression)) return nullptr;
  return type;
}

const Type* Assignability::checkTargetOrAny(ExpressionPtr& expression, const std::string& role) {
  const Type* type = checkVariable(expression, role);
  if (!type || type->kind == TypeKind::Any) return type;
  return isReadOnly(std::get<Name>(rootOf(*expression)->form), *expression) ? nullptr : type;
}

/// True: the fault is reported.
bool Assignability::isReadOnly(const Name& root, const Expression& whole) {
  if (root.place && root.place->area == MemoryArea::Inputs && root.peripheral) {
    report_.error(READ_ONLY, whole.location,
                  fmt::format("{} is a peripheral input and cannot be written", root.text));
    return true;
  }
  const Variable* variable = root.variable;
  if (!variable) return false;
  if (variable->section == Section::Constants) {
    report_.error(READ_ONLY, whole.location,
                  fmt::format("{} is a constant and cannot be written", variable->name));
    return true;
  }
  const Block* block = scope_.block();
  bool isInput = variable->section == Section::Input && block && block->kind != Block::Kind::FunctionBlock;
  if (!isInput) return false;
  report_.error(
      READ_ONLY, whole.location,
      fmt::format(
          "{} is an input and cannot be written here: copy it to a variable of VAR_TEMP, or declare it in "
          "VAR_IN_OUT",
          variable->name));
  return true;
}

}  // namespace scl
