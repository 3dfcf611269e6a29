#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "station/recording/recorder.h"
#include "station/recording/replay.h"
#include "station/sources.h"
#include "station/station.h"
#include "vcpu/access/value.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace station {
namespace {

namespace fs = std::filesystem;

using Octets = std::vector<uint8_t>;

constexpr const char* BLOCKS[] = {"Plant", "EchoInstance"};

std::shared_ptr<const vcpu::MachineCode> compiledEcho() {
  auto checked = checkSources({TESTDATA "/testdata/echo.scl"}, scl::Dialect::Tia);
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  return *vcpu::MachineCode::compile(checked->program, options);
}

/// What a run leaves behind.
struct Left {
  std::vector<Octets> data;
  int64_t cycles = 0;
  std::string failure;
  bool isCutOff = false;

  bool operator==(const Left&) const = default;
};

class Recording : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_);
    code_ = compiledEcho();
    settings_.cycleMs = 50;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const char* name = "run") const { return (folder_ / name).string(); }

  std::vector<Octets> dataOf(vcpu::Cpu& cpu) {
    std::vector<Octets> data;
    for (const char* block : BLOCKS) {
      const auto bytes = cpu.dataBlock(block);
      data.emplace_back(bytes.begin(), bytes.end());
    }
    return data;
  }

  /// Three seconds with a partner that answers, breaks the link, and answers again.
  Left record(const Octets& retained = {}) {
    vcpu::SimulatedClock clock;
    vcpu::SimulatedNetwork network(clock);
    network.behaviour.latencyMs = 70;
    network.behaviour.splitAtRandom = true;
    const auto created = Recorder::create(path(), clock, network);
    Recorder* recorder = created->get();
    for (const auto& [where, value] : settings_.startValues) recorder->set(where, value);
    const auto built = Station::build(settings_, code_, clock, network, recorder);
    Station* station = built->get();
    vcpu::Cpu& cpu = station->cpu();
    if (!retained.empty()) {
      std::copy(retained.begin(), retained.end(), cpu.dataBlock("Plant").begin());
      cpu.keepRetentiveData();
      recorder->retained(cpu, {"Plant"});
    }
    const RunFigures figures = station->run({.cycles = 60, .seconds = 0}, [&](const RunFigures& now) {
      if (network.opened() == 0) return true;
      network.newestPeer().write(network.newestPeer().read());
      if (now.cycles == 35) network.newestPeer().reset();
      return true;
    });
    EXPECT_TRUE(recorder->end());
    EXPECT_EQ(network.opened(), 2u);
    EXPECT_GT(vcpu::formatValue(*cpu.find("\"Plant\".answers")), "0");
    EXPECT_GT(vcpu::formatValue(*cpu.find("\"Plant\".delayed")), "0");
    EXPECT_GT(vcpu::formatValue(*cpu.find("\"Plant\".timesOfDay")), "0");
    return {dataOf(cpu), figures.cycles, "", false};
  }

  /// With the program of that time, or another start value.
  Left replay(const std::string& file, const std::pair<std::string, std::string>* changed = nullptr) {
    auto replay = Replay::open(file);
    if (!replay) return {{}, 0, replay.failure(), false};
    StationFile settings = settings_;
    settings.startValues = (*replay)->startValues();
    if (changed != nullptr) settings.startValues.push_back(*changed);
    auto station = Station::build(settings, code_, **replay, **replay);
    if (!station) return {{}, 0, station.failure(), false};
    Left left;
    const auto done = (*replay)->run((*station)->cpu(), [&](const ReplayedSoFar& now) {
      left.cycles = now.cycles;
      return true;
    });
    left.data = dataOf((*station)->cpu());
    left.failure = done.failure();
    left.isCutOff = (*replay)->isCutOff();
    return left;
  }

  std::vector<std::string> lines() const {
    std::ifstream in(path());
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  }

  Left replayOf(const std::vector<std::string>& lines) {
    std::ofstream out(path("changed"), std::ios::trunc);
    for (const std::string& line : lines) out << line << '\n';
    out.close();
    return replay(path("changed"));
  }

  fs::path folder_ = fs::temp_directory_path() / ("recording-test-" + std::to_string(getpid()));
  std::shared_ptr<const vcpu::MachineCode> code_;
  StationFile settings_;
};

TEST_F(Recording, TheCpuDoesAgainWhatItDid) {
  settings_.startValues = {{"\"Plant\".stepWidth", "1000"}};
  const Left then = record();
  EXPECT_EQ(replay(path()), then);
}

// As with a power cut before the recorded run: the data are those of the run before.
TEST_F(Recording, RetainedDataAreThoseOfThatTime) {
  const Octets before = record().data[0];
  fs::remove(path());
  const Left then = record(before);
  const Left now = replay(path());
  EXPECT_EQ(now, then);
  EXPECT_NE(now.data[0], before);
}

TEST_F(Recording, AnotherProgramIsToldByWhatItAsks) {
  record();
  const std::pair<std::string, std::string> changed = {"\"Plant\".stepWidth", "2"};
  const Left other = replay(path(), &changed);
  EXPECT_EQ(other.failure.find(path() + ":"), 0u) << other.failure;
  for (const char* part : {"in cycle 2", "asks 'send 1 00000002'", "goes on with 'send 1 00000001 = "})
    EXPECT_NE(other.failure.find(part), std::string::npos) << other.failure;
}

