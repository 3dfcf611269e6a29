// Programs by chance: both compilers and both ways of AND and OR must leave the same memory, and
// so must code of both compilers by turns.

#include "vcpu/testing/random_program.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <vector>

#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

uint64_t numberFromEnvironment(const char* name, uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

using Code = std::shared_ptr<const MachineCode>;

// Each scan with the code at its place, the last one with all that follow.
std::string memoryAfterThreeScans(const std::vector<Code>& codes) {
  Station station(codes.front(), {.workPerCycleMax = 1'000'000});
  station.cpu.start();
  for (size_t i = 0; i < 3; i++) {
    station.cpu.exchangeCode(codes[std::min(i, codes.size() - 1)]);
    station.cpu.scanOnce();
  }
  std::string memory;
  for (uint8_t byte : station.cpu.dataBlock("SampleData")) memory += fmt::format("{:02x}", byte);
  return memory;
}

// S7MQTT_SEED repeats one program, S7MQTT_PROGRAMS says how many to try.
TEST(RandomProgram, DoesTheSameInEveryWay) {
  uint64_t first = numberFromEnvironment("S7MQTT_SEED", 1);
  uint64_t count = numberFromEnvironment("S7MQTT_PROGRAMS", 6);
  for (uint64_t seed = first; seed < first + count; seed++) {
    std::mt19937_64 random(seed);
    Chance chance = [&](uint32_t limit) { return static_cast<uint32_t>(random() % limit); };
    std::string text = randomProgram(chance, false);
    scl::Diagnostics diagnostics;
    auto program = checkedProgram(text, "random.scl", diagnostics);
    ASSERT_NE(program, nullptr) << "seed " << seed << ": " << scl::toText(diagnostics.list().at(0)) << "\n"
                                << text;
    const Code tcc = compiled(program, CompilerKind::InProcess);
    const Code cc = compiled(program, CompilerKind::System);
    const std::string expected = memoryAfterThreeScans({tcc});
    EXPECT_EQ(memoryAfterThreeScans({cc}), expected) << "seed " << seed << "\n" << text;
    EXPECT_EQ(memoryAfterThreeScans({tcc, cc, tcc}), expected) << "seed " << seed;
    EXPECT_EQ(memoryAfterThreeScans({compiled(program, CompilerKind::InProcess, {.shortCircuit = true})}),
              expected)
        << "seed " << seed;
    EXPECT_EQ(memoryAfterThreeScans({compiled(program, CompilerKind::InProcess, {.count = true})}), expected)
        << "seed " << seed;
  }
}

}  // namespace
}  // namespace vcpu
