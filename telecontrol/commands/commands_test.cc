#include "telecontrol/commands/commands.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

namespace tele {
namespace {

// 2026-03-01T06:30:00Z.
constexpr UtcTime NOW = {.known = true, .day = 20513, .dayMs = 23'400'000};

class CommandsTest : public testing::Test {
 protected:
  CommandsTest() {
    station_->table.points[0].settings.pointId = 2;
    station_->table.points[0].settings.kind = PointKind::Alarm;
    station_->table.points[1].settings.pointId = 3;
    station_->table.points[1].settings.kind = PointKind::Bit;
    (void)startStation(*station_, *store_);

    set(0, {.pointId = 201, .kind = CommandKind::Choice, .choices = 3});
    set(1, {.pointId = 202, .kind = CommandKind::SetPoint, .lower = -50, .upper = 205, .decimals = 1});
    set(2, {.pointId = 203, .kind = CommandKind::Choice, .choices = 1, .expires = false});
    EXPECT_TRUE(startCommands(*commands_, *journal_));
    scan(0);
  }

  void set(int32_t row, const CommandSettings& settings) {
    commands_->table.commands[row].settings = settings;
  }

  void scan(int32_t passedMs) {
    now_.dayMs += passedMs;
    scanCommands(*commands_, *journal_, now_, passedMs);
  }

  // The place of the command, as takeCommand leaves it.
  const CommandRecord& take(const std::string& json, bool retained = false) {
    EXPECT_TRUE(mayTakeCommand(*commands_, *journal_));
    commands_->message.text.length = static_cast<int32_t>(json.size());
    std::copy(json.begin(), json.end(), commands_->message.text.bytes.elements);
    takeCommand(*commands_, *journal_, *station_, retained);
    const int32_t place = findRequest(*journal_, commands_->message.request);
    return journal_->records[place < 0 ? REFUSAL_PLACE : place];
  }
  static std::string command(const std::string& request, int32_t id, const std::string& rest,
                             const std::string& expires = "06:30:30") {
    return fmt::format(R"({{"req":"{}","id":"{}",{},"exp":"2026-03-01T{}Z"}})", request, id, rest, expires);
  }
  CommandReason rejected(const std::string& json, bool retained = false) {
    const int32_t before = commands_->counters.rejected;
    const CommandRecord& record = take(json, retained);
    EXPECT_EQ(record.phase, CommandPhase::Rejected) << json;
    EXPECT_EQ(commands_->counters.rejected, before + 1);
    EXPECT_FALSE(commands_->table.commands[0].state.underWay);
    tellAll();
    return record.reason;
  }
  void tellAll() {
    for (int32_t place = nextResult(*commands_, *journal_); place >= 0;
         place = nextResult(*commands_, *journal_)) {
      resultTold(*commands_, *journal_, place, journal_->records[place].phase);
    }
  }
  void answer(int32_t row, const CommandAnswer& given) { answerCommand(*commands_, *journal_, row, given); }
  // The program is given the commands of all rows and carries them out at once.
  void carryOut() {
    for (int32_t row = 0; row < 3; ++row) {
      answer(row, {});
      answer(row, {.done = true, .returned = commands_->table.commands[row].state.value});
    }
  }
  const CommandState& state(int32_t row) const { return commands_->table.commands[row].state; }

