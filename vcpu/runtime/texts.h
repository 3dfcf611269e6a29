#pragma once
// S7 strings as the host reads and writes them. For the thread on which the CPU runs.

#include <string>

#include "vcpu/runtime/host.h"

namespace vcpu::s7 {

/// The characters of a String or WString. A header that is not valid (maximum 0 or 255, or over the memory
/// that is there; length over the maximum) is reported as a fault at the source line `at`, and the string
/// counts as empty.
std::u16string readText(S7Cpu* cpu, const u8* text, u32 form, SourceLine at);

/// How many characters the string takes: its capacity, or less if it is a parameter with a smaller maximum.
u32 roomOf(const u8* text, u32 form);

/// Counts a string function as a real CPU executes it: a block call with so many parameters. Its bytes are
/// counted where they are read and written.
void countTextFunction(S7Cpu* cpu, u32 parameters);

/// Puts `characters` there. What does not fit is cut off and clears ENO.
void writeText(S7Cpu* cpu, u8* text, u32 form, const std::u16string& characters, SourceLine at);

}  // namespace vcpu::s7
