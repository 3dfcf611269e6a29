// Programs by chance: both compilers and both ways of AND and OR must leave the same memory.

#include "vcpu/testing/random_program.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

uint64_t numberFromEnvironment(const char* name, uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::string memoryAfterThreeScans(const std::shared_ptr<const MachineCode>& code) {
  Station station(code, {.workPerCycleMax = 1'000'000});
  station.cpu.start();
  for (int i = 0; i < 3; i++) station.cpu.scanOnce();
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
    std::string expected = memoryAfterThreeScans(compiled(program, CompilerKind::InProcess));
    EXPECT_EQ(memoryAfterThreeScans(compiled(program, CompilerKind::System)), expected)
        << "seed " << seed << "\n"
        << text;
    EXPECT_EQ(memoryAfterThreeScans(compiled(program, CompilerKind::InProcess, {.shortCircuit = true})),
              expected)
        << "seed " << seed;
    EXPECT_EQ(memoryAfterThreeScans(compiled(program, CompilerKind::InProcess, {.count = true})), expected)
        << "seed " << seed;
  }
}

}  // namespace
}  // namespace vcpu