  std::unique_ptr<Station> station_ = std::make_unique<Station>();
  std::unique_ptr<EventStore> store_ = std::make_unique<EventStore>();
  std::unique_ptr<Commands> commands_ = std::make_unique<Commands>();
  std::unique_ptr<CommandJournal> journal_ = std::make_unique<CommandJournal>();
  UtcTime now_ = NOW;
};

TEST_F(CommandsTest, GivesACommandToTheProgramAndItsResultToTheSender) {
  const CommandRecord& record = take(command("a", 201, R"("val":4)"));
  EXPECT_EQ(record.phase, CommandPhase::Accepted);
  EXPECT_TRUE(state(0).underWay);
  EXPECT_EQ(state(0).value, 4);
  EXPECT_EQ(nextResult(*commands_, *journal_), -1);

  answer(0, {.done = true, .returned = 9});  // it has not seen the command before this call
  EXPECT_TRUE(state(0).underWay);
  answer(0, {.done = true, .returned = 4});
  EXPECT_FALSE(state(0).underWay);
  EXPECT_EQ(record.phase, CommandPhase::Done);
  EXPECT_EQ(record.returned, 4);
  EXPECT_EQ(&journal_->records[nextResult(*commands_, *journal_)], &record);
  tellAll();
  EXPECT_EQ(nextResult(*commands_, *journal_), -1);
  EXPECT_EQ(commands_->counters.accepted, 1);
}

TEST_F(CommandsTest, ScalesASetPointToItsDecimals) {
  (void)take(command("a", 202, R"("val":20.5)"));
  EXPECT_EQ(state(1).value, 205);
  carryOut();
  (void)take(command("b", 202, R"("val":-5)"));
  EXPECT_EQ(state(1).value, -50);
}

TEST_F(CommandsTest, TakesTheIdentifierAsANumberAndMembersInAnyOrder) {
  (void)take(R"({"more":[{"req":1}],"exp":"2026-03-01T06:30:30Z","val":2e0,"id":201,"req":"a"})");
  EXPECT_EQ(state(0).value, 2);
}

TEST_F(CommandsTest, RejectsAValueThatIsNone) {
  using enum CommandReason;
  EXPECT_EQ(rejected(command("a", 201, R"("val":0)")), Selection);
  EXPECT_EQ(rejected(command("b", 201, R"("val":3)")), Selection);
  EXPECT_EQ(rejected(command("c", 201, R"("val":7)")), Selection);
  EXPECT_EQ(rejected(command("d", 201, R"("val":8)")), Range);
  EXPECT_EQ(rejected(command("e", 201, R"("val":-1)")), Range);
  EXPECT_EQ(rejected(command("f", 201, R"("val":1.5)")), Decimals);
  EXPECT_EQ(rejected(command("g", 202, R"("val":20.6)")), Range);
  EXPECT_EQ(rejected(command("h", 202, R"("val":-5.1)")), Range);
  EXPECT_EQ(rejected(command("i", 202, R"("val":1e99)")), Range);
  EXPECT_EQ(rejected(command("j", 202, R"("val":20.45)")), Decimals);
  int number = 0;
  for (const char* value : {"\"1\"", "true", "null", "[1]", "{}"}) {
    EXPECT_EQ(rejected(command(fmt::format("k{}", number++), 201, fmt::format(R"("val":{})", value))), Type)
        << value;
  }
}

TEST_F(CommandsTest, RejectsAPointThatIsNone) {
  using enum CommandReason;
  EXPECT_EQ(rejected(command("a", 204, R"("val":1)")), Unknown);
  EXPECT_EQ(rejected(command("b", 2, R"("val":1)")), Unknown);
  EXPECT_EQ(rejected(command("c", 3, R"("ack":true)")), Unknown);
  EXPECT_EQ(rejected(command("d", 201, R"("ack":true)")), Unknown);
  int number = 0;
  for (const char* id : {"\"x\"", "\"\"", "\"2147483647\"", "\"99999999999\"", "0", "-201", "201.5", "null",
                         "[]", "\"-1\"", "\"20\\u0031\""}) {
    const std::string json =
        fmt::format(R"({{"req":"e{}","id":{},"val":1,"exp":"2026-03-01T06:30:30Z"}})", number++, id);
    EXPECT_EQ(rejected(json), Unknown) << json;
  }
}

TEST_F(CommandsTest, RejectsWhatComesBehindItsTimeOrTooFarAheadOfIt) {
  using enum CommandReason;
  EXPECT_EQ(rejected(command("a", 201, R"("val":1)", "06:29:59.999")), Expired);
  EXPECT_EQ(rejected(command("b", 201, R"("val":1)", "06:40:00.001")), Expiry);
  EXPECT_EQ(rejected(R"({"req":"c","id":"201","val":1})"), Expiry);
  EXPECT_EQ(rejected(R"({"req":"d","id":"201","val":1,"exp":"tomorrow"})"), Expiry);
  EXPECT_EQ(rejected(R"({"req":"e","id":"201","val":1,"exp":1772346630})"), Expiry);
  EXPECT_EQ(rejected(R"({"req":"f","id":"201","val":1,"exp":"2149-06-06T00:00:00Z"})"), Expiry);
  EXPECT_EQ(rejected(R"({"req":"g","id":"201","val":1,"exp":"1970-01-01T00:00:00Z"})"), Expired);
  EXPECT_EQ(rejected(R"({"req":"h","id":"2","ack":true})"), Expiry);
  EXPECT_EQ(take(command("i", 201, R"("val":1)", "06:40:00")).phase, CommandPhase::Accepted);
  carryOut();
  EXPECT_EQ(take(command("j", 201, R"("val":1)", "06:30:00")).phase, CommandPhase::Accepted);
}

TEST_F(CommandsTest, ACommandMayDoWithoutAnEndOfItsTimeIfTheEngineerSaysSo) {
  EXPECT_EQ(take(R"({"req":"a","id":"203","val":1})").phase, CommandPhase::Accepted);
  carryOut();
  EXPECT_EQ(rejected(R"({"req":"b","id":"203","val":1,"exp":"2026-03-01T06:29:00Z"})"),
            CommandReason::Expired);
}

TEST_F(CommandsTest, KnowsNoTimeWithoutAClock) {
  now_ = {};
  scan(0);
  EXPECT_EQ(rejected(command("a", 201, R"("val":1)")), CommandReason::Clock);
  EXPECT_EQ(take(R"({"req":"b","id":"203","val":1})").phase, CommandPhase::Accepted);
}

TEST_F(CommandsTest, RejectsWhatIsNoCommand) {
  for (const char* json : {
           "",
           "x",
           "{",
           "[]",
           "7",
           "{}",
           R"({"req":"a"})",
           R"({"req":"a","id":"201"})",
           R"({"id":"201","val":1})",
           R"({"req":"","id":"201","val":1})",
           R"({"req":7,"id":"201","val":1})",
           R"({"req":"1234567890123456789012345678901234567","id":"201","val":1})",
           R"({"req":"a\"","id":"201","val":1})",
           "{\"req\":\"\xC3\xA4\",\"id\":\"201\",\"val\":1}",
           R"({"req":"a","req":"b","id":"201","val":1})",
           R"({"req":"a","id":"201","id":"202","val":1})",
           R"({"req":"a","id":"201","val":1,"val":2})",
           R"({"req":"a","id":"201","val":1,"ack":true})",
           R"({"req":"a","id":"201","ack":false})",
           R"({"req":"a","id":"201","ack":1})",
           R"({"req":"a","id":"201","val":1,"exp":"","exp":""})",
           R"({"req":"a","id":"201","val":1}{})",
           R"([{"req":"a","id":"201","val":1}])",
           R"({"req":"a","id":"201","val":1)",
           R"({"req":"a" "id":"201"})",
       }) {
    EXPECT_EQ(rejected(json), CommandReason::Json) << json;
  }
}

