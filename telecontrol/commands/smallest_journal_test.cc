// One command in the table, and a journal of one place.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "telecontrol/commands/commands.h"

namespace tele {
namespace {

static_assert(COMMANDS_MAX == 1 && REQUESTS_MAX == 1);

TEST(SmallestJournal, TakesTheNextCommandWhenTheOneBeforeIsOver) {
  auto commands = std::make_unique<Commands>();
  auto journal = std::make_unique<CommandJournal>();
  auto station = std::make_unique<Station>();
  UtcTime now = {.known = true, .day = 20513, .dayMs = 23'400'000};  // 2026-03-01T06:30:00Z
  commands->table.commands[0].settings.pointId = 201;
  commands->table.commands[0].settings.kind = CommandKind::Choice;
  EXPECT_TRUE(startCommands(*commands, *journal));
  scanCommands(*commands, *journal, now, 0);

  const auto take = [&](const std::string& request) {
    const std::string json =
        fmt::format(R"({{"req":"{}","id":"201","val":1,"exp":"2026-03-01T06:30:30Z"}})", request);
    commands->message.text.length = static_cast<int32_t>(json.size());
    std::copy(json.begin(), json.end(), commands->message.text.bytes.elements);
    takeCommand(*commands, *journal, *station, false);
    return commands->table.commands[0].state.underWay;
  };
  const auto finish = [&] {
    answerCommand(*commands, *journal, 0, {});
    answerCommand(*commands, *journal, 0, {.done = true});
    for (int32_t place = nextResult(*commands, *journal); place >= 0;
         place = nextResult(*commands, *journal)) {
      resultTold(*commands, *journal, place, journal->records[place].phase);
    }
  };

  EXPECT_TRUE(take("a"));
  EXPECT_FALSE(mayTakeCommand(*commands, *journal));
  finish();
  // It could still come again.
  EXPECT_FALSE(mayTakeCommand(*commands, *journal));
  EXPECT_FALSE(take("b"));
  now.dayMs += 30'001;
  scanCommands(*commands, *journal, now, 30'001);
  EXPECT_TRUE(mayTakeCommand(*commands, *journal));
  EXPECT_FALSE(take("c"));  // its time is over, too
  EXPECT_EQ(commands->lastReason, CommandReason::Expired);
}

}  // namespace
}  // namespace tele
