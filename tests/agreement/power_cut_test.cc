// The whole MqttClientData lies in retentive memory, and the power fails behind every single statement of the
// SCL in turn. After the restart, and with a broker that keeps its promises:
//
//   - what publish() had accepted reaches the broker, of QoS 2 exactly once, in the order of publishing
//   - what the broker sends is taken, of QoS 2 exactly once for each subscription
//   - a clean session ends with its connection: QoS 2 may then reach the broker again, and what the broker
//   has
//     not handed over is lost; what was handed over is taken, once
//   - subscriptions go on, under the numbers they had
//   - both sides come to rest, and the session is consistent
//
// What the power cut interrupts is not promised either way: a publish that had not answered may have been
// accepted, a receive may have taken its message. Neither may break anything else.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <utility>

#include "core/client.h"
#include "core/testing/session_check.h"
#include "tests/agreement/honest_broker.h"
#include "tests/agreement/image.h"
#include "tests/agreement/scl_engine.h"

namespace agreement {
namespace {

/// One thing that happens: a call of the program, or a cycle.
enum class Act { Scan, Publish, Receive, ReceiveAny, Subscribe, Unsubscribe, Cancel, ClearOutbox };

struct Step {
  Act act = Act::Scan;
  int qos = 0;                 ///< Publish, Subscribe
  std::string receiver{};      ///< Receive, Subscribe, Unsubscribe: filterOf it
  int fromBroker = -1;         ///< before a Scan the broker publishes with this quality of service
  bool linkBreaks = false;     ///< before a Scan
  bool brokerForgets = false;  ///< before a Scan, with the link
  std::string topic = "a/x";   ///< fromBroker
  bool losesSent = false;      ///< from this Scan on nothing reaches the broker, until the link has broken
};

/// A receiver is named by its filter. A word behind it tells it from another one with the same filter.
std::string filterOf(const std::string& receiver) {
  return receiver.substr(0, receiver.find(' '));
}

/// What kind of session the client asks for.
struct Kind {
  const char* name;
  bool cleanSession;
  int32_t protocolLevel;
};

/// A message that the program published.
struct Published {
  std::string payload;
  int qos;
  int32_t ticket;
};

/// A message of the broker, and the subscriptions there were.
struct Sent {
  std::string payload;
  int qos;
  std::vector<std::string> receivers;
  bool afterRestart;  ///< no power cut, and no broker that forgets, may keep it
};

/// Everything but the code: what the PLC keeps, the link, the broker, and what the program knows.
struct World {
  Octets client;
  HonestBroker broker;
  Octets onTheWay;  ///< of the send request that stands
  Octets arriving;
  mqtt::LinkRequest linkRequest = mqtt::LinkRequest::Close;
  mqtt::TransportState transport = mqtt::TransportState::Down;
  bool linkBroken = false;
  bool losesSent = false;
  bool restarted = true;
  int messages = 0;

  std::map<std::string, int32_t> subscriptions;  ///< by receiver
  std::vector<Published> published;
  std::vector<Sent> sent;
  std::map<std::string, std::map<std::string, int>> taken;  ///< by receiver, by payload
  std::map<std::string, std::vector<std::string>> takenInOrder;
};

class PowerCut : public testing::TestWithParam<Kind> {
 protected:
  static void SetUpTestSuite() {
    vcpu::CompileOptions options;
    options.print.powerCuts = true;
    auto built = SclEngine::build(options);
    ASSERT_TRUE(built) << built.failure();
    engine_ = built->release();
  }
  static void TearDownTestSuite() {
    delete engine_;
    engine_ = nullptr;
  }