TEST_F(CommandsTest, NeverCarriesOutARetainedMessage) {
  EXPECT_EQ(rejected(command("a", 201, R"("val":1)"), true), CommandReason::Retained);
  EXPECT_EQ(rejected(R"({"req":"b","id":"203","val":1})", true), CommandReason::Retained);
}

TEST_F(CommandsTest, CarriesOutACommandOnceHoweverOftenItComes) {
  const std::string json = command("a", 201, R"("val":1)");
  (void)take(json);
  (void)take(json);
  carryOut();
  tellAll();
  const CommandRecord& record = take(json);
  EXPECT_EQ(record.phase, CommandPhase::Done);
  EXPECT_TRUE(record.untold);
  EXPECT_FALSE(state(0).underWay);
  EXPECT_EQ(commands_->counters.accepted, 1);
  EXPECT_EQ(commands_->counters.repeated, 2);

  // What was rejected once stays so, though it could be carried out now.
  answer(1, {.local = true});
  EXPECT_EQ(rejected(command("b", 202, R"("val":1)")), CommandReason::Local);
  answer(1, {});
  EXPECT_EQ(take(command("b", 202, R"("val":1)")).phase, CommandPhase::Rejected);
  EXPECT_FALSE(state(1).underWay);
}

TEST_F(CommandsTest, RejectsACommandWhileTheOneBeforeIsUnderWay) {
  (void)take(command("a", 201, R"("val":1)"));
  EXPECT_EQ(take(command("b", 201, R"("val":2)")).reason, CommandReason::Busy);
  EXPECT_EQ(state(0).value, 1);
  EXPECT_EQ(take(command("c", 202, R"("val":2)")).phase, CommandPhase::Accepted);
}

