// The functions of the language whose result is a number.

#include "vcpu/c/standard.h"

#include <fmt/format.h>

#include <cassert>

#include "scl/library/standard_signature.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/element.h"
#include "vcpu/c/function.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/text.h"
#include "vcpu/c/text_statement.h"
#include "vcpu/c/time_arithmetic.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::StandardFunction;
using scl::TypeKind;

namespace {

// MIN, MAX and LIMIT look at every operand, in order; a constant needs no variable.
std::string extreme(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  std::vector<std::string> values;
  for (const Expression* argument : call.bound) {
    if (argument != nullptr) values.push_back(spill(f, *argument->type, value(f, *argument)));
  }
  if (*call.standard == StandardFunction::Limit) {
    return fmt::format("(({1} < {0}) ? {0} : ({1} > {2}) ? {2} : {1})", values[0], values[1], values[2]);
  }
  const char* sign = *call.standard == StandardFunction::Min ? "<" : ">";
  std::string best = values[0];
  for (size_t i = 1; i < values.size(); i++) {
    best = spill(f, type, fmt::format("({0} {1} {2} ? {0} : {2})", values[i], sign, best));
  }
  return best;
}

// SEL(G, IN0, IN1), MUX(K, IN0, .., INELSE): all are evaluated, one is taken.
std::string select(CFunction& f, const Expression& expression, const scl::Call& call) {
  if (isImageType(*expression.type)) return memory(f, expression);
  std::vector<std::string> values;
  for (const Expression* argument : call.bound) {
    if (argument != nullptr) values.push_back(spill(f, *argument->type, value(f, *argument)));
  }
  std::string chosen = values.back();
  for (size_t i = values.size() - 1; i-- > 1;) {
    chosen = fmt::format("({} == {} ? {} : {})", values[0], i - 1, values[i], chosen);
  }
  return chosen;
}

std::string shifted(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  int width = widthOf(type);
  bool rolls = *call.standard == StandardFunction::Rol || *call.standard == StandardFunction::Ror;
  const auto& constant = call.bound[1]->constant;
  if (!rolls && constant) {
    int64_t places = std::get<int64_t>(*constant);
    if (places >= 0 && places < width) {
      bool left = *call.standard == StandardFunction::Shl;
      return fmt::format("({})({} {} {})", cType(type), value(f, *call.bound[0]), left ? "<<" : ">>", places);
    }
  }
  std::string x = spill(f, type, value(f, *call.bound[0]));
  std::string n = value(f, *call.bound[1]);
  if (*call.standard == StandardFunction::Shr && isSignedInC(type)) {
    return fmt::format("({})s7ShiftRightSigned({}, {}, {})", cType(type), x, n, width);
  }
  const char* name = *call.standard == StandardFunction::Shl   ? "ShiftLeft"
                     : *call.standard == StandardFunction::Shr ? "ShiftRight"
                     : *call.standard == StandardFunction::Rol ? "RotateLeft"
                                                               : "RotateRight";
  return fmt::format("({})s7{}((u{}){}, {}, {})", cType(type), name, std::max(width, 8), x, n, width);
}

// ROUND, TRUNC, CEIL and FLOOR to an integer; of an integer they change nothing.
std::string rounded(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  const Expression& argument = *call.bound[0];
  if (!scl::isFloat(*argument.type)) return converted(f, type, argument);
  std::string x = value(f, argument);
  int rounding = static_cast<int>(*call.standard);
  if (type.kind == TypeKind::ULInt || type.kind == TypeKind::LWord) {
    return fmt::format("cpu->host->toUnsigned(cpu, {}, {})", rounding, x);
  }
  bool isSigned = isSignedInC(type);
  int bits = std::min(widthOf(type) - (isSigned ? 1 : 0), 63);
  auto high = static_cast<int64_t>((uint64_t{1} << bits) - 1);
  std::string low = isSigned ? fmt::format("-{}ll - 1", high) : "0";
  return fmt::format("({})cpu->host->toSigned(cpu, {}, {}, {}, {}ll)", cType(type), rounding, x, low, high);
}

// NORM_X(MIN, VALUE, MAX) = (VALUE - MIN) / (MAX - MIN); SCALE_X(MIN, VALUE, MAX) = VALUE * (MAX - MIN) +
// MIN.
std::string scaled(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  std::vector<std::string> values;
  for (const Expression* argument : call.bound) {
    std::string number = value(f, *argument);
    bool wide = argument->type->kind == TypeKind::ULInt;
    std::string text =
        wide ? fmt::format("cpu->host->fromUnsigned({})", number) : fmt::format("(f64){}", number);
    std::string name = f.fresh("t");
    f.add(fmt::format("f64 {} = {};", name, text));
    values.push_back(name);
  }
  if (*call.standard == StandardFunction::NormX) {
    return fmt::format("({3})(({1} - {0}) / ({2} - {0}))", values[0], values[1], values[2], cType(type));
  }
  std::string product = fmt::format("{1} * ({2} - {0}) + {0}", values[0], values[1], values[2]);
  if (scl::isFloat(type)) return fmt::format("({})({})", cType(type), product);
  int width = widthOf(type);
  bool isSigned = isSignedInC(type);
  int rounding = static_cast<int>(StandardFunction::Round);
  if (width == 64 && !isSigned) return fmt::format("cpu->host->toUnsigned(cpu, {}, {})", rounding, product);
  auto high = static_cast<int64_t>((uint64_t{1} << (isSigned || width == 64 ? width - 1 : width)) - 1);
  return fmt::format("({})cpu->host->toSigned(cpu, {}, {}, {}, {}ll)", cType(type), rounding, product,
                     isSigned ? fmt::format("-{}ll - 1", high) : "0", high);
}

// LOWER_BOUND(ARR, DIM), UPPER_BOUND(ARR, DIM), CountOfElements(v).
std::string arrayBound(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  const Expression& array = *call.bound[0];
  if (array.type->kind == TypeKind::Variant) {
    return fmt::format("({0})({1}->array ? {1}->count : 0)", cType(type), locate(f, array).base.text);
  }
  Location location = locate(f, array);
  if (*call.standard == StandardFunction::CountOfElements) {
    return fmt::format("({}){}", cType(type), elementsFrom(location, ""));
  }
  int upper = *call.standard == StandardFunction::UpperBound ? 1 : 0;
  std::string bounds = location.bounds;
  size_t dimensions = array.type->dimensions.size();
  if (bounds.empty()) {
    bounds = f.fresh("bounds");
    std::string list;
    for (const scl::Bounds& one : array.type->dimensions) list += fmt::format("{}, {}, ", one.low, one.high);
    f.add(fmt::format("static const i32 {}[] = {{{}}};", bounds, list));
  } else {
    dimensions = 1;
  }
  std::string number =
      fmt::format("s7Index(cpu, {}, 1, {}, {})", call.bound.size() > 1 ? value(f, *call.bound[1]) : "1",
                  dimensions, f.sourcePosition(expression.place.line));
  f.noteMayStop();
  std::string n = f.fresh("n");
  f.add(fmt::format("u32 {} = {};", n, number));
  return fmt::format("({0})({1} == S7_NONE ? 0 : {2}[2 * {1} + {3}])", cType(type), n, bounds, upper);
}

// A function whose row in scl/library/standard_signature.cc has a pattern.
std::string fromPattern(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  const std::string_view pattern = scl::cPatternOf(*call.standard);
  assert(!pattern.empty());
  std::vector<std::string> values;
  for (size_t i = 0; i < call.bound.size(); i++) {
    const std::string hole = fmt::format("{{{}}}", i);
    bool once = pattern.find(hole) == pattern.rfind(hole);
    bool last = i + 1 == call.bound.size();
    std::string text = value(f, *call.bound[i]);
    values.push_back(last && once ? text : spill(f, *call.bound[i]->type, text));
  }
  values.resize(2);
  return fmt::format(fmt::runtime(pattern), values[0], values[1], fmt::arg("type", cType(type)),
                     fmt::arg("bits", widthOf(type)),
                     fmt::arg("argumentBits", std::max(widthOf(*call.bound[0]->type), 8)),
                     fmt::arg("function", static_cast<int>(*call.standard)));
}

}  // namespace

