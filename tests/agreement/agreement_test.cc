// The SCL does what the C++ does: the same conversation through both, state and answers equal after every
// step.

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "core/client.h"
#include "tests/agreement/conversation.h"
#include "tests/agreement/pair.h"
#include "tests/agreement/scl_engine.h"
#include "tests/agreement/script.h"

namespace agreement {
namespace {

constexpr int STEPS = 4000;

/// Seeds of conversations that are played in every run.
constexpr uint32_t FIXED_SEEDS[] = {1, 2, 3, 4};

struct Setting {
  const char* name;
  vcpu::CompilerKind compiler;
  bool shortCircuit;
};

class Agreement : public testing::TestWithParam<Setting> {
 protected:
  vcpu::Result<std::unique_ptr<SclEngine>> build() {
    vcpu::CompileOptions options;
    options.compiler = GetParam().compiler;
    options.print.shortCircuit = GetParam().shortCircuit;
    return SclEngine::build(options);
  }

  void converse(uint32_t seed) {
    auto built = build();
    ASSERT_TRUE(built) << built.failure();
    auto conversation = std::make_unique<Conversation>(seed);
    Pair pair(**built);
    mqtt::Settings settings;
    conversation->settle(settings);
    pair.settle(settings);
    for (int step = 0; step < STEPS; ++step) {
      ASSERT_EQ(pair.step(*conversation), "") << "seed " << seed << ", step " << step;
      ASSERT_EQ(conversation->violation(), "") << "the client, seed " << seed << ", step " << step;
    }
    received_ += pair.native().counters.received;
    acknowledged_ += pair.native().counters.acknowledged;
    faults_ += pair.native().counters.faults;
    largeSent_ += conversation->largeSent();
    largeTaken_ += conversation->largeTaken();
  }

  int64_t received_ = 0;
  int64_t acknowledged_ = 0;
  int64_t faults_ = 0;
  int64_t largeSent_ = 0;
  int64_t largeTaken_ = 0;
};

TEST_P(Agreement, RandomConversationsLeaveTheSameState) {
  // The seed is new in every run and printed, so that new conversations are tried and each can be repeated.
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto first = static_cast<uint32_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
  std::printf("first seed %u\n", first);
  for (uint32_t seed = first; seed < first + 10 && !HasFatalFailure(); ++seed) converse(seed);
  // The conversations must have said something.
  EXPECT_GT(received_, 0);
  EXPECT_GT(acknowledged_, 0);
  EXPECT_GT(faults_, 0);
  EXPECT_GT(largeSent_, 0);
  EXPECT_GT(largeTaken_, 0);
}

TEST_P(Agreement, FixedConversationsLeaveTheSameState) {
  for (uint32_t seed : FIXED_SEEDS) {
    converse(seed);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(received_, 0);
  EXPECT_GT(acknowledged_, 0);
}

/// The scripts that a fuzzer has found, by their names.
std::map<std::string, std::vector<uint8_t>> keptScripts() {
  std::map<std::string, std::vector<uint8_t>> scripts;
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT "/tests/fuzz/corpus/client")) {
    std::ifstream file(entry.path(), std::ios::binary);
    scripts[entry.path().filename()] = {std::istreambuf_iterator<char>(file), {}};
  }
  return scripts;
}

// Every script that the fuzzers keep: together they reach nearly all of the client.
TEST_P(Agreement, KeptScriptsLeaveTheSameState) {
  auto built = build();
  ASSERT_TRUE(built) << built.failure();
  const auto scripts = keptScripts();
  EXPECT_GT(scripts.size(), 50u);
  for (const auto& [name, octets] : scripts) {
    Pair pair(**built);
    pair.settle(settingsOfScripts());
    for (Script script(octets); !script.isOver();) {
      ASSERT_EQ(pair.step(script), "") << "tests/fuzz/corpus/client/" << name;
    }
  }
}

/// A client that is connected, waits for SUBACK 1, PUBACK 2 and PUBREC 3 and has a subscription to "a".
class SmallInputs {
 public:
  explicit SmallInputs(Pair& pair) : pair_(pair) {
    mqtt::Settings settings;
    settings.clientIdentifier.length = 1;
    settings.clientIdentifier.bytes[0] = 'p';
    mqtt::Text filter;
    filter.length = 1;
    filter.bytes[0] = 'a';
    int32_t number = mqtt::NO_SUBSCRIPTION;
    pair_.native().settings = settings;
    EXPECT_EQ(mqtt::subscribe(pair_.native(), filter, mqtt::Qos::AtLeastOnce, number),
              mqtt::Answer::Accepted);
    mqtt::Message message;
    message.topic = filter;
    message.qos = mqtt::Qos::AtLeastOnce;
    EXPECT_EQ(mqtt::publish(pair_.native(), message, number), mqtt::Answer::Accepted);
    message.qos = mqtt::Qos::ExactlyOnce;
    EXPECT_EQ(mqtt::publish(pair_.native(), message, number), mqtt::Answer::Accepted);
    pair_.storeNative();
    input_.enable = true;
    input_.elapsedMs = 1;
    for (mqtt::TransportState transport : {mqtt::TransportState::Down, mqtt::TransportState::Down,
                                           mqtt::TransportState::Connecting, mqtt::TransportState::Up}) {
      input_.transport = transport;
      EXPECT_EQ(pair_.scan(input_), "");
    }
    input_.sending = mqtt::SendState::Done;
    play({0x20, 2, 0, 0});
    input_.sending = mqtt::SendState::Idle;
    EXPECT_TRUE(pair_.output().connected);
    native_ = std::make_unique<mqtt::ClientData>(pair_.native());
    image_ = pair_.image();
  }

