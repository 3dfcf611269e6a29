// Commands as SCL on the virtual CPU: the same bytes as the C++ behind each call, and no command is carried
// out twice wherever in a call the power is cut.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstring>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "station/source_list.h"
#include "station/testing/scl_blocks.h"
#include "telecontrol/commands/commands.h"
#include "tests/telecontrol/generated/image.h"

namespace telecontrol {
namespace {

struct State {
  tele::Commands commands;
  tele::CommandJournal journal;
  tele::Station station;
};

// The library's calls on a state of the test's. Each: false when the power was cut in it.
class Engine {
 public:
  virtual ~Engine() = default;
  virtual bool start(State& state) = 0;
  virtual bool take(State& state, bool retained) = 0;
  virtual bool scan(State& state, const tele::UtcTime& utc, int32_t passedMs) = 0;
  virtual bool answer(State& state, int32_t row, const tele::CommandAnswer& answer) = 0;
  virtual bool told(State& state, int32_t place, tele::CommandPhase phase) = 0;
};

class NativeEngine : public Engine {
 public:
  bool start(State& state) override {
    (void)tele::startCommands(state.commands, state.journal);
    return true;
  }
  bool take(State& state, bool retained) override {
    tele::takeCommand(state.commands, state.journal, state.station, retained);
    return true;
  }
  bool scan(State& state, const tele::UtcTime& utc, int32_t passedMs) override {
    tele::scanCommands(state.commands, state.journal, utc, passedMs);
    return true;
  }
  bool answer(State& state, int32_t row, const tele::CommandAnswer& answer) override {
    tele::answerCommand(state.commands, state.journal, row, answer);
    return true;
  }
  bool told(State& state, int32_t place, tele::CommandPhase phase) override {
    tele::resultTold(state.commands, state.journal, place, phase);
    return true;
  }
};

class SclEngine : public Engine {
 public:
  SclEngine() {
    vcpu::CompileOptions options;
    options.compiler = vcpu::CompilerKind::InProcess;
    options.print.powerCuts = true;
    const auto files = station::readSourceList(PROJECT_ROOT "/plc/generated/telecontrol/sources.txt");
    if (!files) return;
    auto built = station::SclBlocks::build(*files, options);
    if (built) {
      blocks_ = std::move(*built);
    } else {
      std::cerr << built.failure() << "\n";
    }
  }
  bool isThere() const { return blocks_ != nullptr; }
  void cutPowerAfter(int64_t statements) { blocks_->cpu().cutPowerAfter(statements); }

  bool start(State& state) override {
    blocks_->cpu().start();
    return call("TeleXStartCommands", state);
  }
  bool take(State& state, bool retained) override {
    *place("TeleXTakeCommand", "retained") = retained ? 1 : 0;
    return call("TeleXTakeCommand", state);
  }
  bool scan(State& state, const tele::UtcTime& utc, int32_t passedMs) override {
    image::store(utc, place("TeleXScanCommands", "utc"));
    image::storeNumber(passedMs, 4, place("TeleXScanCommands", "passedMs"));
    return call("TeleXScanCommands", state);
  }
  bool answer(State& state, int32_t row, const tele::CommandAnswer& answer) override {
    image::storeNumber(row, 4, place("TeleXAnswerCommand", "row"));
    image::store(answer, place("TeleXAnswerCommand", "answer"));
    return call("TeleXAnswerCommand", state);
  }
  bool told(State& state, int32_t index, tele::CommandPhase phase) override {
    image::storeNumber(index, 4, place("TeleXResultTold", "place"));
    image::storeNumber(static_cast<int32_t>(phase), 2, place("TeleXResultTold", "phase"));
    return call("TeleXResultTold", state);
  }

 private:
  uint8_t* place(const std::string& block, const std::string& parameter) {
    return blocks_->parameter(block, parameter).data();
  }
  bool call(const std::string& block, State& state) {
    uint8_t* const commands = place(block, "commands");
    uint8_t* const journal = place(block, "journal");
    image::store(state.commands, commands);
    image::store(state.journal, journal);
    const bool hasStation = block == "TeleXTakeCommand";
    if (hasStation) image::store(state.station, place(block, "station"));
    const bool whole = blocks_->call(block);
    image::load(state.commands, commands);
    image::load(state.journal, journal);
    if (hasStation) image::load(state.station, place(block, "station"));
    return whole;
  }

