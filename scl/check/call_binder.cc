#include "scl/check/call_binder.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/check/convert_to.h"
#include "scl/check/expressions.h"
#include "scl/check/type_of.h"
#include "scl/memory_place.h"
#include "scl/text/name.h"
#include "scl/tree/parameter.h"
#include "scl/types/conversions.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

const char* sectionWord(Section section) {
  switch (section) {
    case Section::Input: return "input";
    case Section::Output: return "output";
    case Section::InOut: return "in/out";
    case Section::Static: return "static variable";
    case Section::Temp: return "temporary variable";
    case Section::Constants: return "constant";
    case Section::Member: return "member";
  }
  return "";
}

std::string parameterList(const Block& block) {
  std::string list;
  for (const Variable* parameter : block.parameters) {
    if (!list.empty()) list += ", ";
    list += parameter->name;
  }
  return list.empty() ? "none" : list;
}

const Variable* findParameter(const Block& block, std::string_view name) {
  for (const Variable* parameter : block.parameters) {
    if (sameName(parameter->name, name)) return parameter;
  }
  return nullptr;
}

/// An open array takes every array of one dimension with its element. The block steps by the size of its own
/// element, so that of String takes no String[5].
bool takesOpenArray(const Type& formal, const Type& actual) {
  return isOpenArray(formal) && actual.kind == TypeKind::Array && actual.dimensions.size() <= 1 &&
         formal.element && actual.element && sameType(*formal.element, *actual.element);
}

/// P#DB1.DBX0.0 BYTE 10 or NULL, not checked yet: they stand where a variable is wanted otherwise.
bool isPointerOrNull(const Expression& actual) {
  const Literal* literal = std::get_if<Literal>(&actual.form);
  const Name* name = std::get_if<Name>(&actual.form);
  return (literal && literal->form == Literal::Form::Pointer) || (name && isNull(*name));
}

/// Whether a parameter handed over as memory takes `actual`: the same bytes mean the same on both sides. An
/// Int and a Word are the same two bytes.
bool takesMemory(const Type& formal, const Type& actual) {
  if (formal.kind == TypeKind::Variant || takesOpenArray(formal, actual)) return true;
  if (implicitFit(actual, formal) == Fit::Same) return true;
  auto bits = [](const Type& type) { return isInteger(type) || isBitString(type); };
  return bits(formal) && bits(actual) && formal.size == actual.size;
}

}  // namespace

void CallBinder::bind(const Expression& expression, Call& call, const Block& block) {
  call.bound.assign(block.parameters.size(), nullptr);
  std::vector<const Argument*> given(block.parameters.size(), nullptr);
  // TIA leaves the name away where there is one argument: "Double"(#x), RD_SYS_T(#moment).
  bool alone = call.arguments.size() == 1 && call.arguments[0].name.empty() && !block.parameters.empty();
  if (alone && (block.parameters.size() == 1 || block.parameters[0]->section == Section::Input)) {
    call.arguments[0].name = block.parameters[0]->name;
    call.arguments[0].output = block.parameters[0]->section == Section::Output;
  }
  bool named = true;
  for (Argument& argument : call.arguments) {
    if (!argument.name.empty()) {
      bindArgument(call, block, argument, given);
      continue;
    }
    expressions_.check(argument.value);
    if (named) {
      report_.error(
          PARAMETER_NEEDS_NAME, argument.value->location,
          fmt::format("the parameters of \"{}\" need their names: {}", block.name, parameterList(block)));
    }
    named = false;
  }
  if (named) reportMissing(expression, call, block);
}

void CallBinder::bindArgument(Call& call, const Block& block, Argument& argument,
                              std::vector<const Argument*>& given) {
  SourceLocation location = argument.location.line > 0 ? argument.location : argument.value->location;
  const Variable* parameter = findParameter(block, argument.name);
  if (!parameter) {
    if (enableParameters_.bind(call, argument)) return;
    expressions_.check(argument.value);
    reportUnknownParameter(block, argument, location);
    return;
  }
  size_t index =
      static_cast<size_t>(std::ranges::find(block.parameters, parameter) - block.parameters.begin());
  if (given[index]) {
    expressions_.check(argument.value);
    report_.error(PARAMETER_TWICE, location, fmt::format("the parameter {} is given twice", argument.name));
    return;
  }
  given[index] = &argument;
  checkArrow(block, argument, *parameter, location);
  bindValue(argument, block, *parameter);
  call.bound[index] = argument.value.get();
}

