#include "scl/check/conversion_calls.h"

#include <fmt/core.h>

#include "scl/check/expressions.h"
#include "scl/check/fold.h"
#include "scl/library/standard_accepts.h"
#include "scl/text/name.h"
#include "scl/types/conversions.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

/// The value of the call if it is known now. Texts, floats, Bool and spans of time are converted at run time.
std::optional<Constant> foldedCall(const Call& call, const Expression& value, const Type& to) {
  bool plain = call.standard == StandardFunction::Convert && value.type && isElementary(*value.type) &&
               isElementary(to) && !isFloat(*value.type) && to.kind != TypeKind::Bool;
  bool spans = value.type && value.type->kind >= TypeKind::S5Time && to.kind >= TypeKind::S5Time;
  if (!plain || spans || !value.constant) return std::nullopt;
  return foldConversion(*value.type, to, *value.constant);
}

}  // namespace

Checked ConversionCalls::check(Expression& expression, Call& call, const Type* wanted) {
  const std::string callee = std::get<Name>(call.callee->form).text;
  Argument* argument = findArgument(expression, call, callee);
  if (!argument) return {};
  std::optional<ConversionName> named = conversionTypes(callee);
  const Type* to = named ? namedResult(call, *argument, callee, *named)
                         : wantedResult(expression, *argument, callee, wanted);
  if (!to) return {};
  call.bound.push_back(argument->value.get());
  // ENO => is written when the program runs.
  if (call.enableOut == nullptr) expression.constant = foldedCall(call, *argument->value, *to);
  return {to};
}

/// The one argument, IN. nullptr: the call has none or more, and the fault is reported.
Argument* ConversionCalls::findArgument(const Expression& expression, Call& call, const std::string& callee) {
  Argument* argument = nullptr;
  for (Argument& given : call.arguments) {
    if (!given.name.empty() && enableParameters_.bind(call, given)) continue;
    bool known = given.name.empty() || sameName(given.name, "IN");
    if (!known || argument || given.output) {
      report_.error(TOO_MANY_ARGUMENTS, given.value->location,
                    fmt::format("{} takes one argument, IN", callee));
      expressions_.checkArguments(call);
      return nullptr;
    }
    argument = &given;
  }
  if (!argument)
    report_.error(PARAMETER_MISSING, expression.location, fmt::format("the call of {} lacks IN", callee));
  return argument;
}

/// A_TO_B(x): both types are in the name.
const Type* ConversionCalls::namedResult(Call& call, Argument& argument, const std::string& callee,
                                         const ConversionName& named) {
  const Type* to = typeOf(named.to);
  if (!expressions_.checkAs(argument.value, *typeOf(named.from), "argument of " + callee)) return nullptr;
  call.standard = StandardFunction::Convert;
  return to;
}

/// CONVERT(x), T_CONV(x): the place of the call says which type is wanted.
const Type* ConversionCalls::wantedResult(const Expression& expression, Argument& argument,
                                          const std::string& callee, const Type* wanted) {
  const Type* from = expressions_.check(argument.value);
  if (!from) return nullptr;
  if (!wanted) {
    report_.error(TYPE_MISMATCH, expression.location,
                  fmt::format("{} needs a place that says which type is wanted: use {}_TO_... instead",
                              callee, upperCase(from->name)));
    return nullptr;
  }
  bool stays = from->kind == wanted->kind && accepts(StandardAccepts::Convertible, *from);
  if (stays || explicitConversionExists(*from, *wanted)) return wanted;
  report_.error(TYPE_MISMATCH, expression.location,
                fmt::format("{} cannot make {} of {}", callee, wanted->name, from->name));
  return nullptr;
}

const Type* ConversionCalls::typeOf(TypeKind kind) {
  bool text = kind == TypeKind::String || kind == TypeKind::WString;
  return text ? types_.text(kind, TEXT_LENGTH_UNNAMED) : elementaryType(kind);
}

}  // namespace scl