  PowerCut() {
    mqtt::ClientData fresh;
    fresh.settings.clientIdentifier.length = 1;
    fresh.settings.clientIdentifier.bytes[0] = 'p';
    fresh.settings.cleanSession = GetParam().cleanSession;
    fresh.settings.protocolLevel = GetParam().protocolLevel;
    fresh.settings.keepAliveSeconds = 0;
    fresh.settings.inFlightMaximum = 3;
    fresh.settings.whenFull = mqtt::WhenFull::DropOldest;
    fresh.settings.reconnectMinimumMs = 1;
    fresh.settings.reconnectMaximumMs = 1;
    world_.client.resize(engine_->clientImage().size());
    image::store(fresh, world_.client.data());
  }

  // ---- what the program and the PLC do. False: the power was cut in the call.

  bool call(const char* block) {
    engine_->clientImage().swap(world_.client);
    const bool done = engine_->call(block);
    engine_->clientImage().swap(world_.client);
    return done;
  }

  void store(const char* block, const char* parameter, int32_t value, size_t bytes) {
    const std::span<uint8_t> to = engine_->parameter(block, parameter);
    for (size_t i = 0; i < bytes; ++i) to[bytes - 1 - i] = static_cast<uint8_t>(value >> (8 * i));
  }
  int32_t number(std::span<const uint8_t> bytes) {
    uint32_t value = 0;
    for (uint8_t byte : bytes.first(4)) value = value << 8 | byte;
    return static_cast<int32_t>(value);
  }
  int32_t inClient(const char* path) {
    return number(std::span(world_.client).subspan(engine_->offsetInClient(path)));
  }

  bool scan(int32_t elapsedMs = 10) {
    World& world = world_;
    mqtt::ScanInput input;
    input.enable = true;
    input.restarted = world.restarted;
    input.elapsedMs = elapsedMs;
    // A link that ended is reported as down in one scan at least.
    if (world.linkRequest == mqtt::LinkRequest::Close || world.linkBroken) {
      dropLink();
      world.linkBroken = false;
    } else if (world.transport == mqtt::TransportState::Down) {
      world.transport = mqtt::TransportState::Up;
    }
    input.transport = world.transport;
    input.sending = world.onTheWay.empty() ? mqtt::SendState::Idle : mqtt::SendState::Done;
    world.onTheWay.clear();
    world.arriving.insert(world.arriving.end(), world.broker.answers.begin(), world.broker.answers.end());
    world.broker.answers.clear();
    input.receivedBytes =
        static_cast<int32_t>(std::min<size_t>(world.arriving.size(), mqtt::RECEIVE_BYTES_MAX));
    std::copy_n(world.arriving.begin(), input.receivedBytes, input.received.elements);
    image::store(input, engine_->parameter("MqttXScan", "input").data());
    if (!call("MqttXScan")) return false;
    mqtt::ScanOutput output;
    image::load(output, engine_->parameter("MqttXScan", "output").data());
    world.restarted = false;
    world.arriving.erase(world.arriving.begin(), world.arriving.begin() + output.consumedBytes);
    world.linkRequest = output.linkRequest;
    if (output.sendBytes == 0) return true;
    const auto from =
        world.client.begin() + static_cast<std::ptrdiff_t>(engine_->offsetInClient("link.transmit.bytes"));
    world.onTheWay.assign(from, from + output.sendBytes);
    if (!world.losesSent) world.broker.take(world.onTheWay);
    EXPECT_EQ(world.broker.violation(), "") << "the client";
    return true;
  }

  void dropLink() {
    world_.transport = mqtt::TransportState::Down;
    world_.broker.connectionEnded();
    world_.onTheWay.clear();
    world_.arriving.clear();
    world_.losesSent = false;
  }

  bool publish(int qos) {
    mqtt::Message message;
    message.topic.length = 1;
    message.topic.bytes[0] = 'o';
    message.qos = static_cast<mqtt::Qos>(qos);
    message.maximumAgeMs = mqtt::NO_AGE_LIMIT;
    const std::string payload = std::string("p").append(std::to_string(++world_.messages));
    message.payloadLength = static_cast<int32_t>(payload.size());
    std::ranges::copy(payload, message.payload.elements);
    image::store(message, engine_->parameter("MqttXPublish", "message").data());
    if (!call("MqttXPublish")) return false;
    EXPECT_EQ(engine_->returned("MqttXPublish"), 0);
    world_.published.push_back({payload, qos, number(engine_->parameter("MqttXPublish", "ticket"))});
    return true;
  }

