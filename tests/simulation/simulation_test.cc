#include "tests/simulation/simulation.h"

#include <gtest/gtest.h>

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

TEST(Simulation, FaultsAreInjected) {
  int64_t faults = 0;
  for (uint64_t seed = 1; seed <= 50; ++seed) faults += simulate(seed, Engine::Native, false).faults;
  EXPECT_GT(faults, 500);
}

}  // namespace
}  // namespace simulation
