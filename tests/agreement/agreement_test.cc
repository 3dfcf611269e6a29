// The SCL does what the C++ does: the same conversation through both, state and answers equal after every
// step.

#include <gtest/gtest.h>

#include <chrono>

#include "core/client.h"
#include "tests/agreement/conversation.h"
#include "tests/agreement/generated/image.h"
#include "tests/agreement/scl_engine.h"

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

/// Both clients, side by side.
class Pair {
 public:
  explicit Pair(SclEngine& scl) : scl_(scl), native_(std::make_unique<mqtt::ClientData>()) {}

  void settle(const mqtt::Settings& settings) {
    native_->settings = settings;
    storeNative();
  }

  /// The SCL client becomes as the native one is.
  void storeNative() { image::store(*native_, scl_.clientImage().data()); }

  /// Plays one scan in both.
  void scan(const mqtt::ScanInput& input) {
    image::store(input, scl_.parameter("MqttXScan", "input").data());
    mqtt::scan(*native_, input, output_);
    ASSERT_TRUE(scl_.call("MqttXScan")) << scl_.diagnosis();
    const std::span<uint8_t> sclOutput = scl_.parameter("MqttXScan", "output");
    std::vector<uint8_t> nativeOutput(sclOutput.size());
    image::store(output_, nativeOutput.data());
    ASSERT_TRUE(std::equal(nativeOutput.begin(), nativeOutput.end(), sclOutput.begin()))
        << "ScanOutput differs";
    compareState("MqttXScan");
  }

  mqtt::ClientData& native() { return *native_; }
  const mqtt::ScanOutput& output() const { return output_; }

  /// Puts both clients into this state.
  void restore(const mqtt::ClientData& native, const std::vector<uint8_t>& image) {
    *native_ = native;
    scl_.clientImage() = image;
  }
  const std::vector<uint8_t>& image() const { return scl_.clientImage(); }

  void step(Conversation& conversation) {
    switch (conversation.next()) {
      case Step::Scan: return scan(conversation);
      case Step::Publish: return publish(conversation);
      case Step::Cancel:
        storeInt("MqttXCancel", "ticket", conversation.number, 4);
        return compare("MqttXCancel", static_cast<int16_t>(mqtt::cancel(*native_, conversation.number)));
      case Step::ClearOutbox:
        mqtt::clearOutbox(*native_);
        ASSERT_TRUE(scl_.call("MqttXClearOutbox")) << scl_.diagnosis();
        return compareState("MqttXClearOutbox");
      case Step::DeliveryState:
        storeInt("MqttXDeliveryState", "ticket", conversation.number, 4);
        return compare("MqttXDeliveryState",
                       static_cast<int16_t>(mqtt::deliveryState(*native_, conversation.number)));
      case Step::Subscribe: return subscribe(conversation);
      case Step::Unsubscribe:
        storeInt("MqttXUnsubscribe", "subscription", conversation.number, 4);
        return compare("MqttXUnsubscribe",
                       static_cast<int16_t>(mqtt::unsubscribe(*native_, conversation.number)));
      case Step::SubscriptionState:
        storeInt("MqttXSubscriptionState", "subscription", conversation.number, 4);
        return compare("MqttXSubscriptionState",
                       static_cast<int16_t>(mqtt::subscriptionState(*native_, conversation.number)));
      case Step::Receive:
        storeInt("MqttXReceive", "subscription", conversation.number, 4);
        return compareTaken("MqttXReceive", mqtt::receive(*native_, conversation.number, taken_), taken_);
      case Step::ReceiveAny:
        return compareTaken("MqttXReceiveAny", mqtt::receiveAny(*native_, takenOfAny_), takenOfAny_);
      case Step::ResetClient:
        mqtt::resetClient(*native_);
        ASSERT_TRUE(scl_.call("MqttXResetClient")) << scl_.diagnosis();
        return compareState("MqttXResetClient");
    }
  }

  const mqtt::Counters& counters() const { return native_->counters; }

 private:
  void scan(Conversation& conversation) {
    scan(conversation.input);
    if (testing::Test::HasFatalFailure()) return;
    conversation.scanned(output_, *native_);
  }

