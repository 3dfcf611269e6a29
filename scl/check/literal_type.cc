#include "scl/check/literal_type.h"

#include <algorithm>
#include <string>

#include "scl/types/elementary_types.h"
#include "scl/types/s5_time.h"

namespace scl {
namespace {

bool isBasedNumber(const Literal& literal) {
  return literal.text.find('#') != std::string::npos;
}

/// The narrowest signed type for an untyped decimal number, the narrowest bit string for 16#80.
const Type* ownType(bool based, int64_t value) {
  if (based) {
    auto pattern = static_cast<uint64_t>(value);
    return elementaryType(pattern <= 0xFF         ? TypeKind::Byte
                          : pattern <= 0xFFFF     ? TypeKind::Word
                          : pattern <= 0xFFFFFFFF ? TypeKind::DWord
                                                  : TypeKind::LWord);
  }
  for (TypeKind kind : {TypeKind::Int, TypeKind::DInt}) {
    if (inRange(*elementaryType(kind), value)) return elementaryType(kind);
  }
  return elementaryType(TypeKind::LInt);
}

}  // namespace

Checked literalType(Expression& expression, const Literal& literal, TypeTable& types) {
  expression.constant = literal.value;
  if (!literal.typePrefix.empty()) {
    bool text = literal.form == Literal::Form::String || literal.form == Literal::Form::WString;
    if (text) {
      bool wide = literal.form == Literal::Form::WString;
      auto length = static_cast<int32_t>(std::get<std::string>(literal.value).size());
      int32_t longest = wide ? 16'382 : 254;
      return {types.text(wide ? TypeKind::WString : TypeKind::String, std::clamp(length, 1, longest)),
              Untyped::No};
    }
    if (literal.form == Literal::Form::Pointer) return {elementaryType(TypeKind::Any), Untyped::No};
    const Type* type = findLiteralType(literal.typePrefix);
    bool isNumber = std::holds_alternative<int64_t>(literal.value);
    if (type && isFloat(*type) && isNumber)
      expression.constant = static_cast<double>(std::get<int64_t>(literal.value));
    return {type, Untyped::No};
  }
  switch (literal.form) {
    case Literal::Form::Bool: return {elementaryType(TypeKind::Bool), Untyped::No};
    case Literal::Form::Integer: {
      int64_t value = std::get<int64_t>(literal.value);
      bool based = isBasedNumber(literal);
      // A decimal number beyond LInt is held as its pattern, which no other type than ULInt shares.
      if (!based && value < 0 && literal.text.find('-') == std::string::npos) {
        return {elementaryType(TypeKind::ULInt), Untyped::No};
      }
      return {ownType(based, value), based ? Untyped::Pattern : Untyped::Decimal};
    }
    case Literal::Form::Real: return {elementaryType(TypeKind::Real), Untyped::Fraction};
    case Literal::Form::String: {
      auto length = static_cast<int32_t>(std::get<std::string>(literal.value).size());
      return {types.text(TypeKind::String, std::clamp(length, 1, 254)), Untyped::Letters};
    }
    case Literal::Form::WString: {
      auto length = static_cast<int32_t>(std::get<std::string>(literal.value).size());
      return {types.text(TypeKind::WString, std::clamp(length, 1, 16'382)), Untyped::No};
    }
    case Literal::Form::Timed: return {findLiteralType(literal.typePrefix), Untyped::No};
    case Literal::Form::Pointer: return {elementaryType(TypeKind::Any), Untyped::No};
    case Literal::Form::Null:
      expression.constant.reset();
      return {elementaryType(TypeKind::Variant), Untyped::Null};
  }
  return {};
}

bool becomesS5Time(Expression& expression, Checked& found) {
  const bool isTime = found.type && found.type->kind == TypeKind::Time && expression.constant;
  if (!isTime) return false;
  const int64_t milliseconds = std::get<int64_t>(*expression.constant);
  if (milliseconds < 0 || static_cast<uint64_t>(milliseconds) > S5TIME_MS_MAX) return false;
  expression.constant = s5TimeWord(static_cast<uint64_t>(milliseconds));
  found.type = elementaryType(TypeKind::S5Time);
  return true;
}

}  // namespace scl
