// Giving an expression the type that its place wants.

#include <fmt/core.h>

#include <algorithm>

#include "scl/check/expressions.h"
#include "scl/check/fold.h"
#include "scl/types/conversions.h"
#include "scl/types/elementary_types.h"
#include "scl/types/initial_image.h"

namespace scl {
namespace {

bool holdsInteger(const Type& type) {
  return isElementary(type) && !isFloat(type);
}

/// 16#FFFF is a value of Int, too: its bit pattern.
std::optional<int64_t> asPattern(const Type& type, int64_t value) {
  int bits = bitsOf(type);
  bool fits = bits >= 64 || (static_cast<uint64_t>(value) >> bits) == 0;
  if (!fits) return std::nullopt;
  return wrapTo(type, value);
}

std::string shown(const Constant& value) {
  if (const int64_t* number = std::get_if<int64_t>(&value)) return std::to_string(*number);
  if (const double* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  return "'" + std::get<std::string>(value) + "'";
}

}  // namespace

void Expressions::wrap(ExpressionPtr& expression, const Type& target) {
  auto outer = std::make_unique<Expression>();
  outer->place = expression->place;
  outer->type = &target;
  if (expression->constant)
    outer->constant = foldConversion(*expression->type, target, *expression->constant);
  outer->form = ImplicitConversion{std::move(expression)};
  expression = std::move(outer);
}

bool Expressions::convertTo(ExpressionPtr& expression, Checked found, const Type& target,
                            const std::string& role) {
  if (found.untyped != Untyped::No) return typeUntyped(expression, found, target, true, role);
  const Type& from = *found.type;
  Fit fit = implicitFit(from, target);
  if (fit == Fit::Same) return true;
  if (fit == Fit::None) {
    std::string remedy = conversionRemedy(from, target);
    report_.error(TYPE_MISMATCH, expression->place,
                  fmt::format("found {}, expected {} for the {}{}{}", from.name, target.name, role,
                              remedy.empty() ? "" : ": ", remedy));
    return false;
  }
  bool isKnownNumber = expression->constant && holdsInteger(from) && holdsInteger(target);
  if (isKnownNumber && (fit == Fit::Lossy || (isInteger(from) && isInteger(target)))) {
    int64_t value = std::get<int64_t>(*expression->constant);
    // A negative number of 64 bits without sign is a large one.
    bool huge = value < 0 && !isSigned(from);
    bool survives = !huge ? inRange(target, value) && (value >= 0 || isSigned(target))
                          : !isSigned(target) && bitsOf(target) == 64;
    if (!survives) {
      report_.error(OUT_OF_RANGE, expression->place,
                    fmt::format("the value {} is outside {} of {}",
                                huge ? std::to_string(static_cast<uint64_t>(value)) : std::to_string(value),
                                rangeText(target), target.name));
      return false;
    }
  } else if (fit == Fit::Lossy && !(expression->constant && isFloat(target))) {
    std::string remedy = conversionRemedy(from, target);
    report_.warning(
        LOSSY_CONVERSION, expression->place,
        fmt::format("{} becomes {} for the {}, values outside {} change: {} if that is meant", from.name,
                    target.name, role, isFloat(target) ? "its precision" : rangeText(target), remedy));
  }
  wrap(expression, target);
  return true;
}

bool Expressions::typeUntyped(ExpressionPtr& expression, Checked found, const Type& target, bool tell,
                              const std::string& role) {
  auto refuse = [&](int code, const std::string& sentence) {
    if (tell) report_.error(code, expression->place, sentence);
    return false;
  };
  auto mismatch = [&] {
    return refuse(TYPE_MISMATCH,
                  fmt::format("found {}, expected {} for the {}",
                              expression->constant ? shown(*expression->constant) : found.type->name,
                              target.name, role));
  };
  if (found.untyped == Untyped::Letters) return typeLetters(expression, target, tell) || mismatch();
  if (isFloat(target)) {
    const int64_t* whole = std::get_if<int64_t>(&*expression->constant);
    double value = whole ? static_cast<double>(*whole) : std::get<double>(*expression->constant);
    if (found.untyped == Untyped::Pattern) return mismatch();
    expression->type = &target;
    expression->constant =
        target.kind == TypeKind::Real ? static_cast<double>(static_cast<float>(value)) : value;
    return true;
  }
  if (found.untyped == Untyped::Fraction) {
    std::string remedy = isInteger(target) ? ": write it without a fraction or use ROUND" : "";
    return refuse(TYPE_MISMATCH, fmt::format("found {}, expected {} for the {}{}",
                                             shown(*expression->constant), target.name, role, remedy));
  }
  bool possible = isInteger(target) || isBitString(target) || target.kind == TypeKind::Bool ||
                  implicitFit(*elementaryType(TypeKind::USInt), target) == Fit::Silent;
  if (!possible) return mismatch();
  int64_t value = std::get<int64_t>(*expression->constant);
  std::optional<int64_t> kept;
  if (found.untyped == Untyped::Pattern) {
    kept = asPattern(target, value);
  } else if (inRange(target, value) && (value >= 0 || isSigned(target))) {
    kept = value;
  }
  if (!kept) {
    return refuse(OUT_OF_RANGE, fmt::format("the value {} is outside {} of {} for the {}", value,
                                            rangeText(target), target.name, role));
  }
  expression->type = &target;
  expression->constant = *kept;
  return true;
}

bool Expressions::typeLetters(ExpressionPtr& expression, const Type& target, bool tell) {
  const std::string text = std::get<std::string>(*expression->constant);
  if (isText(target)) {
    size_t characters = target.kind == TypeKind::String ? latin1(text).size() : utf16(text).size();
    if (characters > static_cast<size_t>(target.length) && tell) {
      report_.warning(OUT_OF_RANGE, expression->place,
                      fmt::format("the text has {} characters, {} takes {}: the rest is cut", characters,
                                  target.name, target.length));
    }
    if (target.kind == TypeKind::WString) expression->type = &target;
    return true;
  }
  if (target.kind != TypeKind::Char && target.kind != TypeKind::WChar) return false;
  std::vector<uint16_t> units = utf16(text);
  if (units.size() != 1 || (target.kind == TypeKind::Char && units[0] > 0xFF)) return false;
  expression->type = &target;
  expression->constant = int64_t{units[0]};
  return true;
}

/// What an untyped value is where nothing is wanted, or the wanted type does not take it.
const Type* Expressions::typeAlone(ExpressionPtr& expression, Checked found, const Type* wanted) {
  if (found.untyped == Untyped::No) return found.type;
  bool taken =
      wanted && wanted->kind != TypeKind::Variant && typeUntyped(expression, found, *wanted, false, "");
  if (!taken) expression->type = found.type;
  return expression->type;
}

bool Expressions::fits(const Expression& expression, Checked found, const Type& target) const {
  if (!expression.constant) return false;
  if (found.untyped == Untyped::Letters) {
    const std::string& text = std::get<std::string>(*expression.constant);
    bool character = target.kind == TypeKind::Char || target.kind == TypeKind::WChar;
    return isText(target) || (character && utf16(text).size() == 1);
  }
  if (isFloat(target)) return found.untyped != Untyped::Pattern;
  if (found.untyped == Untyped::Fraction || !holdsInteger(target)) return false;
  bool possible = isInteger(target) || isBitString(target) || target.kind == TypeKind::Bool ||
                  implicitFit(*elementaryType(TypeKind::USInt), target) == Fit::Silent;
  int64_t value = std::get<int64_t>(*expression.constant);
  if (found.untyped == Untyped::Pattern) return possible && asPattern(target, value).has_value();
  return possible && inRange(target, value) && (value >= 0 || isSigned(target));
}

}  // namespace scl
