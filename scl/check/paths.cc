#include "scl/check/paths.h"

#include <fmt/core.h>

#include "scl/check/expressions.h"
#include "scl/check/type_of.h"
#include "scl/library/organization_block_names.h"
#include "scl/text/absolute_address.h"
#include "scl/text/indexed_address.h"
#include "scl/text/name.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

/// What to write for a part of what a reference refers to.
const char* dereferenceHint(const Type& type) {
  return isReference(type) ? ": '^' behind the reference comes first" : "";
}

bool hasMembers(const Type& type) {
  return type.kind == TypeKind::Struct || type.kind == TypeKind::FunctionBlock || type.kind == TypeKind::DTL;
}

}  // namespace

Checked Paths::checkName(Expression& expression, Name& name) {
  if (name.sigil == Name::Sigil::Percent) return places_.checkOperand(expression, name);
  if (const Variable* variable = scope_.findLocal(name)) return localValue(expression, name, *variable);
  const Block* block = scope_.block();
  bool isFlag =
      name.sigil == Name::Sigil::None && block && (sameName(name.text, "ENO") || sameName(name.text, "OK"));
  if (isFlag) {
    name.enableOut = true;
    return {elementaryType(TypeKind::Bool)};
  }
  bool isResult = block && block->kind == Block::Kind::Function && sameName(name.text, block->name);
  if (isResult) return resultValue(expression, name, *block);
  return globalValue(expression, name);
}

/// Inside a function its name is the variable of its return value.
Checked Paths::resultValue(const Expression& expression, Name& name, const Block& function) {
  if (function.result && function.result->kind == TypeKind::Void) {
    report_.error(
        NO_VALUE, expression.location,
        fmt::format("the function \"{}\" is Void and has no value to assign or read", function.name));
    return {};
  }
  name.function = &function;
  return {function.result};
}

Checked Paths::globalValue(Expression& expression, Name& name) {
  if (isNull(name)) {
    expression.form = Literal{Literal::Form::Null, "NULL", "", int64_t{0}};
    return {elementaryType(TypeKind::Variant), Untyped::Null};
  }
  const TagName* inTable = name.sigil == Name::Sigil::Hash ? nullptr : scope_.findTag(name.text);
  if (inTable) return tagValue(expression, name, *inTable);
  const GlobalName* global = name.sigil == Name::Sigil::Hash ? nullptr : scope_.findGlobal(name.text);
  if (!global && isTimerOrCounterAlone(name)) return places_.checkOperand(expression, name);
  if (!global && isOrganizationBlockConstant(name)) return organizationBlockConstant(expression, name);
  if (!global) {
    scope_.reportUnknown(name, expression.location);
    return {};
  }
  if (!global->dataBlock) {
    report_.error(WRONG_KIND_OF_NAME, expression.location,
                  fmt::format("\"{}\" is a {}, expected a variable or a data block{}", name.text,
                              global->block ? "block" : "type",
                              global->block ? "; to call it write parentheses behind it" : ""));
    return {};
  }
  name.dataBlock = global->dataBlock;
  return {global->dataBlock->type};
}

/// "OB_Cyclic interrupt" is the number of the OB of that name, which the sources have.
bool Paths::isOrganizationBlockConstant(const Name& name) const {
  if (name.sigil != Name::Sigil::Quotes) return false;
  const GlobalName* block = scope_.findGlobal(organizationBlockOfConstant(name.text));
  return block && block->block && block->block->kind == Block::Kind::OrganizationBlock;
}

Checked Paths::organizationBlockConstant(Expression& expression, const Name& name) {
  const std::string_view block = organizationBlockOfConstant(name.text);
  const int number = organizationBlockNumber(block);
  if (number == 0) {
    report_.error(UNKNOWN_NAME, expression.location,
                  fmt::format("\"{}\" is the number of the OB \"{}\", whose name does not tell it: name it "
                              "OB20 or the like",
                              name.text, block));
    return {};
  }
  expression.constant = int64_t{number};
  expression.form = Literal{Literal::Form::Integer, std::to_string(number), "INT", int64_t{number}};
  return {elementaryType(TypeKind::Int)};
}

/// T5, C3 without a sign, where nothing else is called so: the letter of a counter depends on the language of
/// STEP 7, so that either may be the name of a variable.
bool Paths::isTimerOrCounterAlone(const Name& name) const {
  if (!dialect_.addressesStandAlone || name.sigil != Name::Sigil::None) return false;
  const std::optional<AbsoluteAddress> address = parseAbsoluteAddress(name.text);
  return address && isNumbered(address->area);
}

/// A PLC tag or a user constant. No type: it is wrong itself, which is reported in its table.
Checked Paths::tagValue(Expression& expression, Name& name, const TagName& found) {
  if (found.constant) {
    name.variable = found.constant;
    expression.constant = found.constant->constant;
    return {found.constant->type};
  }
  if (!scope_.knowsVariables()) {
    report_.error(
        NOT_CONSTANT, expression.location,
        fmt::format("\"{}\" is a PLC tag, expected a constant: a literal or a name from VAR CONSTANT",
                    name.text));
    return {};
  }
  if (!found.tag->type) return {};
  name.place = found.tag->place;
  if (isTimerOrCounter(*found.tag->type)) return MemoryPlaces::timerOrCounter(expression, *name.place);
  return {found.tag->type};
}

