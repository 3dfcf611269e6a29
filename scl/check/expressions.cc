#include "scl/check/expressions.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/text/name.h"
#include "scl/types/elementary_types.h"

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

const Type* ofInstance(const DataBlock& dataBlock) {
  return dataBlock.type;
}

bool hasMembers(const Type& type) {
  return type.kind == TypeKind::Struct || type.kind == TypeKind::FunctionBlock || type.kind == TypeKind::DTL;
}

}  // namespace

const Type* Expressions::check(ExpressionPtr& expression, const Type* wanted) {
  Checked found = visit(expression, wanted);
  if (!found.type) return nullptr;
  return typeAlone(expression, found, wanted);
}

bool Expressions::checkAs(ExpressionPtr& expression, const Type& target, const std::string& role) {
  Checked found = visit(expression, &target);
  return found.type && convertTo(expression, found, target, role);
}

bool Expressions::checkInteger(ExpressionPtr& expression, int64_t& value, const std::string& role) {
  const Type* type = check(expression);
  if (!type) return false;
  bool whole = isInteger(*type) || isBitString(*type);
  if (!whole) {
    report_.error(TYPE_MISMATCH, expression->place,
                  fmt::format("found {}, expected an integer as {}", type->name, role));
    return false;
  }
  if (!expression->constant) {
    report_.error(NOT_CONSTANT, expression->place,
                  fmt::format("expected a constant as {}: a literal or a name from VAR CONSTANT", role));
    return false;
  }
  value = std::get<int64_t>(*expression->constant);
  return true;
}

Expressions::Checked Expressions::visit(ExpressionPtr& expression, const Type* wanted) {
  Expression& it = *expression;
  Checked found;
  if (auto* literal = std::get_if<Literal>(&it.form)) {
    found = visitLiteral(it, *literal);
  } else if (auto* name = std::get_if<Name>(&it.form)) {
    found = visitName(it, *name);
  } else if (auto* access = std::get_if<MemberAccess>(&it.form)) {
    found = visitMember(it, *access);
  } else if (auto* subscript = std::get_if<Subscript>(&it.form)) {
    found = visitSubscript(it, *subscript);
  } else if (auto* slice = std::get_if<Slice>(&it.form)) {
    found = visitSlice(*slice, it.place);
  } else if (auto* unary = std::get_if<Unary>(&it.form)) {
    found = visitUnary(it, *unary, wanted);
  } else if (auto* binary = std::get_if<Binary>(&it.form)) {
    found = visitBinary(it, *binary, wanted);
  } else if (std::holds_alternative<Call>(it.form)) {
    found = visitCall(expression, wanted, false);
  } else if (std::holds_alternative<ImplicitConversion>(it.form)) {
    return {it.type, Untyped::No};
  } else {
    report_.error(
        LIST_NOT_ALLOWED, it.place,
        "a list of values can only stand behind := in a declaration: assign the elements one by one");
  }
  expression->type = found.type;
  return found;
}

