// Values as SCL literals.

#include <fmt/format.h>

#include <cmath>

#include "scl/text/utf8.h"
#include "scl/types/any_pointer.h"
#include "scl/types/initial_image.h"
#include "scl/types/layout.h"
#include "vcpu/access/value.h"
#include "vcpu/runtime/host.h"
#include "vcpu/runtime/s7_time.h"

namespace vcpu {

using scl::TypeKind;

namespace {

std::string characterText(uint32_t code, bool wide) {
  if (code == '$' || code == '\'') return fmt::format("${}", static_cast<char>(code));
  bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000);
  if (control) return wide ? fmt::format("${:04X}", code) : fmt::format("${:02X}", code);
  std::string text;
  scl::appendUtf8(text, code);
  return text;
}

// A character beyond U+FFFF lies in UTF-16 as two units: one from 16#D800 on, one from 16#DC00 on.
bool isSurrogate(uint32_t unit, uint32_t first) {
  return unit >= first && unit < first + 0x400;
}

// As far as the memory of the string goes, whatever its header says.
std::string textText(const Operand& operand) {
  bool wide = operand.type->kind == TypeKind::WString;
  const uint8_t* p = operand.bytes.data();
  int length = std::min(wide ? int{s7::s7Load16(p + 2)} : int{p[1]}, operand.type->length);
  const auto unit = [&](int i) { return wide ? uint32_t{s7::s7Load16(p + 4 + 2 * i)} : uint32_t{p[2 + i]}; };
  std::string text = wide ? "WSTRING#'" : "'";
  for (int i = 0; i < length; i++) {
    const bool isPair = i + 1 < length && isSurrogate(unit(i), 0xD800) && isSurrogate(unit(i + 1), 0xDC00);
    if (isPair) {
      scl::appendUtf8(text, 0x10000 + ((unit(i) - 0xD800) << 10 | (unit(i + 1) - 0xDC00)));
      i++;
    } else {
      text += characterText(unit(i), wide);
    }
  }
  return text + "'";
}

std::string realText(double number, bool single) {
  if (!std::isfinite(number)) return fmt::format("{}", number);
  std::string text = single ? fmt::format("{}", static_cast<float>(number)) : fmt::format("{}", number);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

struct Unit {
  const char* name;
  uint64_t nanoseconds;
};
constexpr Unit UNITS[] = {{"d", 86'400'000'000'000},
                          {"h", 3'600'000'000'000},
                          {"m", 60'000'000'000},
                          {"s", 1'000'000'000},
                          {"ms", 1'000'000},
                          {"us", 1'000},
                          {"ns", 1}};

std::string durationText(const char* prefix, int64_t nanoseconds) {
  uint64_t rest =
      nanoseconds < 0 ? uint64_t{0} - static_cast<uint64_t>(nanoseconds) : static_cast<uint64_t>(nanoseconds);
  std::string text = fmt::format("{}#{}", prefix, nanoseconds < 0 ? "-" : "");
  if (rest == 0) return text + "0ms";
  for (const Unit& unit : UNITS) {
    uint64_t count = rest / unit.nanoseconds;
    rest %= unit.nanoseconds;
    if (count != 0) text += fmt::format("{}{}", count, unit.name);
  }
  return text;
}

std::string fraction(int64_t nanoseconds, int digits) {
  return fmt::format(".{:09}", nanoseconds % 1'000'000'000).substr(0, static_cast<size_t>(digits) + 1);
}

std::string clockText(int64_t nanoseconds, int digits) {
  int64_t seconds = nanoseconds / 1'000'000'000;
  return fmt::format("{:02}:{:02}:{:02}{}", seconds / 3600, seconds / 60 % 60, seconds % 60,
                     fraction(nanoseconds, digits));
}

std::string dateText(int64_t nanoseconds) {
  std::vector<uint8_t> dtl = scl::dtlBytes(nanoseconds);
  return fmt::format("{:04}-{:02}-{:02}", s7::s7Load16(dtl.data()), dtl[2], dtl[3]);
}

std::string dateAndClockText(int64_t nanoseconds, int digits) {
  int64_t inDay = nanoseconds % NANOSECONDS_PER_DAY;
  if (inDay < 0) inDay += NANOSECONDS_PER_DAY;
  return dateText(nanoseconds) + "-" + clockText(inDay, digits);
}

std::string arrayText(const Operand& operand) {
  const scl::Type& array = *operand.type;
  const scl::Type& element = *array.element;
  const int64_t count = scl::elementCount(array);
  bool bytes =
      element.kind == TypeKind::Byte || element.kind == TypeKind::USInt || element.kind == TypeKind::Char;
  if (bytes) {
    std::string text = "hex:";
    for (int64_t i = 0; i < count; i++) text += fmt::format("{:02x}", operand.bytes[static_cast<size_t>(i)]);
    return text;
  }
  std::string text;
  for (int64_t i = 0; i < count; i++) {
    bool bits = element.kind == TypeKind::Bool;
    auto offset = static_cast<size_t>(bits ? i / 8 : i * scl::elementBytes(element));
    Operand one{operand.bytes.subspan(offset, static_cast<size_t>(element.size)),
                bits ? static_cast<int32_t>(i % 8) : 0, &element};
    text += (i == 0 ? "" : ", ") + formatValue(one);
  }
  return fmt::format("[{}]", text);
}

std::string structText(const Operand& operand) {
  std::string text;
  for (const scl::Member& member : operand.type->members) {
    if (member.byReference) continue;
    Operand one{
        operand.bytes.subspan(static_cast<size_t>(member.offset), static_cast<size_t>(member.type->size)),
        member.bit, member.type};
    text += fmt::format("{}{} := {}", text.empty() ? "" : ", ", member.name, formatValue(one));
  }
  return fmt::format("({})", text);
}

}  // namespace

std::string formatValue(const Operand& operand) {
  const TypeKind kind = operand.type->kind;
  const uint8_t* p = operand.bytes.data();
  switch (kind) {
    case TypeKind::Void: return "";
    case TypeKind::Bool: return (p[0] >> operand.bit & 1) != 0 ? "TRUE" : "FALSE";
    case TypeKind::Byte: return fmt::format("16#{:X}", p[0]);
    case TypeKind::Word: return fmt::format("16#{:X}", s7::s7Load16(p));
    case TypeKind::DWord: return fmt::format("16#{:X}", s7::s7Load32(p));
    case TypeKind::LWord: return fmt::format("16#{:X}", s7::s7Load64(p));
    case TypeKind::SInt: return fmt::format("{}", int{static_cast<int8_t>(p[0])});
    case TypeKind::Int: return fmt::format("{}", static_cast<int16_t>(s7::s7Load16(p)));
    case TypeKind::DInt: return fmt::format("{}", static_cast<int32_t>(s7::s7Load32(p)));
    case TypeKind::LInt: return fmt::format("{}", static_cast<int64_t>(s7::s7Load64(p)));
    case TypeKind::USInt: return fmt::format("{}", int{p[0]});
    case TypeKind::UInt: return fmt::format("{}", s7::s7Load16(p));
    case TypeKind::UDInt: return fmt::format("{}", s7::s7Load32(p));
    case TypeKind::ULInt: return fmt::format("{}", s7::s7Load64(p));
    case TypeKind::Real: return realText(s7::s7LoadF32(p), true);
    case TypeKind::LReal: return realText(s7::s7LoadF64(p), false);
    case TypeKind::Char: return fmt::format("'{}'", characterText(p[0], false));
    case TypeKind::WChar: return fmt::format("WCHAR#'{}'", characterText(s7::s7Load16(p), true));
    case TypeKind::String:
    case TypeKind::WString: return textText(operand);
    case TypeKind::S5Time: return durationText("S5T", readMoment(kind, p));
    case TypeKind::Time: return durationText("T", readMoment(kind, p));
    case TypeKind::LTime: return durationText("LT", readMoment(kind, p));
    case TypeKind::Date: return "D#" + dateText(readMoment(kind, p));
    case TypeKind::TimeOfDay: return "TOD#" + clockText(readMoment(kind, p), 3);
    case TypeKind::LTimeOfDay: return "LTOD#" + clockText(readMoment(kind, p), 9);
    case TypeKind::DateAndTime: return "DT#" + dateAndClockText(readMoment(kind, p), 3);
    case TypeKind::LDateTime: return "LDT#" + dateAndClockText(readMoment(kind, p), 9);
    case TypeKind::DTL: return "DTL#" + dateAndClockText(readMoment(kind, p), 9);
    case TypeKind::Timer: return fmt::format("%T{}", s7::s7Load16(p));
    case TypeKind::Counter: return fmt::format("%C{}", s7::s7Load16(p));
    case TypeKind::Array: return arrayText(operand);
    case TypeKind::Struct:
    case TypeKind::FunctionBlock: return structText(operand);
    case TypeKind::Any: return scl::anyText({reinterpret_cast<const char*>(p), scl::AnyPointer::BYTES});
    // Of a reference that came out of a call there is only whether it refers to something.
    case TypeKind::Reference: return p[0] != 0 ? "a reference" : "NULL";
    case TypeKind::Variant: break;
  }
  return "";
}

}  // namespace vcpu
