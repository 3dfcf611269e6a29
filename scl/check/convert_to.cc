#include "scl/check/convert_to.h"

#include <fmt/core.h>

#include <cmath>
#include <optional>

#include "scl/check/fold.h"
#include "scl/types/any_pointer.h"
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

/// Whether untyped numbers are converted to `type` at all.
bool takesNumbers(const Type& type) {
  return isInteger(type) || isBitString(type) || type.kind == TypeKind::Bool ||
         implicitFit(*elementaryType(TypeKind::USInt), type) == Fit::Safe;
}

/// The untyped number `value` as one of `type`; nothing if it is outside of its range.
std::optional<int64_t> numberAs(const Type& type, Untyped untyped, int64_t value) {
  if (untyped == Untyped::Pattern) return asPattern(type, value);
  bool fits = inRange(type, value) && (value >= 0 || isSigned(type));
  return fits ? std::optional(value) : std::nullopt;
}

/// The code and the sentence of a fault.
struct Refusal {
  int code;
  std::string sentence;
};

std::optional<Refusal> mismatch(const Expression& expression, const Type& target, const std::string& role,
                                const std::string& remedy = "") {
  return Refusal{TYPE_MISMATCH, fmt::format("found {}, expected {} for the {}{}", shown(*expression.constant),
                                            target.name, role, remedy)};
}

/// A text literal becomes a text of the other kind or, with one letter, a character. False: neither.
bool typeLetters(Expression& expression, const Type& target) {
  if (isText(target)) {
    if (target.kind == TypeKind::WString) expression.type = &target;
    return true;
  }
  if (target.kind != TypeKind::Char && target.kind != TypeKind::WChar) return false;
  std::vector<uint16_t> units = utf16(std::get<std::string>(*expression.constant));
  if (units.size() != 1 || (target.kind == TypeKind::Char && units[0] > 0xFF)) return false;
  expression.type = &target;
  expression.constant = int64_t{units[0]};
  return true;
}

std::optional<Refusal> typeFloat(Expression& expression, const Type& target, const std::string& role) {
  const int64_t* whole = std::get_if<int64_t>(&*expression.constant);
  const double value = whole ? static_cast<double>(*whole) : std::get<double>(*expression.constant);
  const double kept = target.kind == TypeKind::Real ? static_cast<double>(static_cast<float>(value)) : value;
  if (std::isfinite(value) && !std::isfinite(kept)) {
    return Refusal{OUT_OF_RANGE,
                   fmt::format("the value {} for the {} is larger than a Real can be", value, role)};
  }
  expression.type = &target;
  expression.constant = kept;
  return std::nullopt;
}

std::optional<Refusal> typeNull(Expression& expression, const Type& target, const std::string& role) {
  if (target.kind == TypeKind::Any) {
    const std::vector<uint8_t> nil = nilAny();
    expression.constant = std::string(nil.begin(), nil.end());
  } else if (target.kind != TypeKind::Variant && !isReference(target)) {
    return Refusal{TYPE_MISMATCH, fmt::format("found NULL, expected {} for the {}: only a Variant, an Any or "
                                              "a reference can name nothing",
                                              target.name, role)};
  }
  expression.type = &target;
  return std::nullopt;
}

/// Gives an untyped value the type `target`. Otherwise why not; the expression then stays as it is.
std::optional<Refusal> typeUntyped(Expression& expression, Untyped untyped, const Type& target,
                                   const std::string& role) {
  if (untyped == Untyped::Null) return typeNull(expression, target, role);
  if (untyped == Untyped::Letters) {
    if (typeLetters(expression, target)) return std::nullopt;
    return mismatch(expression, target, role);
  }
  if (isFloat(target)) {
    if (untyped == Untyped::Pattern) return mismatch(expression, target, role);
    return typeFloat(expression, target, role);
  }
  if (untyped == Untyped::Fraction) {
    return mismatch(expression, target, role,
                    isInteger(target) ? ": write it without a fraction or use ROUND" : "");
  }
  if (!takesNumbers(target)) return mismatch(expression, target, role);
  int64_t value = std::get<int64_t>(*expression.constant);
  std::optional<int64_t> kept = numberAs(target, untyped, value);
  if (!kept) {
    return Refusal{OUT_OF_RANGE, fmt::format("the value {} is outside {} of {} for the {}", value,
                                             rangeText(target), target.name, role)};
  }
  expression.type = &target;
  expression.constant = *kept;
  return std::nullopt;
}

