#include "scl/check/type_of.h"

#include <utility>

#include "scl/library/standard_signature.h"
#include "scl/text/name.h"
#include "scl/types/elementary_types.h"
#include "scl/types/type_code.h"

namespace scl {
namespace {

/// For types that are known by their names only.
int64_t codeOf(std::string_view name) {
  Type named;
  named.kind = TypeKind::Struct;
  named.name = name;
  return typeCode(named);
}

/// v = NULL becomes IS_NULL(v) = TRUE.
void askWhetherNull(Binary& binary) {
  auto callee = std::make_unique<Expression>();
  callee->location = binary.right->location;
  callee->form = Name{"IS_NULL", Name::Sigil::None};
  Call call;
  call.callee = std::move(callee);
  Argument argument;
  argument.value = std::move(binary.left);
  auto question = std::make_unique<Expression>();
  question->location = argument.value->location;
  call.arguments.push_back(std::move(argument));
  question->form = std::move(call);
  binary.left = std::move(question);
  binary.right->form = Literal{Literal::Form::Bool, "TRUE", "", int64_t{1}};
}

}  // namespace

bool isNull(const Name& name) {
  return name.sigil == Name::Sigil::None && sameName(name.text, "NULL");
}

bool asksForType(const Expression& expression, const Scope& scope) {
  const Call* call = std::get_if<Call>(&expression.form);
  const Name* name = call ? std::get_if<Name>(&call->callee->form) : nullptr;
  if (!name || name->sigil != Name::Sigil::None || scope.findGlobal(name->text)) return false;
  const StandardSignature* row = findStandardSignature(name->text);
  return row && (row->result == StandardResult::TypeCode || row->result == StandardResult::ElementTypeCode);
}

void takeAsType(Expression& expression, const Scope& scope) {
  const Name* name = std::get_if<Name>(&expression.form);
  if (!name || name->sigil == Name::Sigil::Hash || scope.findLocal(*name)) return;
  bool isWord = name->sigil == Name::Sigil::None;
  const Type* elementary = isWord ? findElementaryType(name->text) : nullptr;
  bool isText = isWord && (sameName(name->text, "String") || sameName(name->text, "WString"));
  const GlobalName* global = scope.findGlobal(name->text);
  bool isGlobalType = global && (global->type || global->block);
  if (!elementary && !isText && !isGlobalType) return;
  int64_t code = elementary ? typeCode(*elementary) : codeOf(name->text);
  expression.form = Literal{Literal::Form::Integer, name->text, "DWORD", code};
}

void prepareComparison(Binary& binary, const Scope& scope) {
  if (binary.op != BinaryOperator::Equal && binary.op != BinaryOperator::NotEqual) return;
  if (asksForType(*binary.left, scope)) takeAsType(*binary.right, scope);
  if (asksForType(*binary.right, scope)) takeAsType(*binary.left, scope);
  auto isNullAt = [&](const Expression& operand) {
    const Name* name = std::get_if<Name>(&operand.form);
    return name && isNull(*name) && !scope.findLocal(*name);
  };
  if (!isNullAt(*binary.right) && isNullAt(*binary.left)) std::swap(binary.left, binary.right);
  if (isNullAt(*binary.right)) askWhetherNull(binary);
}

}  // namespace scl