Checked Paths::localValue(Expression& expression, Name& name, const Variable& variable) {
  name.variable = &variable;
  bool isConstant = variable.section == Section::Constants;
  if (isConstant) expression.constant = variable.constant;
  bool isBelow = std::pair(variable.location.line, variable.location.column) >=
                 std::pair(expression.location.line, expression.location.column);
  bool tooEarly = isConstant && !variable.type && isBelow;
  if (!scope_.knowsVariables() && (!isConstant || tooEarly)) {
    report_.error(
        NOT_CONSTANT, expression.location,
        isConstant
            ? fmt::format("the constant {} is declared further down: move it above its first use", name.text)
            : fmt::format("{} is a variable, expected a constant: a literal or a name from VAR CONSTANT",
                          name.text));
    return {};
  }
  return {variable.type};
}

Checked Paths::checkMember(Expression& expression, MemberAccess& access) {
  Checked base = expressions_.checkUntyped(access.base, nullptr);
  if (!base.type) return {};
  if (!hasMembers(*base.type)) {
    report_.error(NOT_A_STRUCTURE, expression.location,
                  fmt::format("\"{}\" is asked of a value of type {}, which has no members{}", access.name,
                              base.type->name, dereferenceHint(*base.type)));
    return {};
  }
  const Member* member = scope_.findMember(*base.type, access.name);
  if (!member && dialect_.addressesStandAlone && isPlaceInDataBlock(access)) {
    const std::string dataBlock = std::get<Name>(access.base->form).dataBlock->name;
    expression.form =
        Name{fmt::format("\"{}\".{}", dataBlock, placeWithPercent(access.name)), Name::Sigil::Percent};
    return places_.checkOperand(expression, std::get<Name>(expression.form));
  }
  if (!member) {
    report_.error(UNKNOWN_MEMBER, expression.location,
                  fmt::format("{} has no member \"{}\"{}", base.type->name, access.name,
                              hintForMember(access, *base.type)));
    return {};
  }
  access.member = member;
  if (member->byReference) {
    report_.error(
        NO_VALUE, expression.location,
        fmt::format("the parameter \"{}\" of {} is known only while the block runs: read the variable "
                    "that was handed to it",
                    member->name, base.type->name));
    return {};
  }
  return {member->type};
}

/// Motor.DW4: an operand in classic SCL.
bool Paths::isPlaceInDataBlock(const MemberAccess& access) {
  const Name* name = std::get_if<Name>(&access.base->form);
  return !access.quoted && name && name->dataBlock && !placeWithPercent(access.name).empty();
}

std::string Paths::hintForMember(const MemberAccess& access, const Type& type) const {
  if (isPlaceInDataBlock(access))
    return fmt::format("; the absolute operand is written {}", placeWithPercent(access.name));
  return report_.didYouMean(access.name, [&] { return memberNames(type); });
}

Checked Paths::checkSubscript(Expression& expression, Subscript& subscript) {
  if (const auto base = indexedOperands_.baseOf(subscript))
    return indexedOperand(subscript, *base, expression.location);
  Checked base = expressions_.checkUntyped(subscript.base, nullptr);
  if (!base.type) {
    for (ExpressionPtr& index : subscript.indices) expressions_.check(index);
    return {};
  }
  const Type& dint = *elementaryType(TypeKind::DInt);
  if (isText(*base.type)) {
    if (!indices_.check(subscript, *base.type, expression.location, dint)) return {};
    return {elementaryType(base.type->kind == TypeKind::String ? TypeKind::Char : TypeKind::WChar),
            Untyped::No};
  }
  if (base.type->kind != TypeKind::Array) {
    report_.error(NOT_AN_ARRAY, expression.location,
                  fmt::format("an index stands behind a value of type {}, which is no array{}",
                              base.type->name, dereferenceHint(*base.type)));
    return {};
  }
  if (!indices_.check(subscript, *base.type, expression.location, dint)) return {};
  return {base.type->element};
}

Checked Paths::indexedOperand(Subscript& subscript, const IndexedOperands::Base& base,
                              SourceLocation location) {
  const Type* array = indexedOperands_.makeBase(subscript, base, subscript.base->location);
  if (!array) {
    for (ExpressionPtr& index : subscript.indices) expressions_.check(index);
    return {};
  }
  if (!scope_.knowsVariables()) {
    report_.error(NOT_CONSTANT, location,
                  fmt::format("{} with an index is an operand, expected a constant", base.written));
    return {};
  }
  return indices_.check(subscript, *array, location, *elementaryType(TypeKind::Int)) ? Checked{array->element}
                                                                                     : Checked{};
}

Checked Paths::checkDereference(Dereference& dereference, SourceLocation location) {
  const Checked base = expressions_.checkUntyped(dereference.base, nullptr);
  return base.type ? references_.referredBy(base, location) : Checked{};
}

Checked Paths::checkSlice(Slice& slice, SourceLocation location) {
  Checked base = expressions_.checkUntyped(slice.base, nullptr);
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
    report_.error(SLICE_NOT_POSSIBLE, location,
                  fmt::format("%{}{} is asked of a value of type {}, expected a bit string or an integer{}",
                              slice.width, slice.index, base.type->name, dereferenceHint(*base.type)));
    return {};
  }
  for (const Width& width : WIDTHS) {
    if (width.letter != slice.width) continue;
    int count = bitsOf(*base.type) / width.bits;
    if (slice.index >= 0 && slice.index < count && (count > 1 || width.bits == 1)) {
      return {elementaryType(width.kind)};
    }
    std::string allowed = count > 1 ? fmt::format("it has %{}0 to %{}{}", slice.width, slice.width, count - 1)
                                    : "it has no part that wide";
    report_.error(
        SLICE_NOT_POSSIBLE, location,
        fmt::format("%{}{} lies outside {}: {}", slice.width, slice.index, base.type->name, allowed));
  }
  return {};
}

}  // namespace scl
