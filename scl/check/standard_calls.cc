#include "scl/check/standard_calls.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/check/convert_to.h"
#include "scl/check/expressions.h"
#include "scl/text/name.h"
#include "scl/types/elementary_types.h"
#include "scl/types/type_code.h"

namespace scl {
namespace {

bool hasOtherwise(const Call& call) {
  return std::ranges::any_of(call.arguments,
                             [](const Argument& argument) { return sameName(argument.name, "INELSE"); });
}

}  // namespace

Checked StandardCalls::check(Expression& expression, Call& call, const Type* wanted) {
  const std::string callee = std::get<Name>(call.callee->form).text;
  const StandardSignature* signature = findStandardSignature(callee);
  if (!signature || signature->result == StandardResult::Convert)
    return conversions_.check(expression, call, wanted);
  std::vector<Argument*> matched;
  if (!arguments_.match(expression, call, *signature, matched)) {
    expressions_.checkArguments(call);
    return {};
  }
  const Result result = resultWanted(callee, *signature, wanted);
  std::vector<CommonArgument> shared;
  StandardAccepts accepted = StandardAccepts::Any;
  bool fine = bindArguments(*signature, matched, shared, accepted);
  const Type* common = nullptr;
  if (!shared.empty()) {
    common = convertShared(*signature, shared, accepted, result);
    if (!common) fine = false;
  }
  if (!fine) return {};
  for (Argument* argument : matched) call.bound.push_back(argument ? argument->value.get() : nullptr);
  if (signature->function == StandardFunction::Mux && !hasOtherwise(call)) call.bound.push_back(nullptr);
  call.standard = signature->function;
  return {resultType(expression, call, *signature, common, result)};
}

/// MAX_INT and ROUND_DINT name a type, which counts more than the place of the call.
StandardCalls::Result StandardCalls::resultWanted(const std::string& callee,
                                                  const StandardSignature& signature, const Type* wanted) {
  Result result{.wanted = wanted};
  if (std::optional<TypeKind> atEnd = typeInName(callee)) {
    bool text = *atEnd == TypeKind::String || *atEnd == TypeKind::WString;
    result.wanted = text ? types_.text(*atEnd, TEXT_LENGTH_UNNAMED) : elementaryType(*atEnd);
  }
  if (std::optional<ConversionName> named = conversionTypes(callee)) result.named = elementaryType(named->to);
  if (result.named && signature.function == StandardFunction::ScaleX) result.wanted = result.named;
  return result;
}

/// Checks the arguments that have a type of their own; the others are collected in `shared`, and `accepted`
/// is what their parameters accept. False: a fault is reported.
bool StandardCalls::bindArguments(const StandardSignature& signature, const std::vector<Argument*>& matched,
                                  std::vector<CommonArgument>& shared, StandardAccepts& accepted) {
  bool fine = true;
  for (size_t i = 0; i < matched.size(); ++i) {
    const StandardParameter& parameter = parameterAt(signature, i);
    if (!matched[i]) continue;
    if (matched[i]->output != parameter.output) {
      report_.error(WRONG_ARROW, matched[i]->value->place,
                    fmt::format("write {} {} ... in the call of {}", parameter.name,
                                parameter.output ? "=>" : ":=", signature.name));
      fine = false;
    }
    if (parameter.common) {
      shared.push_back({matched[i], {}});
      accepted = parameter.accepts;
    } else if (!bindArgument(*matched[i], parameter, signature)) {
      fine = false;
    }
  }
  return fine;
}

bool StandardCalls::bindArgument(Argument& argument, const StandardParameter& parameter,
                                 const StandardSignature& signature) {
  std::string role = fmt::format("argument {} of {}", parameter.name, signature.name);
  if (const Type* fixed = fixedType(parameter.accepts))
    return expressions_.checkAs(argument.value, *fixed, role);
  if (parameter.accepts == StandardAccepts::Float) return bindFloat(argument, role);
  const Type* type = checkAccepted(argument, parameter, signature, role);
  if (!type) return false;
  if (accepts(parameter.accepts, *type)) return true;
  report_.error(PARAMETER_TYPE, argument.value->place,
                fmt::format("found {} as {}, expected {}", type->name, role, acceptsWord(parameter.accepts)));
  return false;
}

/// A value for parameters that take any, otherwise a variable.
const Type* StandardCalls::checkAccepted(Argument& argument, const StandardParameter& parameter,
                                         const StandardSignature& signature, const std::string& role) {
  if (parameter.accepts == StandardAccepts::Any) return expressions_.check(argument.value);
  bool writes = parameter.output || signature.function == StandardFunction::StringToCharacters;
  return writes ? assignability_.checkTarget(argument.value, role)
                : assignability_.checkVariable(argument.value, role);
}

/// An integer of 64 bits becomes an LReal, any other a Real.
bool StandardCalls::bindFloat(Argument& argument, const std::string& role) {
  Checked found = expressions_.checkUntyped(argument.value, nullptr);
  if (!found.type) return false;
  bool longFloat = found.type->kind == TypeKind::LReal ||
                   (isInteger(*found.type) && bitsOf(*found.type) == 64 && found.untyped == Untyped::No);
  const Type& target = *elementaryType(longFloat ? TypeKind::LReal : TypeKind::Real);
  return convertTo(argument.value, found, target, role, report_);
}

/// Converts the arguments to their common type and answers it. nullptr: a fault is reported.
const Type* StandardCalls::convertShared(const StandardSignature& signature,
                                         std::vector<CommonArgument>& shared, StandardAccepts accepted,
                                         const Result& result) {
  const Type* wanted = result.wanted;
  bool adopts = signature.result == StandardResult::Common && wanted && accepts(accepted, *wanted);
  const Type* common = commonType_.find(shared, accepted, adopts ? wanted : nullptr, signature);
  if (!common) return nullptr;
  if (result.named && signature.function == StandardFunction::ScaleX) common = result.named;
  for (CommonArgument& one : shared) {
    bool fine = convertTo(one.argument->value, one.found, *common,
                          fmt::format("argument of {}", signature.name), report_);
    if (!fine) return nullptr;
  }
  return common;
}

const Type* StandardCalls::resultType(Expression& expression, const Call& call,
                                      const StandardSignature& signature, const Type* common,
                                      const Result& result) {
  switch (signature.result) {
    case StandardResult::Common: return common;
    case StandardResult::LongText: return types_.text(common->kind, TEXT_LENGTH_UNNAMED);
    case StandardResult::Bool: return elementaryType(TypeKind::Bool);
    case StandardResult::Bits: {
      bool known = result.wanted && isBitString(*result.wanted);
      return known ? result.wanted : elementaryType(TypeKind::DWord);
    }
    case StandardResult::TypeCode: {
      const Type& of = *call.bound[0]->type;
      const bool elements = signature.function == StandardFunction::TypeOfElements;
      if (of.kind != TypeKind::Variant) expression.constant = elements ? elementTypeCode(of) : typeCode(of);
      return elementaryType(TypeKind::DWord);
    }
    case StandardResult::Int: return elementaryType(TypeKind::Int);
    case StandardResult::DInt: return elementaryType(TypeKind::DInt);
    case StandardResult::UDInt: return elementaryType(TypeKind::UDInt);
    case StandardResult::Rounded: return result.named ? result.named : elementaryType(TypeKind::DInt);
    case StandardResult::Float:
      if (result.named && isFloat(*result.named)) return result.named;
      return elementaryType(common->kind == TypeKind::LReal ? TypeKind::LReal : TypeKind::Real);
    case StandardResult::DateAndTime: return dateAndTime(expression, call, signature, result);
    case StandardResult::Void: return elementaryType(TypeKind::Void);
    case StandardResult::Convert: return nullptr;  // ConversionCalls has checked it
  }
  return nullptr;
}

const Type* StandardCalls::dateAndTime(const Expression& expression, const Call& call,
                                       const StandardSignature& signature, const Result& result) {
  const Type& date = *call.bound[0]->type;
  const Type& clock = *call.bound[1]->type;
  bool possible = date.kind == TypeKind::Date &&
                  (clock.kind == TypeKind::TimeOfDay || clock.kind == TypeKind::LTimeOfDay);
  if (!possible) {
    report_.error(PARAMETER_TYPE, expression.place,
                  fmt::format("{} combines a Date and a Time_Of_Day, found {} and {}", signature.name,
                              date.name, clock.name));
    return nullptr;
  }
  if (clock.kind == TypeKind::LTimeOfDay) return elementaryType(TypeKind::LDateTime);
  bool dtl = (result.wanted && result.wanted->kind == TypeKind::DTL) || signature.name == "T_COMBINE";
  return elementaryType(dtl ? TypeKind::DTL : TypeKind::DateAndTime);
}

}  // namespace scl