TEST_F(Recording, ThatOfARunThatWasKilledEndsWhereItWasCutOff) {
  record();
  std::vector<std::string> left = lines();
  ASSERT_EQ(left.back(), "end");
  for (left.pop_back(); left.size() > 1; left.pop_back()) {
    const Left now = replayOf(left);
    ASSERT_TRUE(now.isCutOff && now.failure.empty()) << left.size() << now.failure;
  }
}

// Whatever a file holds, the host is safe, and what does not belong there is told with its line.
TEST_F(Recording, EachDamagedLineIsToldOrChangesNoMoreThanAnswers) {
  record();
  const std::vector<std::string> whole = lines();
  int told = 0;
  for (size_t at = 0; at < whole.size(); ++at) {
    std::vector<std::vector<std::string>> damaged(4, whole);
    damaged[0].erase(damaged[0].begin() + static_cast<std::ptrdiff_t>(at));
    damaged[1][at] += "0";
    damaged[2][at] = damaged[2][at].substr(0, damaged[2][at].size() / 2);
    const size_t last = damaged[3][at].size() - 1;
    damaged[3][at][last] = static_cast<char>(damaged[3][at][last] ^ 9);
    for (const auto& lines : damaged) told += replayOf(lines).failure.empty() ? 0 : 1;
  }
  EXPECT_GT(told, static_cast<int>(whole.size()) * 2);
}

TEST_F(Recording, WhatNoWorldAnswersIsRefused) {
  const std::vector<std::string> head = {"s7mqtt recording 1", "start"};
  for (const char* line :
       {"monotonic = -1", "monotonic = 4611686018427387905", "monotonic = 9223372036854775808",
        "monotonic = ", "monotonic = 1 ", "utc = 9223372036854775807", "cycle = 1", "data \"Plant\" 0 1 00",
        "data \"Nowhere\" 0 5 00", "data \"Plant\" -1 5 00", "data \"Plant\" 0", "retain", "", "start 1"}) {
    std::vector<std::string> lines = head;
    lines.emplace_back(line);
    lines.emplace_back("end");
    const Left left = replayOf(lines);
    EXPECT_EQ(left.failure.find(path("changed") + ":"), 0u) << line << ": " << left.failure;
  }
}

TEST_F(Recording, AnswersThatDoNotFitTheirQuestionAreRefused) {
  record();
  const std::vector<std::string> whole = lines();
  const std::pair<std::string, std::string> wrong[] = {{"receive 1 ", "000102030405060708090a0b0c0d0e0f10"},
                                                       {"receive 1 ", "0"},
                                                       {"receive 1 ", "0g"},
                                                       {"send 1 ", "5"},
                                                       {"send 1 ", "-1"},
                                                       {"state 1 ", "Gone"},
                                                       {"state 1 ", ""},
                                                       {"connect ", "-1"},
                                                       {"connect ", "2147483648"},
                                                       {"available 1 ", "-1"},
                                                       {"close ", "no"}};
  for (const auto& [question, answer] : wrong) {
    std::vector<std::string> lines = whole;
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const std::string& line) { return line.starts_with(question); });
    if (found == lines.end()) {
      ADD_FAILURE() << question << "is not asked";
      continue;
    }
    *found = found->substr(0, found->find(" = ") + 3) + answer;
    const Left left = replayOf(lines);
    EXPECT_NE(left.failure.find("cannot be the answer to '" + question.substr(0, question.size() - 1)),
              std::string::npos)
        << question << answer << ": " << left.failure;
  }
}

TEST_F(Recording, AFileIsNeitherOverwrittenNorTakenForARecording) {
  record();
  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network(clock);
  const auto twice = Recorder::create(path(), clock, network);
  ASSERT_FALSE(twice);
  EXPECT_NE(twice.failure().find("is not overwritten"), std::string::npos) << twice.failure();
  EXPECT_FALSE(Recorder::create(path("no/folder"), clock, network));
  EXPECT_TRUE(Recorder::create(path("unused"), clock, network));
  EXPECT_FALSE(fs::exists(path("unused")));
  for (const std::string& file : {path("missing"), folder_.string(), std::string("/dev/zero"),
                                  std::string(TESTDATA "/testdata/echo.scl")}) {
    const auto replay = Replay::open(file);
    ASSERT_FALSE(replay) << file;
    EXPECT_EQ(replay.failure().find(file), 0u) << replay.failure();
  }
}

TEST_F(Recording, AFileThatTakesNoMoreIsToldAtTheEnd) {
  struct rlimit whole {};
  getrlimit(RLIMIT_FSIZE, &whole);
  const auto signalBefore = std::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small {
    4096, whole.rlim_max
  };
  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network(clock);
  const auto created = Recorder::create(path(), clock, network);
  Recorder* recorder = created->get();
  setrlimit(RLIMIT_FSIZE, &small);
  recorder->start();
  for (int i = 0; i < 2000; ++i) recorder->cycle();
  const auto ended = recorder->end();
  setrlimit(RLIMIT_FSIZE, &whole);
  std::signal(SIGXFSZ, signalBefore);
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.failure(), path() + ": error: the recording is not whole: File too large");
}

// A host's name comes from the program.
TEST_F(Recording, AQuestionIsOneLineWhateverItNames) {
  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network(clock);
  const auto created = Recorder::create(path(), clock, network);
  Recorder* recorder = created->get();
  recorder->start();
  recorder->connect(std::string("a = 1\nend\\\0", 11), 1883, 0);
  EXPECT_TRUE(recorder->end());
  EXPECT_EQ(lines(), (std::vector<std::string>{"s7mqtt recording 1", "start",
                                               "connect a\\x20=\\x201\\x0aend\\x5c\\x00:1883 0 = 1", "end"}));
}

}  // namespace
}  // namespace station