void CallBinder::reportUnknownParameter(const Block& block, const Argument& argument,
                                        SourceLocation location) {
  std::string hint = report_.didYouMean(argument.name, [&] {
    std::vector<std::string_view> names;
    for (const Variable* known : block.parameters) names.push_back(known->name);
    return names;
  });
  report_.error(UNKNOWN_PARAMETER, location,
                fmt::format("\"{}\" has no parameter {}{}; it has: {}", block.name, argument.name, hint,
                            parameterList(block)));
}

void CallBinder::checkArrow(const Block& block, const Argument& argument, const Variable& parameter,
                            SourceLocation location) {
  bool assigned = !argument.output;
  bool arrowFits =
      (parameter.section == Section::Output) != assigned || (dialect_.outputsTakeAssign && assigned);
  if (arrowFits) return;
  report_.error(
      WRONG_ARROW, location,
      fmt::format("{} is an {} of \"{}\": write {} {} ...", argument.name, sectionWord(parameter.section),
                  block.name, argument.name, assigned ? "=>" : ":="));
}

void CallBinder::bindValue(Argument& argument, const Block& block, const Variable& parameter) {
  if (!parameter.type) {
    expressions_.check(argument.value);
  } else if (parameter.section == Section::Input) {
    bindInput(argument, block, parameter);
  } else if (parameter.section == Section::Output) {
    bindOutput(argument, block, parameter);
  } else {
    bindInOut(argument, block, parameter);
  }
  refuseReference(argument, block, parameter);
}

/// A Variant and an Any take every variable but a reference, and no timer. An Any as output has its own rule.
void CallBinder::refuseReference(const Argument& argument, const Block& block, const Variable& parameter) {
  const Type* actual = argument.value->type;
  const bool takesAll =
      parameter.type && (parameter.type->kind == TypeKind::Variant ||
                         (parameter.type->kind == TypeKind::Any && parameter.section != Section::Output));
  if (!takesAll || !actual || !(isReference(*actual) || isTimerOrCounter(*actual))) return;
  const std::string remedy =
      isReference(*actual) ? conversionRemedy(*actual, *parameter.type) : "it names no timer or counter";
  report_.error(PARAMETER_TYPE, argument.value->location,
                fmt::format("found {} for the {} {} of \"{}\": {}", actual->name,
                            sectionWord(parameter.section), parameter.name, block.name, remedy));
}

void CallBinder::bindInput(Argument& argument, const Block& block, const Variable& parameter) {
  const Type& formal = *parameter.type;
  if (isPointer(formal)) {
    expressions_.check(argument.value, &formal);
    return;
  }
  std::string role = fmt::format("input {} of \"{}\"", parameter.name, block.name);
  if (block.system && isTimerOrCounter(formal)) return bindNumber(argument, parameter, role);
  if (!isOpenArray(formal)) {
    expressions_.checkAs(argument.value, formal, role, Place::Target);
    return;
  }
  const Type* actual = assignability_.checkVariable(argument.value, role);
  if (!actual || takesOpenArray(formal, *actual)) return;
  report_.error(PARAMETER_TYPE, argument.value->location,
                fmt::format("found {}, expected {} for the {}", actual->name, formal.name, role));
}

/// T_NO of S_ODT, C_NO of S_CU: a timer, or its number as an Int.
void CallBinder::bindNumber(Argument& argument, const Variable& parameter, const std::string& role) {
  const bool isTimer = parameter.type->kind == TypeKind::Timer;
  if ((isTimer ? scope_.areas().timers : scope_.areas().counters) == 0) {
    expressions_.check(argument.value);
    report_.error(NOT_SUPPORTED, argument.value->location,
                  noneOfS5(isTimer ? MemoryArea::Timers : MemoryArea::Counters));
    return;
  }
  const Checked found = expressions_.checkUntyped(argument.value, nullptr);
  if (!found.type) return;
  const bool isNumber = found.untyped != Untyped::No || isInteger(*found.type);
  const Type& integer = *elementaryType(TypeKind::Int);
  // A wider number would lose its upper bits, and name another one.
  const bool isWide =
      found.untyped == Untyped::No && isNumber && implicitFit(*found.type, integer) == Fit::Lossy;
  const Type& target = isNumber && !isWide ? integer : *parameter.type;
  convertTo(argument.value, found, target, role, report_, Place::Operand);
}