TEST_F(CommandsTest, SaysThatAProgramNeedsLongAndThatItNeedsTooLong) {
  commands_->table.commands[0].settings.answerMs = 5000;
  const CommandRecord& record = take(command("a", 201, R"("val":1)"));
  scan(999);
  EXPECT_FALSE(record.untold);
  scan(1);
  EXPECT_TRUE(record.untold);
  EXPECT_EQ(record.phase, CommandPhase::Accepted);
  tellAll();
  scan(3999);
  EXPECT_TRUE(state(0).underWay);
  scan(1);
  EXPECT_FALSE(state(0).underWay);
  EXPECT_EQ(record.phase, CommandPhase::Failed);
  EXPECT_EQ(record.reason, CommandReason::Timeout);
  EXPECT_TRUE(record.untold);
}

// It is done while the sender is being told that it was accepted.
TEST_F(CommandsTest, TellsHowFarItHasGotMeanwhile) {
  (void)take(command("a", 201, R"("val":1)"));
  scan(ACCEPTED_TOLD_MS);
  const int32_t place = nextResult(*commands_, *journal_);
  carryOut();
  resultTold(*commands_, *journal_, place, CommandPhase::Accepted);
  EXPECT_EQ(nextResult(*commands_, *journal_), place);
  resultTold(*commands_, *journal_, place, CommandPhase::Done);
  EXPECT_EQ(nextResult(*commands_, *journal_), -1);
}

TEST_F(CommandsTest, HandsOnWhyAProgramCouldNot) {
  const CommandRecord& record = take(command("a", 201, R"("val":1)"));
  answer(0, {});
  answer(0, {.failed = true, .code = 7});
  EXPECT_EQ(record.phase, CommandPhase::Failed);
  EXPECT_EQ(record.reason, CommandReason::Program);
  EXPECT_EQ(record.code, 7);
}

TEST_F(CommandsTest, AcknowledgesAnAlarm) {
  const CommandRecord& record = take(command("a", 2, R"("ack":true)"));
  EXPECT_EQ(record.phase, CommandPhase::Done);
  EXPECT_EQ(record.returned, 1);
  EXPECT_TRUE(station_->table.points[0].input.acknowledge);
  EXPECT_FALSE(station_->table.points[1].input.acknowledge);
}

TEST_F(CommandsTest, ACommandThatARestartHasInterruptedHasFailed) {
  const std::string json = command("a", 201, R"("val":1)");
  (void)take(json);
  EXPECT_TRUE(startCommands(*commands_, *journal_));
  scan(0);
  EXPECT_FALSE(state(0).underWay);
  const CommandRecord& record = take(json);
  EXPECT_EQ(record.phase, CommandPhase::Failed);
  EXPECT_EQ(record.reason, CommandReason::Restart);
  EXPECT_FALSE(state(0).underWay);
  tellAll();
  EXPECT_EQ(commands_->untold, 0);
}

