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

/// Whether the call has the last parameter, which may be left out: INELSE.
bool hasOtherwise(const Call& call, const StandardSignature& signature) {
  return std::ranges::any_of(
      call.arguments, [&](const Argument& argument) { return sameName(argument.name, signature.otherwise); });
}

/// Whether ROUND_DINT and its like name the type of the result, not of the arguments.
bool namesResult(StandardResult result) {
  return result == StandardResult::Rounded || result == StandardResult::Scaled ||
         result == StandardResult::Float || result == StandardResult::NamedBits;
}

/// The type that holds a date and a time of day of type `timeOfDay`.
const Type* dateAndTime(const Type& timeOfDay, StandardResult result, const Type* wanted) {
  if (timeOfDay.kind == TypeKind::LTimeOfDay) return elementaryType(TypeKind::LDateTime);
  bool dtl = result == StandardResult::LongDateAndTime || (wanted && wanted->kind == TypeKind::DTL);
  return elementaryType(dtl ? TypeKind::DTL : TypeKind::DateAndTime);
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
  if (!signature->otherwise.empty() && !hasOtherwise(call, *signature)) call.bound.push_back(nullptr);
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
    bool isNumber = isInteger(*result.wanted) || isFloat(*result.wanted) || isBitString(*result.wanted);
    if (namesResult(signature.result) && isNumber) result.named = result.wanted;
  }
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
      report_.error(WRONG_ARROW, matched[i]->value->location,
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
  const Type* type = checkAccepted(argument, parameter, role);
  if (!type) return false;
  if (parameter.accepts == StandardAccepts::Referable) return references_.mayReferTo(*argument.value);
  if (accepts(parameter.accepts, *type)) return true;
  report_.error(PARAMETER_TYPE, argument.value->location,
                fmt::format("found {} as {}, expected {}", type->name, role, acceptsWord(parameter.accepts)));
  return false;
}

/// A value for parameters that take any, otherwise a variable.
const Type* StandardCalls::checkAccepted(Argument& argument, const StandardParameter& parameter,
                                         const std::string& role) {
  if (!needsVariable(parameter.accepts)) return expressions_.check(argument.value);
  return parameter.written ? assignability_.checkTarget(argument.value, role)
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
  bool isCommon = signature.result == StandardResult::Common || signature.result == StandardResult::Scaled;
  bool adopts = isCommon && wanted && accepts(accepted, *wanted);
  const Type* common = commonType_.find(shared, accepted, adopts ? wanted : nullptr, signature);
  if (!common) return nullptr;
  if (result.named && signature.result == StandardResult::Scaled) common = result.named;
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
    case StandardResult::Common:
    case StandardResult::Scaled: return common;
    case StandardResult::LongText: return types_.text(common->kind, TEXT_LENGTH_UNNAMED);
    case StandardResult::Bool: return elementaryType(TypeKind::Bool);
    case StandardResult::Bits: {
      bool known = result.wanted && isBitString(*result.wanted);
      return known ? result.wanted : elementaryType(TypeKind::DWord);
    }
    case StandardResult::NamedBits: return result.named ? result.named : elementaryType(TypeKind::Byte);
    case StandardResult::TypeCode:
    case StandardResult::ElementTypeCode: {
      const Type& of = *call.bound[0]->type;
      const bool elements = signature.result == StandardResult::ElementTypeCode;
      if (!isPointer(of)) expression.constant = elements ? elementTypeCode(of) : typeCode(of);
      return elementaryType(TypeKind::DWord);
    }
    case StandardResult::Int: return elementaryType(TypeKind::Int);
    case StandardResult::Word: return elementaryType(TypeKind::Word);
    case StandardResult::DWord: return elementaryType(TypeKind::DWord);
    case StandardResult::DInt: return elementaryType(TypeKind::DInt);
    case StandardResult::UDInt: return elementaryType(TypeKind::UDInt);
    case StandardResult::Rounded: return result.named ? result.named : elementaryType(TypeKind::DInt);
    case StandardResult::Float:
      if (result.named && isFloat(*result.named)) return result.named;
      return elementaryType(common->kind == TypeKind::LReal ? TypeKind::LReal : TypeKind::Real);
    case StandardResult::DateAndTime:
    case StandardResult::LongDateAndTime:
      return dateAndTime(*call.bound[1]->type, signature.result, result.wanted);
    case StandardResult::Reference: return types_.reference(*call.bound[0]->type);
    case StandardResult::Void: return elementaryType(TypeKind::Void);
    case StandardResult::Convert: return nullptr;  // ConversionCalls has checked it
  }
  return nullptr;
}

}  // namespace scl
