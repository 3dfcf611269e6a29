// A_TO_B. Between numbers it is printed; where strings, dates or BCD take part, the host converts images.
//
// What the manuals leave open is decided so: an integer that its new integer type cannot hold keeps its low
// bytes and clears ENO; a bit string keeps its low bytes; a float is rounded half to even, and beyond the
// new type's range takes the nearest limit and clears ENO (not a number: 0).

#include "vcpu/c/convert.h"

#include <fmt/format.h>

#include "scl/types/elementary_types.h"
#include "scl/types/initial_image.h"
#include "vcpu/c/function.h"
#include "vcpu/c/lvalue.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::TypeKind;

namespace {

// Types whose C value means the same number everywhere.
bool isPlain(const scl::Type& type) {
  switch (type.kind) {
    case TypeKind::Bool:
    case TypeKind::Byte:
    case TypeKind::Word:
    case TypeKind::DWord:
    case TypeKind::LWord:
    case TypeKind::SInt:
    case TypeKind::Int:
    case TypeKind::DInt:
    case TypeKind::LInt:
    case TypeKind::USInt:
    case TypeKind::UInt:
    case TypeKind::UDInt:
    case TypeKind::ULInt:
    case TypeKind::Char:
    case TypeKind::WChar: return true;
    case TypeKind::Void:
    case TypeKind::Real:
    case TypeKind::LReal:
    case TypeKind::String:
    case TypeKind::WString:
    case TypeKind::S5Time:
    case TypeKind::Time:
    case TypeKind::LTime:
    case TypeKind::Date:
    case TypeKind::TimeOfDay:
    case TypeKind::LTimeOfDay:
    case TypeKind::DateAndTime:
    case TypeKind::LDateTime:
    case TypeKind::DTL:
    case TypeKind::Timer:
    case TypeKind::Counter:
    case TypeKind::Array:
    case TypeKind::Struct:
    case TypeKind::FunctionBlock:
    case TypeKind::Variant:
    case TypeKind::Any:
    case TypeKind::Reference: break;
  }
  return false;
}

bool isPrinted(const scl::Type& to, const scl::Type& from) {
  if (scl::isFloat(to) || scl::isFloat(from)) return scl::isElementary(to) && scl::isElementary(from);
  if (isPlain(to)) return scl::isElementary(from);
  if (isPlain(from)) return scl::isElementary(to);
  return to.kind == from.kind && scl::isElementary(to);
}

// DWord holds the pattern of a Real, LWord that of an LReal.
bool isPattern(const scl::Type& bits, const scl::Type& number) {
  return (bits.kind == TypeKind::DWord && number.kind == TypeKind::Real) ||
         (bits.kind == TypeKind::LWord && number.kind == TypeKind::LReal);
}

bool rangeCounts(const scl::Type& type) {
  return scl::isInteger(type) || type.kind == TypeKind::Time || type.kind == TypeKind::LTime;
}

std::string lowText(int width, bool isSigned) {
  if (!isSigned) return "0";
  int64_t low = -(int64_t{1} << (width - 2)) * 2;
  return fmt::format("{}ll - 1", low + 1);
}

std::string highText(int width, bool isSigned) {
  if (width == 64) return "9223372036854775807ll";
  return fmt::format("{}ll", (int64_t{1} << (isSigned ? width - 1 : width)) - 1);
}

bool fits(const scl::Type& to, const scl::Type& from) {
  if (isSignedInC(from)) return isSignedInC(to) && scl::bitsOf(to) >= scl::bitsOf(from);
  return isSignedInC(to) ? scl::bitsOf(to) > scl::bitsOf(from) : scl::bitsOf(to) >= scl::bitsOf(from);
}

std::string fromFloat(const scl::Type& to, const std::string& text) {
  int rounding = static_cast<int>(scl::StandardFunction::Round);
  if (to.kind == TypeKind::Bool) {
    return fmt::format("(u8)(cpu->host->toSigned(cpu, {}, {}, 0, 1) & 1)", rounding, text);
  }
  if (scl::bitsOf(to) == 64 && !isSignedInC(to)) {
    return fmt::format("cpu->host->toUnsigned(cpu, {}, {})", rounding, text);
  }
  bool isSigned = isSignedInC(to);
  return fmt::format("({})cpu->host->toSigned(cpu, {}, {}, {}, {})", cType(to), rounding, text,
                     lowText(scl::bitsOf(to), isSigned), highText(scl::bitsOf(to), isSigned));
}

std::string toFloat(const scl::Type& to, const scl::Type& from, const std::string& text) {
  if (scl::isFloat(from)) return fmt::format("({}){}", cType(to), text);
  if (scl::bitsOf(from) == 64 && !isSignedInC(from)) {
    const char* name = to.kind == TypeKind::Real ? "fromUnsignedSingle" : "fromUnsigned";
    return fmt::format("({})cpu->host->{}({})", cType(to), name, text);
  }
  return fmt::format("({})(i64){}", cType(to), text);
}

TextOperand imageOfValue(CFunction& f, const scl::Type& type, const std::string& value) {
  if (isImageType(type)) return {value, "0"};
  LValue image;
  image.base = primary(f.fresh("t"));
  image.type = &type;
  f.add(fmt::format("u8 {}[8];", image.base.text));
  if (type.kind == TypeKind::Bool) {
    f.add(fmt::format("{}[0] = {};", image.base.text, value));
  } else {
    store(f, image, value);
  }
  return {image.base.text, "0"};
}

}  // namespace