  void publish(Conversation& conversation) {
    image::store(conversation.message, scl_.parameter("MqttXPublish", "message").data());
    int32_t ticket = 0;
    const mqtt::Answer answer = mqtt::publish(*native_, conversation.message, ticket);
    if (ticket != 0) conversation.gotTicket(ticket);
    compare("MqttXPublish", static_cast<int16_t>(answer), "ticket", ticket);
  }

  void subscribe(Conversation& conversation) {
    image::store(conversation.filter, scl_.parameter("MqttXSubscribe", "filter").data());
    storeInt("MqttXSubscribe", "qos", static_cast<int16_t>(conversation.qos), 2);
    storeInt("MqttXSubscribe", "subscription", conversation.number, 4);
    int32_t subscription = conversation.number;
    const mqtt::Answer answer =
        mqtt::subscribe(*native_, conversation.filter, conversation.qos, subscription);
    if (answer == mqtt::Answer::Accepted) conversation.gotSubscription(subscription);
    compare("MqttXSubscribe", static_cast<int16_t>(answer), "subscription", subscription);
  }

  void compareTaken(const char* block, mqtt::Answer answer, const mqtt::Message& taken) {
    compare(block, static_cast<int16_t>(answer));
    if (testing::Test::HasFatalFailure()) return;
    const std::span<uint8_t> sclMessage = scl_.parameter(block, "message");
    std::vector<uint8_t> nativeMessage(sclMessage.size());
    image::store(taken, nativeMessage.data());
    ASSERT_TRUE(std::equal(nativeMessage.begin(), nativeMessage.end(), sclMessage.begin()))
        << "Message differs";
  }

  void storeInt(const char* block, const char* parameter, int32_t value, size_t bytes) {
    const std::span<uint8_t> to = scl_.parameter(block, parameter);
    for (size_t i = 0; i < bytes; ++i) to[bytes - 1 - i] = static_cast<uint8_t>(value >> (8 * i));
  }

  void compare(const char* block, int16_t returned) {
    ASSERT_TRUE(scl_.call(block)) << scl_.diagnosis();
    ASSERT_EQ(scl_.returned(block), returned) << block;
    compareState(block);
  }

  void compare(const char* block, int16_t returned, const char* result, int32_t value) {
    compare(block, returned);
    if (testing::Test::HasFatalFailure()) return;
    int32_t sclValue = 0;
    for (uint8_t octet : scl_.parameter(block, result))
      sclValue = static_cast<int32_t>(static_cast<uint32_t>(sclValue) << 8 | octet);
    ASSERT_EQ(sclValue, value) << block << ", " << result;
  }

  void compareState(const char* block) {
    const std::vector<uint8_t>& scl = scl_.clientImage();
    nativeImage_.resize(scl.size());
    image::store(*native_, nativeImage_.data());
    const auto difference = std::mismatch(scl.begin(), scl.end(), nativeImage_.begin());
    ASSERT_EQ(difference.first, scl.end())
        << "after " << block << " ClientData differs at octet " << difference.first - scl.begin();
  }

  SclEngine& scl_;
  std::unique_ptr<mqtt::ClientData> native_;
  mqtt::ScanOutput output_;
  // Empty leaves them as they are, and so does the SCL, where each block has a message of its own.
  mqtt::Message taken_;
  mqtt::Message takenOfAny_;
  std::vector<uint8_t> nativeImage_;
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
      pair.step(*conversation);
      EXPECT_EQ(conversation->violation(), "") << "the client";
      if (HasFailure()) {
        ADD_FAILURE() << "seed " << seed << ", step " << step;
        return;
      }
    }
    received_ += pair.counters().received;
    acknowledged_ += pair.counters().acknowledged;
    faults_ += pair.counters().faults;
  }

  int64_t received_ = 0;
  int64_t acknowledged_ = 0;
  int64_t faults_ = 0;
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
}

TEST_P(Agreement, FixedConversationsLeaveTheSameState) {
  for (uint32_t seed : FIXED_SEEDS) {
    converse(seed);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(received_, 0);
  EXPECT_GT(acknowledged_, 0);
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
      pair_.scan(input_);
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
    pair_.scan(input_);
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

INSTANTIATE_TEST_SUITE_P(Engines, Agreement,
                         testing::Values(Setting{"Cc", vcpu::CompilerKind::System, false},
                                         Setting{"Tcc", vcpu::CompilerKind::InProcess, false},
                                         Setting{"TccShortCircuit", vcpu::CompilerKind::InProcess, true}),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace agreement