  bool subscribe(const std::string& receiver, int qos) {
    const std::string filter = filterOf(receiver);
    mqtt::Text text;
    text.length = static_cast<int32_t>(filter.size());
    std::ranges::copy(filter, text.bytes.elements);
    image::store(text, engine_->parameter("MqttXSubscribe", "filter").data());
    store("MqttXSubscribe", "qos", qos, 2);
    store("MqttXSubscribe", "subscription", mqtt::NO_SUBSCRIPTION, 4);
    if (!call("MqttXSubscribe")) return false;
    EXPECT_EQ(engine_->returned("MqttXSubscribe"), 0);
    world_.subscriptions[receiver] = number(engine_->parameter("MqttXSubscribe", "subscription"));
    return true;
  }

  bool unsubscribe(const std::string& receiver) {
    store("MqttXUnsubscribe", "subscription", world_.subscriptions[receiver], 4);
    if (!call("MqttXUnsubscribe")) return false;
    world_.subscriptions.erase(receiver);
    return true;
  }

  std::string takenPayload(const char* block) {
    mqtt::Message message;
    image::load(message, engine_->parameter(block, "message").data());
    return {message.payload.elements, message.payload.elements + message.payloadLength};
  }

  void note(const std::string& receiver, const std::string& payload) {
    if (++world_.taken[receiver][payload] == 1) world_.takenInOrder[receiver].push_back(payload);
  }

  bool receive(const std::string& receiver, bool* empty = nullptr) {
    store("MqttXReceive", "subscription", world_.subscriptions[receiver], 4);
    if (!call("MqttXReceive")) return false;
    const bool got = engine_->returned("MqttXReceive") == 0;
    if (got) note(receiver, takenPayload("MqttXReceive"));
    if (empty != nullptr) *empty = !got;
    return true;
  }

  bool receiveAny() {
    if (!call("MqttXReceiveAny")) return false;
    if (engine_->returned("MqttXReceiveAny") != 0) return true;
    const std::string payload = takenPayload("MqttXReceiveAny");
    // It is taken for all that had not taken it.
    for (const Sent& one : world_.sent) {
      if (one.payload != payload) continue;
      for (const std::string& receiver : one.receivers) {
        if (world_.subscriptions.contains(receiver) && world_.taken[receiver][payload] == 0)
          note(receiver, payload);
      }
    }
    return true;
  }

  int16_t stateOf(int32_t ticket) {
    store("MqttXDeliveryState", "ticket", ticket, 4);
    EXPECT_TRUE(call("MqttXDeliveryState"));
    return engine_->returned("MqttXDeliveryState");
  }

  /// To both "a/x" and "a/#", or to "b".
  void brokerPublishes(int qos, const std::string& topic) {
    const std::string payload = std::string("b").append(std::to_string(++world_.messages));
    Sent one{payload, qos, {}, restarted_};
    for (const auto& [receiver, handle] : world_.subscriptions) {
      if ((filterOf(receiver) == "b") == (topic == "b")) one.receivers.push_back(receiver);
    }
    world_.broker.publish(topic, payload, qos);
    world_.sent.push_back(one);
  }

  // ---- one step of a conversation

  void prepare(const Step& step) {
    world_.losesSent |= step.losesSent;
    if (step.fromBroker >= 0) brokerPublishes(step.fromBroker, step.topic);
    if (step.linkBreaks || step.brokerForgets) {
      dropLink();
      world_.linkBroken = true;
    }
    if (step.brokerForgets) world_.broker.forget();
  }

