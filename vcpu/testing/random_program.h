#pragma once
// SCL programs by chance: every choice comes from the numbers handed in, so a seed repeats a program and a
// fuzzer can steer it. Any thread may call, with numbers of its own.

#include <cstdint>
#include <functional>
#include <string>

namespace vcpu {

/// Answers a number from 0 to below `count`.
using Chance = std::function<uint32_t(uint32_t count)>;

/// A program with FUNCTION_BLOCK "Sample", its data block "SampleData" and an OB1. It has no fault the
/// checker would find, ends by itself, and does the same whether AND and OR evaluate one side or both. With
/// `wild`, indices leave their arrays and loops need not end.
std::string randomProgram(const Chance& chance, bool wild);

}  // namespace vcpu
