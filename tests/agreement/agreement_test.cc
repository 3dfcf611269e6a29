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
    image::store(*native_, scl_.clientImage().data());
  }

  void step(Conversation& conversation) {
    switch (conversation.next()) {
      case Step::Scan: return scan(conversation);
      case Step::OfferMessage: {
        image::store(conversation.message, scl_.parameter("MqttXPublishMessage", "message").data());
        int32_t ticket = 0;
        const mqtt::Answer answer = mqtt::publishMessage(*native_, conversation.message, ticket);
        return compare("MqttXPublishMessage", static_cast<int16_t>(answer), "ticket", ticket);
      }
      case Step::WantFilter: {
        image::store(conversation.filter, scl_.parameter("MqttXSubscribeFilter", "filter").data());
        storeInt("MqttXSubscribeFilter", "qos", static_cast<int16_t>(conversation.qos), 2);
        int32_t subscription = 0;
        const mqtt::Answer answer =
            mqtt::subscribeFilter(*native_, conversation.filter, conversation.qos, subscription);
        return compare("MqttXSubscribeFilter", static_cast<int16_t>(answer), "subscription", subscription);
      }
      case Step::TakeMessage: return receiveMessage(conversation.number);
      case Step::StateOfTicket:
        storeInt("MqttXDeliveryState", "ticket", conversation.number, 4);
        return compare("MqttXDeliveryState",
                       static_cast<int16_t>(mqtt::deliveryState(*native_, conversation.number)));
      case Step::StateOfFilter:
        storeInt("MqttXSubscriptionState", "subscription", conversation.number, 4);
        return compare("MqttXSubscriptionState",
                       static_cast<int16_t>(mqtt::subscriptionState(*native_, conversation.number)));
      case Step::ResetClient:
        mqtt::resetClient(*native_);
        ASSERT_TRUE(scl_.call("MqttXResetClient")) << scl_.diagnosis();
        return compareState("MqttXResetClient");
    }
  }

  const mqtt::Counters& counters() const { return native_->counters; }

 private:
  void scan(Conversation& conversation) {
    image::store(conversation.input, scl_.parameter("MqttXScan", "input").data());
    mqtt::scan(*native_, conversation.input, output_);
    ASSERT_TRUE(scl_.call("MqttXScan")) << scl_.diagnosis();
    const std::span<uint8_t> sclOutput = scl_.parameter("MqttXScan", "output");
    std::vector<uint8_t> nativeOutput(sclOutput.size());
    image::store(output_, nativeOutput.data());
    ASSERT_TRUE(std::equal(nativeOutput.begin(), nativeOutput.end(), sclOutput.begin()))
        << "ScanOutput differs";
    compareState("MqttXScan");
    conversation.scanned(output_, *native_);
  }

  void receiveMessage(int32_t subscription) {
    storeInt("MqttXReceiveMessage", "subscription", subscription, 4);
    const mqtt::Answer answer = mqtt::receiveMessage(*native_, subscription, taken_);
    compare("MqttXReceiveMessage", static_cast<int16_t>(answer));
    if (testing::Test::HasFatalFailure()) return;
    const std::span<uint8_t> sclMessage = scl_.parameter("MqttXReceiveMessage", "message");
    std::vector<uint8_t> nativeMessage(sclMessage.size());
    image::store(taken_, nativeMessage.data());
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
  mqtt::Message taken_;
  std::vector<uint8_t> nativeImage_;
};

class Agreement : public testing::TestWithParam<Setting> {
 protected:
  void converse(uint32_t seed) {
    vcpu::CompileOptions options;
    options.compiler = GetParam().compiler;
    options.print.shortCircuit = GetParam().shortCircuit;
    std::string failure;
    auto scl = SclEngine::build(options, failure);
    ASSERT_NE(scl, nullptr) << failure;
    auto conversation = std::make_unique<Conversation>(seed);
    Pair pair(*scl);
    mqtt::Settings settings;
    conversation->settle(settings);
    pair.settle(settings);
    for (int step = 0; step < STEPS; ++step) {
      pair.step(*conversation);
      if (HasFatalFailure()) {
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

INSTANTIATE_TEST_SUITE_P(Engines, Agreement,
                         testing::Values(Setting{"Cc", vcpu::CompilerKind::System, false},
                                         Setting{"Tcc", vcpu::CompilerKind::InProcess, false},
                                         Setting{"TccShortCircuit", vcpu::CompilerKind::InProcess, true}),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace agreement