Expressions::Checked Expressions::visitLiteral(Expression& expression, Literal& literal) {
  expression.constant = literal.value;
  if (!literal.typePrefix.empty()) {
    bool text = literal.form == Literal::Form::String || literal.form == Literal::Form::WString;
    if (text) {
      bool wide = literal.form == Literal::Form::WString;
      auto length = static_cast<int32_t>(std::get<std::string>(literal.value).size());
      int32_t longest = wide ? 16'382 : 254;
      return {types_.text(wide ? TypeKind::WString : TypeKind::String, std::clamp(length, 1, longest)),
              Untyped::No};
    }
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
      return {types_.text(TypeKind::String, std::clamp(length, 1, 254)), Untyped::Letters};
    }
    case Literal::Form::WString: {
      auto length = static_cast<int32_t>(std::get<std::string>(literal.value).size());
      return {types_.text(TypeKind::WString, std::clamp(length, 1, 16'382)), Untyped::No};
    }
    case Literal::Form::Timed: return {findLiteralType(literal.typePrefix), Untyped::No};
  }
  return {};
}

const Variable* Expressions::findLocal(const Name& name) const {
  return locals_ && name.sigil != Name::Sigil::Quotes ? locals_->find(name.text) : nullptr;
}

Expressions::Checked Expressions::visitName(Expression& expression, Name& name) {
  if (const Variable* variable = findLocal(name)) return localValue(expression, name, *variable);
  bool isFlag =
      name.sigil == Name::Sigil::None && block_ && (sameName(name.text, "ENO") || sameName(name.text, "OK"));
  if (isFlag) {
    name.enableOut = true;
    return {elementaryType(TypeKind::Bool), Untyped::No};
  }
  bool isResult = block_ && block_->kind == Block::Kind::Function && sameName(name.text, block_->name);
  if (isResult) {
    if (block_->result && block_->result->kind == TypeKind::Void) {
      report_.error(
          NO_VALUE, expression.place,
          fmt::format("the function \"{}\" is Void and has no value to assign or read", block_->name));
      return {};
    }
    name.function = block_;
    return {block_->result, Untyped::No};
  }
  if (name.sigil == Name::Sigil::Hash) return unknownName(expression, name);
  const GlobalName* global = globals_.find(name.text);
  if (!global) return unknownName(expression, name);
  if (!global->dataBlock) {
    report_.error(WRONG_KIND_OF_NAME, expression.place,
                  fmt::format("\"{}\" is a {}, expected a variable or a data block{}", name.text,
                              global->block ? "block" : "type",
                              global->block ? "; to call it write parentheses behind it" : ""));
    return {};
  }
  name.dataBlock = global->dataBlock;
  return {ofInstance(*global->dataBlock), Untyped::No};
}

Expressions::Checked Expressions::localValue(Expression& expression, Name& name, const Variable& variable) {
  name.variable = &variable;
  bool isConstant = variable.section == Section::Constants;
  if (isConstant) expression.constant = variable.constant;
  bool isBelow = std::pair(variable.place.line, variable.place.column) >=
                 std::pair(expression.place.line, expression.place.column);
  bool tooEarly = isConstant && !variable.type && isBelow;
  if (reach_ == Reach::Constants && (!isConstant || tooEarly)) {
    report_.error(
        NOT_CONSTANT, expression.place,
        isConstant
            ? fmt::format("the constant {} is declared further down: move it above its first use", name.text)
            : fmt::format("{} is a variable, expected a constant: a literal or a name from VAR CONSTANT",
                          name.text));
    return {};
  }
  return {variable.type, Untyped::No};
}

bool Expressions::tellUnknownOnce(std::string_view name) {
  return unknown_.insert(upperCase(name)).second;
}

Expressions::Checked Expressions::unknownName(const Expression& expression, const Name& name) {
  if (name.text.empty()) return {};
  if (name.sigil == Name::Sigil::Quotes) {
    bool isLocal = locals_ && locals_->find(name.text);
    if (!isLocal && !tellUnknownOnce(name.text)) return {};
    report_.error(
        UNKNOWN_NAME, expression.place,
        isLocal
            ? fmt::format("\"{0}\" in quotes is a global name and there is none; the local variable is "
                          "written #{0}",
                          name.text)
            : fmt::format("there is no data block or block \"{}\" in the given sources{}; PLC tags and user "
                          "constants are in none: keep it in a data block",
                          name.text, report_.didYouMean(name.text, [&] { return globals_.all(); })));
    return {};
  }
  auto candidates = [&] { return locals_ ? locals_->all() : std::vector<std::string_view>{}; };
  std::string where = block_ ? fmt::format("the block \"{}\"", block_->name) : std::string("scope here");
  std::string sign = name.sigil == Name::Sigil::Hash ? "#" : "";
  report_.error(UNKNOWN_NAME, expression.place,
                fmt::format("{}{} is not declared in {}{}", sign, name.text, where,
                            report_.didYouMean(name.text, candidates)));
  return {};
}

Expressions::Checked Expressions::visitMember(Expression& expression, MemberAccess& access) {
  Checked base = visit(access.base, nullptr);
  if (!base.type) return {};
  if (!hasMembers(*base.type)) {
    report_.error(NOT_A_STRUCTURE, expression.place,
                  fmt::format("\"{}\" is asked of a value of type {}, which has no members", access.name,
                              base.type->name));
    return {};
  }
  const Member* member = members_.find(*base.type, access.name);
  if (!member) {
    report_.error(UNKNOWN_MEMBER, expression.place,
                  fmt::format("{} has no member \"{}\"{}", base.type->name, access.name,
                              report_.didYouMean(access.name, [&] { return memberNames(*base.type); })));
    return {};
  }
  access.member = member;
  bool known = !member->byReference || member->type->kind == TypeKind::Variant;
  if (!known) {
    report_.error(
        NO_VALUE, expression.place,
        fmt::format("the InOut parameter \"{}\" of {} is known only while the block runs: read the variable "
                    "that was handed to it",
                    member->name, base.type->name));
    return {};
  }
  return {member->type, Untyped::No};
}

Expressions::Checked Expressions::visitSubscript(Expression& expression, Subscript& subscript) {
  Checked base = visit(subscript.base, nullptr);
  if (!base.type) {
    for (ExpressionPtr& index : subscript.indices) check(index);
    return {};
  }
  if (isText(*base.type)) {
    if (!checkIndices(subscript, *base.type, expression.place)) return {};
    return {elementaryType(base.type->kind == TypeKind::String ? TypeKind::Char : TypeKind::WChar),
            Untyped::No};
  }
  if (base.type->kind != TypeKind::Array) {
    report_.error(
        NOT_AN_ARRAY, expression.place,
        fmt::format("an index stands behind a value of type {}, which is no array", base.type->name));
    return {};
  }
  if (!checkIndices(subscript, *base.type, expression.place)) return {};
  return {base.type->element, Untyped::No};
}

bool Expressions::checkIndices(Subscript& subscript, const Type& array, Place place) {
  size_t expected = array.dimensions.empty() ? 1 : array.dimensions.size();
  if (subscript.indices.size() != expected) {
    report_.error(
        WRONG_INDEX_COUNT, place,
        fmt::format("found {} indices, {} needs {}", subscript.indices.size(), array.name, expected));
    return false;
  }
  const Type& dint = *elementaryType(TypeKind::DInt);
  bool fine = true;
  for (size_t i = 0; i < expected; ++i) {
    ExpressionPtr& index = subscript.indices[i];
    if (!checkAs(index, dint, "index")) {
      fine = false;
      continue;
    }
    if (!index->constant || array.dimensions.empty()) continue;
    int64_t value = std::get<int64_t>(*index->constant);
    const Bounds& bounds = array.dimensions[i];
    if (value >= bounds.low && value <= bounds.high) continue;
    report_.error(
        INDEX_OUT_OF_BOUNDS, index->place,
        fmt::format("the index {} is outside {}..{} of {}", value, bounds.low, bounds.high, array.name));
    fine = false;
  }
  return fine;
}

Expressions::Checked Expressions::visitSlice(Slice& slice, Place place) {
  Checked base = visit(slice.base, nullptr);
  if (!base.type) return {};
  struct Width {
    char letter;
    TypeKind kind;
    int bits;
  };
  constexpr Width WIDTHS[] = {{'X', TypeKind::Bool, 1},
                              {'B', TypeKind::Byte, 8},
                              {'W', TypeKind::Word, 16},
                              {'D', TypeKind::DWord, 32}};
  bool sliceable = isBitString(*base.type) || isInteger(*base.type);
  if (!sliceable || base.untyped != Untyped::No) {
    report_.error(SLICE_NOT_POSSIBLE, place,
                  fmt::format("%{}{} is asked of a value of type {}, expected a bit string or an integer",
                              slice.width, slice.index, base.type->name));
    return {};
  }
  for (const Width& width : WIDTHS) {
    if (width.letter != slice.width) continue;
    int count = bitsOf(*base.type) / width.bits;
    if (slice.index >= 0 && slice.index < count && (count > 1 || width.bits == 1)) {
      return {elementaryType(width.kind), Untyped::No};
    }
    std::string allowed = count > 1 ? fmt::format("it has %{}0 to %{}{}", slice.width, slice.width, count - 1)
                                    : "it has no part that wide";
    report_.error(
        SLICE_NOT_POSSIBLE, place,
        fmt::format("%{}{} lies outside {}: {}", slice.width, slice.index, base.type->name, allowed));
  }
  return {};
}

}  // namespace scl