  std::unique_ptr<station::SclBlocks> blocks_;
};

std::unique_ptr<State> freshState() {
  auto state = std::make_unique<State>();
  state->station.table.points[0].settings.pointId = 2;
  state->station.table.points[0].settings.kind = tele::PointKind::Alarm;
  tele::startPoints(state->station.table);
  auto& rows = state->commands.table.commands;
  rows[0].settings = {.pointId = 201, .kind = tele::CommandKind::Choice, .choices = 3, .answerMs = 3000};
  rows[1].settings = {
      .pointId = 202, .kind = tele::CommandKind::SetPoint, .lower = -50, .upper = 205, .decimals = 1};
  rows[2].settings = {.pointId = 203, .kind = tele::CommandKind::Choice, .choices = 1, .expires = false};
  return state;
}

std::vector<uint8_t> imageOf(const State& state) {
  std::vector<uint8_t> bytes(200'000);
  image::store(state.commands, bytes.data());
  image::store(state.journal, bytes.data() + 10'000);
  image::store(state.station, bytes.data() + 60'000);
  return bytes;
}

// Most are whole.
std::string anyCommand(std::mt19937& random, int64_t nowMs) {
  constexpr std::string_view LETTERS = "{}[],:\"\\019.-eEZTabcu \x7f\xc3";
  const char* const ids[] = {"201", "202", "203", "2", "7"};
  const char* const values[] = {"1", "1", "1e0", "2", "4", "3", "20.5", "20.55", "true", "\"1\""};
  std::string json = fmt::format(R"({{"req":"r{}","id":"{}",{}:{})", random() % 1000, ids[random() % 5],
                                 random() % 8 == 0 ? R"("ack")" : R"("val")", values[random() % 10]);
  if (random() % 4 != 0) {
    const int64_t second = 6 * 3600 + 30 * 60 + nowMs / 1000 - 20 + random() % 100 + random() % 10 / 9 * 600;
    json += fmt::format(R"(,"exp":"2026-03-01T{:02}:{:02}:{:02}.5Z")", second / 3600, second / 60 % 60,
                        second % 60);
  }
  json += "}";
  for (uint32_t edits = random() % 4 / 3 * (random() % 4); edits > 0; --edits) {
    json[random() % json.size()] = LETTERS[random() % LETTERS.size()];
  }
  return json;
}

void write(State& state, const std::string& json) {
  state.commands.message.text.length = static_cast<int32_t>(json.size());
  std::memcpy(state.commands.message.text.bytes.elements, json.data(), json.size());
}

tele::UtcTime momentAt(int64_t ms) {
  return {.known = true, .day = 20513, .dayMs = static_cast<int32_t>(23'400'000 + ms)};
}

TEST(CommandsAgreement, LeavesTheSameBehindNativelyAndAsScl) {
  NativeEngine native;
  SclEngine scl;
  ASSERT_TRUE(scl.isThere());
  const auto one = freshState();
  const auto other = freshState();
  std::mt19937 random(1);
  int64_t now = 0;
  int accepted = 0;
  for (int step = 0; step < 3000; ++step) {
    const uint32_t choice = random() % 100;
    const std::string json = anyCommand(random, now);
    const bool retained = random() % 20 == 0;
    const auto row = static_cast<int32_t>(random() % 5) - 1;
    const auto passedMs = static_cast<int32_t>(random() % 800);
    const tele::CommandAnswer answer = {.done = random() % 3 == 0,
                                        .failed = random() % 5 == 0,
                                        .code = static_cast<int32_t>(random() % 100),
                                        .returned = static_cast<int32_t>(random() % 100),
                                        .local = random() % 12 == 0};
    const int32_t place = tele::nextResult(one->commands, one->journal);
    const bool anyPhase = random() % 5 == 0;
    const auto phase = static_cast<tele::CommandPhase>(random() % 5);
    const tele::UtcTime utc = random() % 50 == 0 ? tele::UtcTime{} : momentAt(now);
    if (choice >= 30 && choice < 45) now += passedMs;
    for (auto [engine, state] : {std::pair<Engine*, State*>{&native, one.get()}, {&scl, other.get()}}) {
      bool whole = true;
      if (step == 0 || choice == 0) {
        whole = engine->start(*state);
      } else if (choice < 30) {
        write(*state, json);
        whole = engine->take(*state, retained);
      } else if (choice < 45) {
        whole = engine->scan(*state, utc, passedMs);
      } else if (choice < 65) {
        whole = engine->answer(*state, row, answer);
      } else if (place >= 0) {
        whole = engine->told(*state, place, anyPhase ? phase : state->journal.records[place].phase);
      }
      ASSERT_TRUE(whole);
    }
    ASSERT_EQ(imageOf(*one), imageOf(*other)) << "step " << step << " " << json;
    accepted = std::max(accepted, one->commands.counters.accepted);
  }
  EXPECT_GE(accepted, 30);
}

// The power fails behind each statement in turn while a command is taken, carried out and told. It comes
// again then, as the broker sends it: whatever the program has seen before it does not see again.
TEST(CommandsPowerCut, NoCommandIsCarriedOutTwice) {
  SclEngine scl;
  ASSERT_TRUE(scl.isThere());
  const std::string json = R"({"req":"a","id":"201","val":4,"exp":"2026-03-01T06:30:30Z"})";
  int cuts = 0;
  int again = 0;
  for (int64_t statements = 1;; ++statements) {
    const auto state = freshState();
    ASSERT_TRUE(scl.start(*state));
    ASSERT_TRUE(scl.scan(*state, momentAt(0), 0));
    write(*state, json);
    int seen = 0;
    const auto run = [&] {
      if (!scl.take(*state, false)) return false;
      if (!scl.answer(*state, 0, {})) return false;
      seen += state->commands.table.commands[0].state.underWay ? 1 : 0;
      if (!scl.answer(*state, 0, {.done = true, .returned = 4})) return false;
      const int32_t place = tele::nextResult(state->commands, state->journal);
      return place < 0 || scl.told(*state, place, state->journal.records[place].phase);
    };
    scl.cutPowerAfter(statements);
    const bool whole = run();
    scl.cutPowerAfter(INT64_MAX);
    if (whole) break;
    ++cuts;

    // What is not retentive begins anew.
    state->commands = freshState()->commands;
    ASSERT_TRUE(scl.start(*state));
    ASSERT_TRUE(scl.scan(*state, momentAt(0), 0));
    write(*state, json);
    const int before = seen;
    ASSERT_TRUE(run());
    EXPECT_LE(seen, 1) << "behind statement " << statements;
    again += seen - before;
    const int32_t place = tele::findRequest(state->journal, state->commands.message.request);
    ASSERT_GE(place, 0);
    const tele::CommandRecord& record = state->journal.records[place];
    EXPECT_TRUE(record.phase == tele::CommandPhase::Done || record.reason == tele::CommandReason::Restart)
        << "behind statement " << statements;
  }
  EXPECT_GT(cuts, 500);
  EXPECT_GT(again, 100);
  EXPECT_LT(again, cuts);
}

}  // namespace
}  // namespace telecontrol