/// Warns of a text literal with more characters than its variable holds, or others.
void warnOfCut(const Expression& expression, const std::string& text, const Type& target, Report& report) {
  size_t characters = target.kind == TypeKind::String ? latin1(text).size() : utf16(text).size();
  if (target.kind == TypeKind::String && !isLatin1(text)) {
    report.warning(
        LOSSY_CONVERSION, expression.location,
        "a String has no character outside Latin-1: '?' stands for it, use WString if it is meant");
  }
  if (characters <= static_cast<size_t>(target.length)) return;
  report.warning(OUT_OF_RANGE, expression.location,
                 fmt::format("the text has {} characters, {} takes {}: the rest is cut", characters,
                             target.name, target.length));
}

/// 2.5 for an Int becomes 2: half to even.
bool roundUntyped(Expression& expression, const Type& target, const std::string& role, Report& report) {
  const double value = std::get<double>(*expression.constant);
  const double whole = std::nearbyint(value);
  // Beyond 2^63 no integer fits, and the conversion would not be defined.
  const bool inside = std::abs(whole) < 9.2e18 && inRange(target, static_cast<int64_t>(whole)) &&
                      (whole >= 0 || isSigned(target));
  if (!inside) {
    report.error(OUT_OF_RANGE, expression.location,
                 fmt::format("the value {} is outside {} of {} for the {}", value, rangeText(target),
                             target.name, role));
    return false;
  }
  report.warning(LOSSY_CONVERSION, expression.location,
                 fmt::format("{} becomes {} for the {}, which is {}", value, whole, role, target.name));
  expression.type = &target;
  expression.constant = static_cast<int64_t>(whole);
  return true;
}

bool convertUntyped(Expression& expression, Untyped untyped, const Type& target, const std::string& role,
                    Report& report, Place place) {
  if (place == Place::Target && untyped == Untyped::Fraction && isInteger(target))
    return roundUntyped(expression, target, role, report);
  if (std::optional<Refusal> refusal = typeUntyped(expression, untyped, target, role)) {
    report.error(refusal->code, expression.location, refusal->sentence);
    return false;
  }
  bool isLongText = untyped == Untyped::Letters && isText(target);
  if (isLongText) warnOfCut(expression, std::get<std::string>(*expression.constant), target, report);
  return true;
}

/// Real to an integer or to bits, bits to Real.
bool changesKind(const Type& from, const Type& target) {
  return (isFloat(from) && !isFloat(target)) || (isBitString(from) && isFloat(target));
}

void wrap(ExpressionPtr& expression, const Type& target) {
  auto outer = std::make_unique<Expression>();
  outer->location = expression->location;
  outer->type = &target;
  if (expression->constant)
    outer->constant = foldConversion(*expression->type, target, *expression->constant);
  outer->form = ImplicitConversion{std::move(expression)};
  expression = std::move(outer);
}

/// False: the constant of type `from` is outside of the range of `target`, and the fault is reported.
bool survives(const Expression& expression, const Type& from, const Type& target, Report& report) {
  int64_t value = std::get<int64_t>(*expression.constant);
  // A negative number of 64 bits without sign is a large one.
  bool huge = value < 0 && !isSigned(from);
  bool inside = !huge ? inRange(target, value) && (value >= 0 || isSigned(target))
                      : !isSigned(target) && bitsOf(target) == 64;
  if (inside) return true;
  report.error(OUT_OF_RANGE, expression.location,
               fmt::format("the value {} is outside {} of {}",
                           huge ? std::to_string(static_cast<uint64_t>(value)) : std::to_string(value),
                           rangeText(target), target.name));
  return false;
}

