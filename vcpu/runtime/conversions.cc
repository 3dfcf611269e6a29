// A_TO_B where strings, dates or times take part; all operands as they lie in a data block.

#include <string>

#include "vcpu/runtime/integers.h"
#include "vcpu/runtime/number_text.h"
#include "vcpu/runtime/s7_time.h"
#include "vcpu/runtime/texts.h"

namespace vcpu::s7 {

using scl::TypeKind;

namespace {

bool isTextKind(TypeKind kind) {
  return kind == TypeKind::String || kind == TypeKind::WString;
}

std::u16string textOf(S7Cpu* cpu, TypeKind kind, const u8* from) {
  if (kind == TypeKind::Char) return std::u16string(1, from[0]);
  if (kind == TypeKind::WChar) return std::u16string(1, static_cast<char16_t>(s7Load16(from)));
  if (kind != TypeKind::Real && kind != TypeKind::LReal)
    return integerToText(readInteger(kind, from), isSignedKind(kind));
  bool valid = true;
  const bool isLong = kind == TypeKind::LReal;
  std::u16string text = realToText(isLong ? s7LoadF64(from) : f64{s7LoadF32(from)}, isLong, valid);
  if (!valid) cpu->eno = 0;
  return text;
}

// A number that the string does not hold, or not in the range of the type, is 0 and clears ENO.
void fromText(S7Cpu* cpu, TypeKind toKind, u8* to, const std::u16string& text) {
  if (toKind == TypeKind::Char || toKind == TypeKind::WChar) {
    if (text.empty()) cpu->eno = 0;
    writeInteger(toKind, to, text.empty() ? 0 : text[0]);
    return;
  }
  ParsedNumber number = parseNumber(text, toKind, 0);
  if (!number.valid) cpu->eno = 0;
  if (toKind == TypeKind::Real) return s7StoreF32(to, static_cast<f32>(number.real));
  if (toKind == TypeKind::LReal) return s7StoreF64(to, number.real);
  writeInteger(toKind, to, number.integer);
}

// From a type with a day to a time of day the day is dropped, to a date the time.
i64 momentAs(TypeKind toKind, i64 nanoseconds) {
  if (!isTimeOfDay(toKind)) return nanoseconds;
  i64 rest = nanoseconds % NANOSECONDS_PER_DAY;
  return rest < 0 ? rest + NANOSECONDS_PER_DAY : rest;
}

}  // namespace

void convert(S7Cpu* cpu, i32 toKind, u8* to, u32 toForm, i32 fromKind, const u8* from, u32 fromForm,
             SourceLine at) {
  auto target = static_cast<TypeKind>(toKind);
  auto source = static_cast<TypeKind>(fromKind);
  if (isTextKind(target) && isTextKind(source)) return assignText(cpu, to, toForm, from, fromForm, at);
  if (isTextKind(target) || isTextKind(source)) countTextFunction(cpu, 2);
  if (isTextKind(target)) return writeText(cpu, to, toForm, textOf(cpu, source, from), at);
  if (isTextKind(source)) return fromText(cpu, target, to, readText(cpu, from, fromForm, at));
  if (!writeMoment(target, to, momentAs(target, readMoment(source, from)))) cpu->eno = 0;
}

void timeArithmetic(S7Cpu* cpu, i32 subtract, i32 toKind, u8* to, i32 kindA, const u8* a, i32 kindB,
                    const u8* b) {
  auto target = static_cast<TypeKind>(toKind);
  auto left = static_cast<u64>(readMoment(static_cast<TypeKind>(kindA), a));
  auto right = static_cast<u64>(readMoment(static_cast<TypeKind>(kindB), b));
  auto result = static_cast<i64>(subtract ? left - right : left + right);
  if (writeMoment(target, to, momentAs(target, result))) return;
  cpu->eno = 0;
  // The difference of two moments that a Time cannot hold is 0; of other operands the low bits remain.
  const bool ofMoments = subtract != 0 && hasDay(static_cast<TypeKind>(kindA)) && target == TypeKind::Time;
  if (ofMoments) writeMoment(target, to, 0);
}

i32 compareTimes(i32 kind, const u8* a, const u8* b) {
  i64 left = readMoment(static_cast<TypeKind>(kind), a);
  i64 right = readMoment(static_cast<TypeKind>(kind), b);
  return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace vcpu::s7
