#include "telecontrol/commands/command_journal.h"

#include <gtest/gtest.h>

#include <memory>

namespace tele {
namespace {

TEST(CommandJournal, IsClearedWhenSomethingInItIsImpossible) {
  const auto damaged = [](auto change) {
    auto journal = std::make_unique<CommandJournal>();
    journal->records[2].phase = CommandPhase::Done;
    journal->records[2].request.length = 1;
    change(*journal);
    const bool whole = recoverCommands(*journal);
    EXPECT_EQ(journal->records[2].phase, whole ? CommandPhase::Done : CommandPhase::Free);
    EXPECT_EQ(journal->next, 1);
    return !whole;
  };
  EXPECT_FALSE(damaged([](CommandJournal&) {}));
  EXPECT_TRUE(damaged([](CommandJournal& journal) { journal.next = 0; }));
  EXPECT_TRUE(damaged([](CommandJournal& journal) { journal.next = REQUESTS_MAX + 1; }));
  EXPECT_TRUE(
      damaged([](CommandJournal& journal) { journal.records[3].phase = static_cast<CommandPhase>(5); }));
  EXPECT_TRUE(damaged([](CommandJournal& journal) { journal.records[0].request.length = -1; }));
  EXPECT_TRUE(damaged([](CommandJournal& journal) { journal.records[REQUESTS_MAX].request.length = 37; }));
  EXPECT_TRUE(damaged([](CommandJournal& journal) { journal.records[1].decimals = 7; }));
}

TEST(CommandJournal, ForgetsTheOldestFirst) {
  auto journal = std::make_unique<CommandJournal>();
  const UtcTime utc = {.known = true, .day = 20000, .dayMs = 0};
  for (int32_t place = 1; place <= REQUESTS_MAX; ++place) journal->records[place].phase = CommandPhase::Done;
  journal->next = 5;
  EXPECT_EQ(forgettablePlace(*journal, utc), 5);
  journal->records[5].untold = true;
  journal->records[6].phase = CommandPhase::Accepted;
  journal->records[7].expires = {.known = true, .day = 20000, .dayMs = 1};
  EXPECT_EQ(forgettablePlace(*journal, utc), 8);
  journal->next = REQUESTS_MAX;
  journal->records[REQUESTS_MAX].untold = true;
  EXPECT_EQ(forgettablePlace(*journal, utc), 1);
}

// The place of the bytes of a command that was being written when the power failed is free.
TEST(CommandJournal, TellsNothingOfAFreeEntry) {
  auto journal = std::make_unique<CommandJournal>();
  journal->records[3].untold = true;
  EXPECT_TRUE(recoverCommands(*journal));
  EXPECT_EQ(untoldPlace(*journal, 0), -1);
}

}  // namespace
}  // namespace tele