void CallBinder::bindOutput(Argument& argument, const Block& block, const Variable& parameter) {
  std::string role = fmt::format("output {} of \"{}\"", parameter.name, block.name);
  const Literal* literal = std::get_if<Literal>(&argument.value->form);
  if (literal && literal->form == Literal::Form::Pointer && parameter.type->kind == TypeKind::Variant) {
    expressions_.check(argument.value);
    return;
  }
  const bool isVariant = parameter.type->kind == TypeKind::Variant;
  const Type* actual = isVariant ? assignability_.checkTargetOrAny(argument.value, "target of the " + role)
                                 : assignability_.checkTarget(argument.value, "target of the " + role);
  if (!actual) return;
  const Type& formal = *parameter.type;
  bool byReference = isByReference(block, parameter);
  if (byReference ? takesMemory(formal, *actual) : implicitFit(formal, *actual) == Fit::Same) return;
  // A Char becomes a String where it is read as one; no output is stored as one. What a block answers as bits
  // does not become a number on its way out.
  bool becomesText = isText(*actual) && !isText(formal);
  bool keepsKind = !isFloat(*actual) || !isBitString(formal);
  Fit fit = byReference || becomesText || !keepsKind ? Fit::None : implicitFit(formal, *actual);
  if (fit == Fit::None) {
    report_.error(
        PARAMETER_TYPE, argument.value->location,
        fmt::format("the {} is of type {}, found a target of type {}", role, formal.name, actual->name));
  } else if (fit == Fit::Lossy) {
    report_.warning(LOSSY_CONVERSION, argument.value->location,
                    fmt::format("the {} is of type {}, values outside {} of {} change", role, formal.name,
                                isFloat(*actual) ? "the precision" : rangeText(*actual), actual->name));
  }
}

void CallBinder::bindInOut(Argument& argument, const Block& block, const Variable& parameter) {
  const Type& formal = *parameter.type;
  if (isPointer(formal) && isPointerOrNull(*argument.value)) {
    expressions_.check(argument.value, &formal);
    return;
  }
  if (isPointer(formal)) {
    const std::string role = fmt::format("parameter {}", argument.name);
    if (formal.kind == TypeKind::Variant) {
      assignability_.checkTargetOrAny(argument.value, role);
    } else {
      assignability_.checkTarget(argument.value, role);
    }
    return;
  }
  std::string role = fmt::format("in/out {} of \"{}\"", parameter.name, block.name);
  const Type* actual = assignability_.checkTarget(argument.value, role);
  if (!actual || takesMemory(formal, *actual)) return;
  report_.error(PARAMETER_TYPE, argument.value->location,
                fmt::format("found {}, expected {} for the {}: an in/out needs a variable of its very type",
                            actual->name, formal.name, role));
}

void CallBinder::reportMissing(const Expression& expression, const Call& call, const Block& block) {
  std::string missing;
  for (size_t i = 0; i < block.parameters.size(); ++i) {
    const Variable& parameter = *block.parameters[i];
    if (call.bound[i] || parameter.section == Section::Output) continue;
    bool optional =
        block.system && ((parameter.type && parameter.type->kind == TypeKind::Variant) || parameter.initial);
    // What lies in the instance keeps its value; what is passed by reference would point nowhere.
    bool inInstance =
        parameter.section == Section::Input || (parameter.type && isElementary(*parameter.type));
    const bool names = parameter.type && isTimerOrCounter(*parameter.type);
    bool keeps = block.kind == Block::Kind::FunctionBlock && inInstance && !names;
    if (optional || keeps) continue;
    if (!missing.empty()) missing += ", ";
    missing += parameter.name;
  }
  if (missing.empty()) return;
  report_.error(PARAMETER_MISSING, expression.location,
                fmt::format("the call of \"{}\" lacks {}", block.name, missing));
}

}  // namespace scl