  bool perform(const Step& step) {
    switch (step.act) {
      case Act::Scan: return scan();
      case Act::Publish: return publish(step.qos);
      case Act::Receive: return receive(step.receiver);
      case Act::ReceiveAny: return receiveAny();
      case Act::Subscribe: return subscribe(step.receiver, step.qos);
      case Act::Unsubscribe: return unsubscribe(step.receiver);
      case Act::Cancel:
        store("MqttXCancel", "ticket", world_.published.empty() ? 0 : world_.published.back().ticket, 4);
        return call("MqttXCancel");
      case Act::ClearOutbox: return call("MqttXClearOutbox");
    }
    return true;
  }

  /// The broker has lost the session, or does so with every connection.
  bool mayBeForgotten() const { return forgotten_ || GetParam().cleanSession; }

  // ---- the power comes back

  void loseLink() {
    dropLink();
    world_.linkRequest = mqtt::LinkRequest::Close;
    world_.linkBroken = false;
    world_.restarted = true;
  }

  std::string inconsistency() {
    auto native = std::make_unique<mqtt::ClientData>();
    image::load(*native, world_.client.data());
    return mqtt::inconsistencyOf(native->session);
  }

  bool atRest() {
    // What the broker has forgotten keeps its places until a connection has shown that it does not come
    // again.
    return inClient("session.outbox.order.count") == 0 &&
           (forgotten_ || inClient("session.inbox.order.count") == 0) && world_.broker.settled() &&
           world_.arriving.empty() && world_.broker.answers.empty();
  }

  void converse(int scans) {
    for (int i = 0; i < scans; ++i) {
      scan();
      for (const auto& [receiver, handle] : world_.subscriptions) {
        for (bool empty = false; !empty;) receive(receiver, &empty);
      }
      if (i > 5 && atRest()) return;
    }
  }