std::string standardFunction(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  const StandardFunction function = *call.standard;
  auto mathOf = [&] {
    return fmt::format("({})cpu->host->math({}, {})", cType(type), static_cast<int>(function),
                       value(f, *call.bound[0]));
  };
  switch (function) {
    case StandardFunction::Convert: return converted(f, type, *call.bound[0]);
    case StandardFunction::Min:
    case StandardFunction::Max:
    case StandardFunction::Limit: return extreme(f, expression, call);
    case StandardFunction::Sel:
    case StandardFunction::Mux: return select(f, expression, call);
    case StandardFunction::Shl:
    case StandardFunction::Shr:
    case StandardFunction::Rol:
    case StandardFunction::Ror: return shifted(f, expression, call);
    case StandardFunction::Round:
    case StandardFunction::Trunc:
    case StandardFunction::Ceil:
    case StandardFunction::Floor:
      return scl::isFloat(type) && scl::isFloat(*call.bound[0]->type) ? mathOf()
                                                                      : rounded(f, expression, call);
    case StandardFunction::NormX:
    case StandardFunction::ScaleX: return scaled(f, expression, call);
    case StandardFunction::Len:
    case StandardFunction::MaxLen: {
      TextOperand operand = text(f, *call.bound[0]);
      return fmt::format("({})cpu->host->textLength(cpu, {}, {}, {}, {})", cType(type),
                         static_cast<int>(function), operand.pointer, operand.form,
                         f.sourcePosition(expression.place.line));
    }
    case StandardFunction::Find: {
      TextOperand in = text(f, *call.bound[0]);
      TextOperand wanted = text(f, *call.bound[1]);
      return fmt::format("({})cpu->host->findText(cpu, {}, {}, {}, {}, {})", cType(type), in.pointer, in.form,
                         wanted.pointer, wanted.form, f.sourcePosition(expression.place.line));
    }
    case StandardFunction::LowerBound:
    case StandardFunction::UpperBound:
    case StandardFunction::CountOfElements: return arrayBound(f, expression, call);
    case StandardFunction::TypeOf:
    case StandardFunction::TypeOfElements: {
      // Of anything but a Variant the checker has told it.
      int ofElements = function == StandardFunction::TypeOfElements ? 1 : 0;
      return fmt::format("s7TypeCode({}, {})", locate(f, *call.bound[0]).base.text, ofElements);
    }
    case StandardFunction::IsArray: {
      const scl::Type& of = *call.bound[0]->type;
      if (of.kind != TypeKind::Variant) return of.kind == TypeKind::Array ? "1" : "0";
      return fmt::format("(u8)({}->array)", locate(f, *call.bound[0]).base.text);
    }
    case StandardFunction::IsNull:
      if (call.bound[0]->type->kind != TypeKind::Variant) return "0";
      return fmt::format("(u8)({}->bytes == 0)", locate(f, *call.bound[0]).base.text);
    case StandardFunction::BcdToInteger:
    case StandardFunction::IntegerToBcd:
      return fmt::format("({})cpu->host->bcd(cpu, {}, {}, {})", cType(type), static_cast<int>(function),
                         value(f, *call.bound[0]), widthOf(type));
    case StandardFunction::CombineDateTime: return combinedTime(f, call, type);
    case StandardFunction::StringToValue:
    case StandardFunction::ValueToString:
    case StandardFunction::StringToCharacters:
    case StandardFunction::CharactersToString: textStatement(f, call); return "0";
    case StandardFunction::Abs:
    case StandardFunction::Swap:
    case StandardFunction::Sqr:
    case StandardFunction::Sqrt:
    case StandardFunction::Ln:
    case StandardFunction::Exp:
    case StandardFunction::Sin:
    case StandardFunction::Cos:
    case StandardFunction::Tan:
    case StandardFunction::Asin:
    case StandardFunction::Acos:
    case StandardFunction::Atan:
    case StandardFunction::Frac:
    case StandardFunction::Expt:
    case StandardFunction::Enco:
    case StandardFunction::Deco: return fromPattern(f, expression, call);
    case StandardFunction::Concat:
    case StandardFunction::Left:
    case StandardFunction::Right:
    case StandardFunction::Mid:
    case StandardFunction::Insert:
    case StandardFunction::Delete:
    case StandardFunction::Replace: break;
  }
  return text(f, expression).pointer;
}

}  // namespace vcpu::c