std::string converted(CFunction& f, const scl::Type& to, const Expression& from) {
  const scl::Type& fromType = *from.type;
  if (isPrinted(to, fromType)) return convertedValue(f, to, fromType, value(f, from));
  return convertedByHost(f, to, fromType, imageOf(f, from), from.location.line);
}

std::string convertedValue(CFunction& f, const scl::Type& to, const scl::Type& from,
                           const std::string& text) {
  if (to.kind == from.kind) return text;
  if (!isPrinted(to, from)) return convertedByHost(f, to, from, imageOfValue(f, from, text), f.line());
  if (isPattern(to, from))
    return fmt::format("s7{}Bits({})", to.kind == TypeKind::DWord ? "Single" : "Double", text);
  if (isPattern(from, to))
    return fmt::format("s7{}({})", from.kind == TypeKind::DWord ? "Single" : "Double", text);
  if (scl::isFloat(to)) return toFloat(to, from, text);
  if (scl::isFloat(from)) return fromFloat(to, text);
  if (to.kind == TypeKind::Bool) return fmt::format("(u8)({} & 1)", text);
  if (rangeCounts(to) && rangeCounts(from) && !fits(to, from)) {
    if (scl::bitsOf(from) == 64 && !isSignedInC(from)) {
      return fmt::format("({})s7NarrowUnsigned(cpu, {}, {})", cType(to), text,
                         highText(scl::bitsOf(to), isSignedInC(to)));
    }
    return fmt::format("({})s7Narrow(cpu, {}, {}, {})", cType(to), text,
                       lowText(scl::bitsOf(to), isSignedInC(to)), highText(scl::bitsOf(to), isSignedInC(to)));
  }
  // tcc leaves away the cast of a signed char to an unsigned short.
  const char* whole = from.kind == TypeKind::SInt ? "(i32)" : "";
  return fmt::format("({}){}{}", cType(to), whole, text);
}

// The result is a value of an elementary type, else a pointer to its image.
std::string convertedByHost(CFunction& f, const scl::Type& to, const scl::Type& from,
                            const TextOperand& source, int line) {
  LValue result;
  result.base = primary(f.buffer(std::max(to.size, 8)));
  result.type = &to;
  f.add(fmt::format("cpu->host->convert(cpu, {}, {}, {}, {}, {}, {}, {});", static_cast<int>(to.kind),
                    result.base.text, scl::isText(to) ? textOf(result).form : "0",
                    static_cast<int>(from.kind), source.pointer, source.form, f.sourceLine(line)));
  if (isImageType(to)) return result.base.text;
  if (to.kind == TypeKind::Bool) {
    result.kind = LValue::Kind::Bit;
    result.bit = primary("0");
  }
  return load(result);
}

// Any operand as bytes, for the host.
TextOperand imageOf(CFunction& f, const Expression& expression) {
  const scl::Type& type = *expression.type;
  if (scl::isText(type)) return text(f, expression);
  if (isImageType(type)) return {memory(f, expression), "0"};
  return imageOfValue(f, type, value(f, expression));
}

}  // namespace vcpu::c