  /// From the state of the beginning, one scan with these octets.
  void tryOctets(const std::vector<uint8_t>& octets) {
    pair_.restore(*native_, image_);
    play(octets);
    ++tried_;
    accepted_ += pair_.output().connected ? 1 : 0;
  }

  int tried() const { return tried_; }
  int accepted() const { return accepted_; }

 private:
  void play(const std::vector<uint8_t>& octets) {
    input_.receivedBytes = static_cast<int32_t>(octets.size());
    std::copy(octets.begin(), octets.end(), input_.received.elements);
    ASSERT_EQ(pair_.scan(input_), "");
  }

  Pair& pair_;
  mqtt::ScanInput input_;
  std::unique_ptr<mqtt::ClientData> native_;
  std::vector<uint8_t> image_;
  int tried_ = 0;
  int accepted_ = 0;
};

// Every first octet, alone and with every short remaining length; and every packet a broker may send, of up
// to five octets of body from a small alphabet: 0, the identifiers that are waited for, the topic's letter,
// no UTF-8.
TEST_P(Agreement, SmallInputsLeaveTheSameState) {
  auto built = build();
  ASSERT_TRUE(built) << built.failure();
  Pair pair(**built);
  SmallInputs inputs(pair);
  for (int first = 0; first < 256; ++first) {
    const auto header = static_cast<uint8_t>(first);
    inputs.tryOctets({header});
    for (int second = 0; second < 256; ++second) {
      inputs.tryOctets({header, static_cast<uint8_t>(second)});
    }
    ASSERT_FALSE(HasFatalFailure()) << "first octet " << first;
  }
  constexpr uint8_t ALPHABET[] = {0, 1, 2, 'a', 0xFF};
  for (uint8_t header : {0x20, 0x30, 0x31, 0x32, 0x34, 0x3A, 0x40, 0x50, 0x62, 0x70, 0x90, 0xB0, 0xD0}) {
    int bodies = 1;
    for (uint8_t length = 0; length <= 5; ++length, bodies *= 5) {
      for (int body = 0; body < bodies; ++body) {
        std::vector<uint8_t> octets = {header, length};
        for (int rest = body, at = 0; at < length; ++at, rest /= 5) octets.push_back(ALPHABET[rest % 5]);
        inputs.tryOctets(octets);
      }
      ASSERT_FALSE(HasFatalFailure()) << "header " << int{header} << ", length " << int{length};
    }
  }
  // Faults and answers both.
  EXPECT_GT(inputs.accepted(), 100);
  EXPECT_GT(inputs.tried() - inputs.accepted(), 100);
}

constexpr Setting ENGINES[] = {{"Tcc", vcpu::CompilerKind::InProcess, false},
                               {"TccShortCircuit", vcpu::CompilerKind::InProcess, true},
                               {"Cc", vcpu::CompilerKind::System, false}};

INSTANTIATE_TEST_SUITE_P(Engines, Agreement, testing::ValuesIn(ENGINES, ENGINES + AGREEMENT_ENGINES),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace agreement
