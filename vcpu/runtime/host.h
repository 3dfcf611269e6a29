#pragma once
// What printed programs call: the functions behind runtime.h's S7Host, and that header as C++. They report
// faults through the CPU that they are given, at the source line `at`, and run on the thread of that CPU.
// Pointers to images are the program's and are not kept.

#include <cstdint>
#include <cstring>

namespace vcpu::s7 {

#include "vcpu/runtime/runtime.h"

// Numbers (numbers.cc).
f64 math(i32 function, f64 x);
f64 power(f64 base, f64 exponent);
i64 toSigned(S7Cpu* cpu, i32 rounding, f64 x, i64 low, i64 high);
u64 toUnsigned(S7Cpu* cpu, i32 rounding, f64 x);
i64 integerPower(i64 base, i64 exponent);
i64 bcd(S7Cpu* cpu, i32 function, i64 x, i32 bits);

// Strings (texts.cc).
void assignText(S7Cpu* cpu, u8* to, u32 toForm, const u8* from, u32 fromForm, SourceLine at);
void borrowText(S7Cpu* cpu, u8* to, u32 toForm, const u8* from, u32 fromForm, SourceLine at);
void textFunction(S7Cpu* cpu, i32 function, u8* to, u32 toForm, const u8* in1, u32 form1, const u8* in2,
                  u32 form2, i64 length, i64 position, SourceLine at);
i32 textLength(S7Cpu* cpu, i32 function, const u8* in, u32 form, SourceLine at);
i32 findText(S7Cpu* cpu, const u8* in1, u32 form1, const u8* in2, u32 form2, SourceLine at);
i32 compareTexts(S7Cpu* cpu, const u8* a, u32 formA, const u8* b, u32 formB, SourceLine at);

// Conversions of images, dates and times (conversions.cc, text_numbers.cc, s7_time.cc).
void convert(S7Cpu* cpu, i32 toKind, u8* to, u32 toForm, i32 fromKind, const u8* from, u32 fromForm,
             SourceLine at);
void textToNumber(S7Cpu* cpu, i32 toKind, u8* to, const u8* in, u32 form, i64 format, i64 position,
                  SourceLine at);
void numberToText(S7Cpu* cpu, u8* to, u32 form, i32 fromKind, const u8* from, i64 size, i64 precision,
                  i64 format, i64 position, SourceLine at);
i64 textToCharacters(S7Cpu* cpu, const u8* in, u32 form, i64 first, const S7Area* characters, SourceLine at);
void charactersToText(S7Cpu* cpu, u8* to, u32 form, i64 first, i64 count, const S7Area* characters,
                      SourceLine at);
void timeArithmetic(S7Cpu* cpu, i32 subtract, i32 toKind, u8* to, i32 kindA, const u8* a, i32 kindB,
                    const u8* b);
i32 compareTimes(i32 kind, const u8* a, const u8* b);

}  // namespace vcpu::s7