/// An Any takes NULL itself, and every other value as a variable.
bool takesAlone(Untyped untyped, const Type& wanted) {
  return wanted.kind != TypeKind::Any || untyped == Untyped::Null;
}

}  // namespace

bool namesDataBlock(const Expression& expression) {
  const Name* name = std::get_if<Name>(&expression.form);
  return name && name->dataBlock;
}

bool convertTo(ExpressionPtr& expression, Checked found, const Type& target, const std::string& role,
               Report& report, Place place) {
  if (found.untyped != Untyped::No)
    return convertUntyped(*expression, found.untyped, target, role, report, place);
  if (&target == dataBlockNumberType() && namesDataBlock(*expression)) {
    expression->type = &target;
    return true;
  }
  const Type& from = *found.type;
  Fit fit = implicitFit(from, target);
  if (place == Place::Operand && changesKind(from, target)) fit = Fit::None;
  if (fit == Fit::Same) return true;
  if (fit == Fit::None) {
    std::string remedy = conversionRemedy(from, target);
    report.error(TYPE_MISMATCH, expression->location,
                 fmt::format("found {}, expected {} for the {}{}{}", from.name, target.name, role,
                             remedy.empty() ? "" : ": ", remedy));
    return false;
  }
  bool isKnownNumber = expression->constant && holdsInteger(from) && holdsInteger(target);
  if (isKnownNumber && (fit == Fit::Lossy || (isInteger(from) && isInteger(target)))) {
    if (!survives(*expression, from, target, report)) return false;
  } else if (fit == Fit::Lossy && !(expression->constant && isFloat(target))) {
    std::string remedy = conversionRemedy(from, target);
    // REAL_TO_INT does the same, DWORD_TO_REAL does not.
    bool byValue = isBitString(from) && isFloat(target);
    report.warning(
        LOSSY_CONVERSION, expression->location,
        byValue ? fmt::format("{} becomes {} for the {} as a number: {} for its bits", from.name, target.name,
                              role, remedy)
                : fmt::format("{} becomes {} for the {}, values outside {} change: {} if that is meant",
                              from.name, target.name, role,
                              isFloat(target) ? "its precision" : rangeText(target), remedy));
  }
  // Bits are a number without sign here; only DWORD_TO_REAL takes them as the pattern of a Real.
  if (isBitString(from) && isFloat(target))
    wrap(expression, *elementaryType(from.kind == TypeKind::LWord ? TypeKind::ULInt : TypeKind::UDInt));
  wrap(expression, target);
  return true;
}

const Type* convertAlone(Expression& expression, Checked found, const Type* wanted) {
  if (found.untyped == Untyped::No) return found.type;
  bool taken = wanted && wanted->kind != TypeKind::Variant && takesAlone(found.untyped, *wanted) &&
               !typeUntyped(expression, found.untyped, *wanted, "").has_value();
  if (!taken) expression.type = found.type;
  return expression.type;
}

bool fits(const Expression& expression, Checked found, const Type& target) {
  if (!expression.constant) return false;
  if (found.untyped == Untyped::Letters) {
    const std::string& text = std::get<std::string>(*expression.constant);
    bool character = target.kind == TypeKind::Char || target.kind == TypeKind::WChar;
    return isText(target) || (character && utf16(text).size() == 1);
  }
  if (isFloat(target)) return found.untyped != Untyped::Pattern;
  if (found.untyped == Untyped::Fraction || !holdsInteger(target) || !takesNumbers(target)) return false;
  return numberAs(target, found.untyped, std::get<int64_t>(*expression.constant)).has_value();
}

}  // namespace scl