// Until a command has expired it is remembered; when all places are taken by such ones, further ones wait.
TEST_F(CommandsTest, TakesNoMoreThanItCanRemember) {
  for (int32_t number = 0; number < REQUESTS_MAX; ++number) {
    ASSERT_TRUE(mayTakeCommand(*commands_, *journal_));
    (void)take(command(fmt::format("a{}", number), 201, R"("val":1)", "06:30:30"));
    carryOut();
    tellAll();
  }
  EXPECT_FALSE(mayTakeCommand(*commands_, *journal_));
  // Should a caller not ask: it is not carried out.
  const std::string json = command("b", 201, R"("val":1)");
  std::copy(json.begin(), json.end(), commands_->message.text.bytes.elements);
  takeCommand(*commands_, *journal_, *station_, false);
  EXPECT_FALSE(state(0).underWay);

  scan(30'001);
  EXPECT_TRUE(mayTakeCommand(*commands_, *journal_));
  EXPECT_EQ(take(command("c", 201, R"("val":1)", "06:31:00")).phase, CommandPhase::Accepted);
}

TEST_F(CommandsTest, NoCommandIsTakenUntilARefusalIsTold) {
  (void)take("x");
  EXPECT_FALSE(mayTakeCommand(*commands_, *journal_));
  tellAll();
  EXPECT_TRUE(mayTakeCommand(*commands_, *journal_));
}

// The clock is set back by a year: what was remembered then would be remembered for a year.
TEST_F(CommandsTest, ForgetsWhatLiesTooFarAheadSinceTheClockWasSetBack) {
  for (int32_t number = 0; number < REQUESTS_MAX; ++number) {
    (void)take(command(fmt::format("a{}", number), 201, R"("val":1)"));
    carryOut();
    tellAll();
  }
  EXPECT_FALSE(mayTakeCommand(*commands_, *journal_));
  now_.day -= 365;
  scan(0);
  EXPECT_TRUE(mayTakeCommand(*commands_, *journal_));
}

TEST_F(CommandsTest, LeavesOutARowThatIsWrong) {
  using enum CommandFault;
  const CommandSettings right = {.pointId = 210, .kind = CommandKind::SetPoint, .lower = 0, .upper = 1};
  const auto faultOf = [this](CommandSettings settings) {
    set(3, settings);
    EXPECT_TRUE(startCommands(*commands_, *journal_));
    EXPECT_EQ(commands_->table.faultyIndex, commands_->table.fault == None ? -1 : 3);
    EXPECT_EQ(commandRowOf(commands_->table, 203), 2);
    EXPECT_EQ(state(3).used, commands_->table.fault == None);
    return commands_->table.fault;
  };
  const auto with = [&](auto change) {
    CommandSettings settings = right;
    change(settings);
    return faultOf(settings);
  };
  EXPECT_EQ(faultOf(right), None);
  EXPECT_EQ(with([](auto& s) { s.pointId = 0; }), Id);
  EXPECT_EQ(with([](auto& s) { s.pointId = INT32_MAX; }), Id);
  EXPECT_EQ(with([](auto& s) { s.pointId = 203; }), Order);
  EXPECT_EQ(with([](auto& s) { s.kind = static_cast<CommandKind>(3); }), Kind);
  EXPECT_EQ(with([](auto& s) { s.lower = 2; }), Limits);
  EXPECT_EQ(with([](auto& s) { s.upper = VALUE_MAX + 1; }), Limits);
  EXPECT_EQ(with([](auto& s) { s.decimals = 7; }), Decimals);
  EXPECT_EQ(with([](auto& s) { s.decimals = -1; }), Decimals);
  EXPECT_EQ(with([](auto& s) { s.answerMs = 0; }), Answer);
  EXPECT_EQ(with([](auto& s) { s.kind = CommandKind::Choice, s.choices = 0; }), Choices);
  EXPECT_EQ(with([](auto& s) { s.kind = CommandKind::Choice, s.choices = 17; }), Choices);
  EXPECT_EQ(with([](auto& s) { s.kind = CommandKind::Choice, s.choices = 16; }), None);
}

TEST_F(CommandsTest, AnswersForARowThatIsNotThereAreLeftAlone) {
  for (int32_t row : {-1, COMMANDS_MAX, INT32_MIN, INT32_MAX}) answer(row, {.done = true});
  for (int32_t place : {-1, REQUESTS_MAX + 1}) resultTold(*commands_, *journal_, place, CommandPhase::Done);
  EXPECT_EQ(commands_->untold, 0);
}

}  // namespace
}  // namespace tele