  /// Restart, the program begins anew, and the conversation comes to its end. `cut` is the step in which the
  /// power failed.
  void finish(const Step& cut, bool claimsAgain) {
    const std::map<std::string, int32_t> before = std::exchange(world_.subscriptions, {});
    scan();
    ASSERT_EQ(inconsistency(), "") << "behind recoverSession";
    // No power cut leaves what recoverSession takes for damage.
    const size_t lastFault = engine_->offsetInClient("connection.lastFault");
    ASSERT_EQ(world_.client[lastFault] * 256 + world_.client[lastFault + 1], 0);
    for (const Published& one : world_.published) known_[one.ticket] = stateOf(one.ticket);
    for (const auto& [receiver, handle] : before) {
      const bool ending = cut.act == Act::Unsubscribe && cut.receiver == receiver;
      if (ending && !claimsAgain) continue;
      subscribe(receiver, 2);
      if (!ending) {
        EXPECT_EQ(world_.subscriptions[receiver], handle) << receiver;
      } else if (world_.subscriptions[receiver] != handle) {
        // It had ended, with its messages. Until then it was whole.
        for (Sent& one : world_.sent) std::erase(one.receivers, receiver);
      }
    }
    if (cut.act == Act::Subscribe) subscribe(cut.receiver, cut.qos);
    // What nobody claims ends.
    scan(61'000);
    converse(60);
    // Nothing is left over that disturbs what follows.
    restarted_ = true;
    publish(2);
    publish(1);
    scan();
    for (const char* topic : {"a/x", "b"}) {
      brokerPublishes(2, topic);
      brokerPublishes(1, topic);
    }
    converse(60);
    EXPECT_TRUE(atRest()) << "outbox " << inClient("session.outbox.order.count") << ", inbox "
                          << inClient("session.inbox.order.count");
    EXPECT_EQ(inconsistency(), "");
    checkPublished(cut);
    checkTaken(cut);
  }

  void checkPublished(const Step& cut) {
    std::map<std::string, int> delivered;
    std::vector<std::string> inOrder;
    for (const std::string& payload : world_.broker.delivered) {
      if (++delivered[payload] == 1) inOrder.push_back(payload);
    }
    int missing = 0;
    std::vector<std::string> expected;
    for (const Published& one : world_.published) {
      const int times = delivered[one.payload];
      if (one.qos == 2 && !mayBeForgotten()) {
        EXPECT_LE(times, 1) << one.payload;
      }
      if (times > 0) expected.push_back(one.payload);
      if (one.qos > 0 && times == 0 && !withdrawn(one.ticket)) ++missing;
    }
    // A publish that was cut may have dropped the oldest, a cancel its message.
    const int allowed = cut.act == Act::Publish || cut.act == Act::Cancel ? 1 : 0;
    if (cut.act != Act::ClearOutbox) {
      EXPECT_LE(missing, allowed);
    }
    if (forgotten_) return;
    std::erase_if(inOrder, [&](const std::string& payload) {
      return std::ranges::find(expected, payload) == expected.end();
    });
    EXPECT_EQ(inOrder, expected);
  }

  bool withdrawn(int32_t ticket) {
    const auto known = known_.find(ticket);
    if (known == known_.end()) return false;
    const auto state = static_cast<mqtt::DeliveryState>(known->second);
    return state == mqtt::DeliveryState::Dropped || state == mqtt::DeliveryState::Cancelled;
  }

  void checkTaken(const Step& cut) {
    const bool inReceive = cut.act == Act::Receive || cut.act == Act::ReceiveAny;
    for (const auto& [receiver, handle] : world_.subscriptions) {
      int missing = 0;
      int missingLater = 0;
      for (const Sent& one : world_.sent) {
        if (std::ranges::find(one.receivers, receiver) == one.receivers.end() || one.qos == 0) continue;
        const int times = world_.taken[receiver][one.payload];
        if (one.qos == 2) {
          EXPECT_LE(times, 1) << receiver << " " << one.payload;
        }
        if (times == 0) ++(one.afterRestart ? missingLater : missing);
      }
      EXPECT_EQ(missingLater, 0) << receiver;
      if (!mayBeForgotten()) {
        EXPECT_LE(missing, inReceive ? 1 : 0) << receiver;
      }
      std::vector<std::string> expected;
      for (const Sent& one : world_.sent) {
        if (world_.taken[receiver][one.payload] > 0) expected.push_back(one.payload);
      }
      EXPECT_EQ(world_.takenInOrder[receiver], expected) << receiver;
    }
  }

  // ---- the sweep

  /// Plays the steps, and for each of them from `first` on every power cut that leaves something else behind
  /// than the one before.
  void sweep(const std::vector<Step>& steps, size_t first = 0) {
    for (size_t i = 0; i < steps.size(); ++i) {
      prepare(steps[i]);
      if (i >= first) {
        cutEverywhere(steps[i]);
        if (HasFailure()) {
          ADD_FAILURE() << "in step " << i << ", act " << static_cast<int>(steps[i].act);
          return;
        }
      }
      engine_->cutPowerAfter(INT64_MAX);
      ASSERT_TRUE(perform(steps[i]));
      forgotten_ |= steps[i].brokerForgets;
      ASSERT_EQ(inconsistency(), "") << "step " << i << " without a power cut";
      for (const Published& one : world_.published) {
        const int16_t state = stateOf(one.ticket);
        if (state != 0) known_[one.ticket] = state;
      }
    }
  }

  void cutEverywhere(const Step& step) {
    const World before = world_;
    const auto knownBefore = known_;
    const bool forgottenBefore = forgotten_;
    forgotten_ |= step.brokerForgets;
    Octets last;
    for (int64_t statements = 0;; ++statements) {
      world_ = before;
      engine_->cutPowerAfter(statements);
      const bool done = perform(step);
      engine_->cutPowerAfter(INT64_MAX);
      ++cuts_;
      if (world_.client != last) {
        last = world_.client;
        ++different_;
        for (bool claimsAgain : {false, true}) {
          world_.client = last;
          known_ = knownBefore;
          if (claimsAgain && step.act != Act::Unsubscribe) break;
          const World cut = world_;
          loseLink();
          finish(step, claimsAgain);
          world_ = cut;
          restarted_ = false;
        }
        if (HasFailure()) {
          ADD_FAILURE() << "the power was cut behind " << statements << " statements";
          return;
        }
      }
      if (done) break;
    }
    world_ = before;
    known_ = knownBefore;
    forgotten_ = forgottenBefore;
  }

  static inline SclEngine* engine_ = nullptr;
  World world_;
  std::map<int32_t, int16_t> known_;  ///< the last state of each ticket that was known
  bool forgotten_ = false;            ///< the broker has lost the session
  bool restarted_ = false;            ///< and the conversation has come to rest since
  int cuts_ = 0;
  int different_ = 0;
};

std::vector<Step> connected() {
  return {{},
          {},
          {},
          {},
          {.act = Act::Subscribe, .qos = 2, .receiver = "a/#"},
          {.act = Act::Subscribe, .qos = 2, .receiver = "a/x"},
          {.act = Act::Subscribe, .qos = 2, .receiver = "b"},
          {},
          {}};
}

std::vector<Step> operator+(std::vector<Step> front, const std::vector<Step>& behind) {
  front.insert(front.end(), behind.begin(), behind.end());
  return front;
}

TEST_P(PowerCut, WhileConnectingAndSubscribing) {
  sweep(connected());
  EXPECT_GT(different_, 50);
}

TEST_P(PowerCut, WhilePublishing) {
  sweep(connected() + std::vector<Step>{{.act = Act::Publish, .qos = 0},
                                        {.act = Act::Publish, .qos = 1},
                                        {.act = Act::Publish, .qos = 2},
                                        {.act = Act::Publish, .qos = 2},
                                        {.act = Act::Publish, .qos = 1},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {}},
        9);
  EXPECT_GT(different_, 100);
}

TEST_P(PowerCut, WhileReceiving) {
  sweep(connected() + std::vector<Step>{{.fromBroker = 2},
                                        {.fromBroker = 1},
                                        {.fromBroker = 0},
                                        {.act = Act::Receive, .receiver = "a/x"},
                                        {.act = Act::Receive, .receiver = "a/#"},
                                        {},
                                        {},
                                        {.fromBroker = 2},
                                        {.act = Act::ReceiveAny},
                                        {.act = Act::ReceiveAny},
                                        {.act = Act::ReceiveAny},
                                        {},
                                        {},
                                        {}},
        9);
  EXPECT_GT(different_, 100);
}

TEST_P(PowerCut, WhileTheOutboxIsFull) {
  std::vector<Step> steps = {{}};
  for (int i = 0; i < mqtt::QUEUE_MESSAGES_MAX; ++i) steps.push_back({.act = Act::Publish, .qos = 1 + i % 2});
  const size_t first = steps.size();
  sweep(steps + std::vector<Step>{{.act = Act::Publish, .qos = 2},
                                  {.act = Act::Publish, .qos = 1},
                                  {.act = Act::Cancel},
                                  {},
                                  {},
                                  {},
                                  {},
                                  {},
                                  {.act = Act::ClearOutbox}},
        first);
  EXPECT_GT(different_, 100);
}

TEST_P(PowerCut, WhileUnsubscribing) {
  sweep(connected() + std::vector<Step>{{.fromBroker = 2},
                                        {.fromBroker = 1},
                                        {},
                                        {.act = Act::Unsubscribe, .receiver = "a/x"},
                                        {},
                                        {},
                                        {}},
        11);
  EXPECT_GT(different_, 20);
}

TEST_P(PowerCut, WhileAKeptSessionGoesOn) {
  sweep(connected() + std::vector<Step>{{.act = Act::Publish, .qos = 2},
                                        {.act = Act::Publish, .qos = 1},
                                        {.fromBroker = 2},
                                        {.fromBroker = 2},
                                        {.act = Act::Receive, .receiver = "a/x"},
                                        {.act = Act::Receive, .receiver = "a/#"},
                                        {.linkBreaks = true},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {}},
        15);
  EXPECT_GT(different_, 50);
}

TEST_P(PowerCut, WhileTheBrokerHasForgotten) {
  sweep(connected() + std::vector<Step>{{.act = Act::Publish, .qos = 2},
                                        {.fromBroker = 2},
                                        {.fromBroker = 1},
                                        {.act = Act::Receive, .receiver = "a/x"},
                                        {.brokerForgets = true},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {},
                                        {}},
        13);
  EXPECT_GT(different_, 50);
}

// The broker repeats what the client had done with, in front of what it has not.
TEST_P(PowerCut, WhileWhatWasAcknowledgedComesAgain) {
  for (int qos : {1, 2}) {
    const World fresh = world_;
    sweep(connected() + std::vector<Step>{{.fromBroker = qos},
                                          {.fromBroker = qos},
                                          {.fromBroker = qos},
                                          {},
                                          {.act = Act::ReceiveAny},
                                          {.act = Act::ReceiveAny},
                                          {.losesSent = true},
                                          {},
                                          {.linkBreaks = true},
                                          {},
                                          {},
                                          {},
                                          {},
                                          {.act = Act::ReceiveAny},
                                          {},
                                          {.fromBroker = qos},
                                          {.act = Act::ReceiveAny},
                                          {}},
          16);
    world_ = fresh;
    known_.clear();
  }
  EXPECT_GT(different_, 100);
}

// Each of the two gets every message, and when one ends the broker goes on sending for the other.
TEST_P(PowerCut, WhileTwoReceiversHaveTheSameFilter) {
  sweep(connected() + std::vector<Step>{{.act = Act::Subscribe, .qos = 1, .receiver = "b again"},
                                        {},
                                        {.fromBroker = 2, .topic = "b"},
                                        {.fromBroker = 1, .topic = "b"},
                                        {},
                                        {.act = Act::Receive, .receiver = "b again"},
                                        {.act = Act::Receive, .receiver = "b"},
                                        {},
                                        {.act = Act::ReceiveAny},
                                        {.linkBreaks = true},
                                        {},
                                        {},
                                        {},
                                        {.fromBroker = 2, .topic = "b"},
                                        {},
                                        {.act = Act::Unsubscribe, .receiver = "b again"},
                                        {},
                                        {},
                                        {.act = Act::Receive, .receiver = "b"},
                                        {.act = Act::Unsubscribe, .receiver = "b"},
                                        {},
                                        {}},
        9);
  EXPECT_GT(different_, 100);
}

// Conversations that nobody thought of, repeatable from their seed.
TEST_P(PowerCut, AtRandom) {
  const World fresh = world_;
  for (uint32_t seed = 1; seed <= 6; ++seed) {
    world_ = fresh;
    known_.clear();
    std::mt19937 random(seed);
    const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
    std::vector<Step> steps = connected();
    for (int i = 0; i < 30; ++i) {
      const int choice = below(10);
      const std::string filter = below(2) == 0 ? "a/x" : "a/#";
      if (choice < 2) {
        steps.push_back({.act = Act::Publish, .qos = below(3)});
      } else if (choice < 4) {
        steps.push_back({.act = Act::Receive, .receiver = filter});
      } else if (choice < 5) {
        steps.push_back({.act = Act::ReceiveAny});
      } else {
        steps.push_back({.fromBroker = below(4) - 1, .linkBreaks = below(12) == 0});
      }
    }
    sweep(steps, 9);
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
  }
  std::printf("%d power cuts, %d of them different\n", cuts_, different_);
}

INSTANTIATE_TEST_SUITE_P(Sessions, PowerCut,
                         testing::Values(Kind{"Kept", false, mqtt::LEVEL_MQTT_311},
                                         Kind{"Clean", true, mqtt::LEVEL_MQTT_311},
                                         Kind{"Kept31", false, mqtt::LEVEL_MQTT_31},
                                         Kind{"Clean31", true, mqtt::LEVEL_MQTT_31}),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace agreement
