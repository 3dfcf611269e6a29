#include "tests/simulation/simulation.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/child.h"

namespace simulation {
namespace {

void expectKept(uint64_t seed, Engine engine) {
  const Outcome outcome = simulate(seed, engine, false);
  EXPECT_EQ(outcome.failure, "") << SIMULATION " --trace --seed " << seed
                                 << (engine == Engine::Scl ? " --engine scl" : "");
  EXPECT_GT(outcome.messages, 0);
}

TEST(Simulation, TheClientKeepsItsPromises) {
  for (uint64_t seed = 1; seed <= 1000; ++seed) expectKept(seed, Engine::Native);
}

TEST(Simulation, TheBlocksKeepThem) {
  for (uint64_t seed = 1; seed <= 4; ++seed) expectKept(seed, Engine::Scl);
}

// In pieces, to the broker and from it.
TEST(Simulation, LargeMessagesPass) {
  int64_t arrived = 0;
  int64_t taken = 0;
  for (uint64_t seed = 1; seed <= 50; ++seed) {
    const Outcome outcome = simulate(seed, Engine::Native, false);
    arrived += outcome.largeArrived;
    taken += outcome.largeTaken;
  }
  EXPECT_GT(arrived, 50);
  EXPECT_GT(taken, 50);
}

TEST(Simulation, FaultsAreInjected) {
  int64_t faults = 0;
  for (uint64_t seed = 1; seed <= 50; ++seed) faults += simulate(seed, Engine::Native, false).faults;
  EXPECT_GT(faults, 500);
}

// What `s7mqtt run FOLDER --replay FOLDER/run.recording` needs; it compares each byte that is sent.
TEST(Simulation, ASeedReplaysInTheProduct) {
  const tests::Folder place;
  const std::string folder = place / "seed";
  const Outcome outcome = simulate(1, Engine::Scl, false, folder);
  EXPECT_EQ(outcome.failure, "");
  int code = -1;
  const std::string said =
      tests::outputOf({S7MQTT, "run", folder, "--replay", folder + "/run.recording"}, &code);
  EXPECT_EQ(code, 0) << said;
  EXPECT_NE(said.find(fmt::format("and {} cycles", outcome.scans)), std::string::npos) << said;
}

}  // namespace
}  // namespace simulation
