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
      [&](const Dereference& dereference) { return none(dereference); },
      [&](const Literal& literal) { return none(literal); },
      [&](const Unary& unary) { return none(unary); },  //
      [&](const Binary& binary) { return none(binary); }, [&](const Call& call) { return none(call); },
      [&](const ImplicitConversion& conversion) { return none(conversion); },
      [&](const ArrayList& list) { return none(list); }, [&](const StructList& list) { return none(list); });
}

}  // namespace

const Expression* rootOf(const Expression& expression) {
  const Expression* root = &expression;
  while (const Expression* base = baseOf(*root)) root = base;
  const bool isVariable =
      std::holds_alternative<Name>(root->form) || std::holds_alternative<Dereference>(root->form);
  return isVariable ? root : nullptr;
}

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
  return type && !isReadOnly(*expression) ? type : nullptr;
}

const Type* Assignability::checkTargetOrAny(ExpressionPtr& expression, const std::string& role) {
  const Type* type = checkVariable(expression, role);
  if (!type || type->kind == TypeKind::Any) return type;
  return isReadOnly(*expression) ? nullptr : type;
}

/// True: the fault is reported. What a reference refers to may be written, whatever holds the reference.
bool Assignability::isReadOnly(const Expression& whole) {
  const Name* name = std::get_if<Name>(&rootOf(whole)->form);
  return name && isReadOnly(*name, whole);
}

bool Assignability::isReadOnly(const Name& root, const Expression& whole) {
  if (root.place && root.place->area == MemoryArea::Inputs && root.peripheral) {
    report_.error(READ_ONLY, whole.location,
                  fmt::format("{} is a peripheral input and cannot be written", root.text));
    return true;
  }
  if (whole.type && isTimerOrCounter(*whole.type)) {
    report_.error(
        READ_ONLY, whole.location,
        fmt::format("{} is a {} of S5 and cannot be written: only {} change it", root.text,
                    whole.type->kind == TypeKind::Timer ? "timer" : "counter",
                    whole.type->kind == TypeKind::Timer ? "S_PULSE, S_PEXT, S_ODT, S_ODTS and S_OFFDT"
                                                        : "S_CU, S_CD and S_CUD"));
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
      fmt::format("{} is an input and cannot be written here: copy it to a variable of VAR_TEMP{}",
                  variable->name,
                  variable->type && isReference(*variable->type) ? "" : ", or declare it in VAR_IN_OUT"));
  return true;
}

}  // namespace scl
