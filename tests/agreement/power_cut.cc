#include "tests/agreement/power_cut.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "core/testing/session_check.h"
#include "tests/agreement/image.h"
#include "vcpu/access/big_endian.h"

namespace agreement {
namespace {

/// A receiver is named by its filter. A word behind it tells it from another one with the same filter.
std::string filterOf(const std::string& receiver) {
  return receiver.substr(0, receiver.find(' '));
}

/// What begins with `name` and has so many bytes, in which each part of 100 is another; `name` alone if that
/// is longer.
std::string payloadOf(const std::string& name, size_t payloadBytes) {
  std::string payload = name;
  while (payload.size() < payloadBytes) payload += static_cast<char>('a' + payload.size() / 100 % 26);
  return payload;
}

mqtt::Message outgoing(int qos) {
  mqtt::Message message;
  message.topic.length = 1;
  message.topic.bytes[0] = 'o';
  message.qos = static_cast<mqtt::Qos>(qos);
  message.maximumAgeMs = mqtt::NO_AGE_LIMIT;
  return message;
}

}  // namespace

void PowerCut::SetUpTestSuite() {
  vcpu::CompileOptions options;
  options.print.powerCuts = true;
  auto built = SclEngine::build(options);
  ASSERT_TRUE(built) << built.failure();
  engine_ = built->release();
}

void PowerCut::TearDownTestSuite() {
  delete engine_;
  engine_ = nullptr;
}

PowerCut::PowerCut() {
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

bool PowerCut::call(const char* block) {
  engine_->clientImage().swap(world_.client);
  const bool done = engine_->call(block);
  engine_->clientImage().swap(world_.client);
  return done;
}

void PowerCut::store(const char* block, const char* parameter, int32_t value, size_t bytes) {
  const std::span<uint8_t> to = engine_->parameter(block, parameter);
  vcpu::storeBigEndian(to.first(bytes), static_cast<uint32_t>(value));
}

int32_t PowerCut::number(std::span<const uint8_t> bytes) {
  return vcpu::loadBigEndian<int32_t>(bytes.first(4).data());
}

int32_t PowerCut::inClient(const char* path) {
  return number(std::span(world_.client).subspan(engine_->offsetInClient(path)));
}

bool PowerCut::scan(int32_t elapsedMs) {
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

void PowerCut::dropLink() {
  world_.transport = mqtt::TransportState::Down;
  world_.broker.connectionEnded();
  world_.onTheWay.clear();
  world_.arriving.clear();
  world_.losesSent = false;
}

bool PowerCut::publish(int qos) {
  const std::string payload = fmt::format("p{}", ++world_.messages);
  mqtt::Message message = outgoing(qos);
  message.payloadLength = static_cast<int32_t>(payload.size());
  std::ranges::copy(payload, message.payload.elements);
  image::store(message, engine_->parameter("MqttXPublish", "message").data());
  if (!call("MqttXPublish")) return false;
  EXPECT_EQ(engine_->returned("MqttXPublish"), 0);
  world_.published.push_back({payload, qos, number(engine_->parameter("MqttXPublish", "ticket")), false});
  return true;
}

bool PowerCut::publishLarge(int qos, size_t payloadBytes) {
  const std::string payload = payloadOf(fmt::format("p{} ", ++world_.messages), payloadBytes);
  image::store(outgoing(qos), engine_->parameter("MqttXPublishLarge", "message").data());
  store("MqttXPublishLarge", "payloadBytes", static_cast<int32_t>(payloadBytes), 4);
  if (!call("MqttXPublishLarge")) return false;
  EXPECT_EQ(engine_->returned("MqttXPublishLarge"), 0);
  world_.published.push_back({payload, qos, number(engine_->parameter("MqttXPublishLarge", "ticket")), true});
  return true;
}

bool PowerCut::handPieces() {
  for (const Published& one : world_.published) {
    if (!one.isLarge) continue;
    store("MqttXWantedOffset", "ticket", one.ticket, 4);
    if (!call("MqttXWantedOffset")) return false;
    const int32_t offset = number(engine_->frame("MqttXWantedOffset").result().bytes);
    if (offset == mqtt::NO_OFFSET) continue;
    mqtt::Message piece;
    const std::string part = one.payload.substr(static_cast<size_t>(offset), mqtt::PAYLOAD_BYTES_MAX);
    piece.payloadLength = static_cast<int32_t>(part.size());
    std::ranges::copy(part, piece.payload.elements);
    image::store(piece, engine_->parameter("MqttXHandPiece", "piece").data());
    store("MqttXHandPiece", "ticket", one.ticket, 4);
    if (!call("MqttXHandPiece")) return false;
    EXPECT_EQ(engine_->returned("MqttXHandPiece"), 0);
  }
  return true;
}

bool PowerCut::subscribe(const std::string& receiver, int qos) {
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

bool PowerCut::takeLarge(const std::string& receiver) {
  store("MqttXTakeLarge", "subscription", world_.subscriptions[receiver], 4);
  store("MqttXTakeLarge", "largestBytes", mqtt::LARGE_BYTES_MAX, 4);
  if (!call("MqttXTakeLarge")) return false;
  EXPECT_EQ(engine_->returned("MqttXTakeLarge"), 0);
  world_.arrivingInPieces.try_emplace(receiver);
  return true;
}

bool PowerCut::unsubscribe(const std::string& receiver) {
  store("MqttXUnsubscribe", "subscription", world_.subscriptions[receiver], 4);
  if (!call("MqttXUnsubscribe")) return false;
  world_.subscriptions.erase(receiver);
  return true;
}

std::string PowerCut::takenPayload(const char* block) {
  mqtt::Message message;
  image::load(message, engine_->parameter(block, "message").data());
  return {message.payload.elements, message.payload.elements + message.payloadLength};
}

void PowerCut::note(const std::string& receiver, const std::string& payload) {
  if (++world_.taken[receiver][payload] == 1) world_.takenInOrder[receiver].push_back(payload);
}

bool PowerCut::receive(const std::string& receiver, bool* empty) {
  store("MqttXReceive", "subscription", world_.subscriptions[receiver], 4);
  if (!call("MqttXReceive")) return false;
  const bool got = engine_->returned("MqttXReceive") == 0;
  if (got) note(receiver, takenPayload("MqttXReceive"));
  if (empty != nullptr) *empty = !got;
  return true;
}

bool PowerCut::receivePiece(const std::string& receiver, bool* empty) {
  store("MqttXReceivePiece", "subscription", world_.subscriptions[receiver], 4);
  if (!call("MqttXReceivePiece")) return false;
  const bool got = engine_->returned("MqttXReceivePiece") == 0;
  if (empty != nullptr) *empty = !got;
  if (!got) return true;
  std::string& whole = world_.arrivingInPieces[receiver];
  const int32_t offset = number(engine_->parameter("MqttXReceivePiece", "offset"));
  if (offset == 0) whole.clear();
  EXPECT_EQ(static_cast<size_t>(offset), whole.size()) << receiver;
  whole += takenPayload("MqttXReceivePiece");
  const int32_t payloadBytes = number(engine_->parameter("MqttXReceivePiece", "payloadBytes"));
  if (whole.size() == static_cast<size_t>(payloadBytes)) note(receiver, whole);
  return true;
}

bool PowerCut::receiveAny() {
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

int16_t PowerCut::stateOf(int32_t ticket) {
  store("MqttXDeliveryState", "ticket", ticket, 4);
  EXPECT_TRUE(call("MqttXDeliveryState"));
  return engine_->returned("MqttXDeliveryState");
}

void PowerCut::brokerPublishes(int qos, const std::string& topic, size_t payloadBytes) {
  const std::string payload = payloadOf(fmt::format("b{} ", ++world_.messages), payloadBytes);
  Sent one{payload, qos, {}, restarted_};
  for (const auto& [receiver, handle] : world_.subscriptions) {
    if ((filterOf(receiver) == "b") == (topic == "b")) one.receivers.push_back(receiver);
  }
  world_.broker.publish(topic, payload, qos);
  world_.sent.push_back(one);
}

void PowerCut::prepare(const Step& step) {
  world_.losesSent |= step.losesSent;
  if (step.fromBroker >= 0) brokerPublishes(step.fromBroker, step.topic, step.payloadBytes);
  if (step.linkBreaks || step.brokerForgets) {
    dropLink();
    world_.linkBroken = true;
  }
  if (step.brokerForgets) world_.broker.forget();
}

bool PowerCut::perform(const Step& step) {
  switch (step.act) {
    case Act::Scan: return scan();
    case Act::Publish: return publish(step.qos);
    case Act::PublishLarge: return publishLarge(step.qos, step.payloadBytes);
    case Act::HandPiece: return handPieces();
    case Act::Receive: return receive(step.receiver);
    case Act::ReceiveAny: return receiveAny();
    case Act::ReceivePiece: return receivePiece(step.receiver);
    case Act::Subscribe: return subscribe(step.receiver, step.qos);
    case Act::TakeLarge: return takeLarge(step.receiver);
    case Act::Unsubscribe: return unsubscribe(step.receiver);
    case Act::Cancel:
      store("MqttXCancel", "ticket", world_.published.empty() ? 0 : world_.published.back().ticket, 4);
      return call("MqttXCancel");
    case Act::ClearOutbox: return call("MqttXClearOutbox");
  }
  return true;
}

void PowerCut::loseLink() {
  dropLink();
  world_.linkRequest = mqtt::LinkRequest::Close;
  world_.linkBroken = false;
  world_.restarted = true;
}

std::string PowerCut::inconsistency() {
  auto native = std::make_unique<mqtt::ClientData>();
  image::load(*native, world_.client.data());
  return mqtt::inconsistencyOf(native->session);
}

std::set<std::string> PowerCut::lostLarge() {
  std::set<std::string> lost;
  for (const Published& one : world_.published) {
    if (one.isLarge && stateOf(one.ticket) == static_cast<int16_t>(mqtt::DeliveryState::Lost))
      lost.insert(one.payload);
  }
  return lost;
}

bool PowerCut::atRest() {
  // What the broker has forgotten keeps its places until a connection has shown that it does not come
  // again.
  return inClient("session.outbox.order.count") == 0 &&
         (forgotten_ || inClient("session.inbox.order.count") == 0) && world_.broker.settled(lostLarge()) &&
         world_.arriving.empty() && world_.broker.answers.empty();
}

void PowerCut::converse(int scans) {
  for (int i = 0; i < scans; ++i) {
    scan();
    handPieces();
    for (const auto& [receiver, handle] : world_.subscriptions) {
      const bool inPieces = world_.arrivingInPieces.contains(receiver);
      for (bool empty = false; !empty;) inPieces ? receivePiece(receiver, &empty) : receive(receiver, &empty);
    }
    if (i > 5 && atRest()) return;
  }
}

void PowerCut::finish(const Step& cut, bool claimsAgain) {
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
    if (world_.arrivingInPieces.contains(receiver)) takeLarge(receiver);
    if (!ending) {
      EXPECT_EQ(world_.subscriptions[receiver], handle) << receiver;
    } else if (world_.subscriptions[receiver] != handle) {
      // It had ended, with its messages. Until then it was whole.
      for (Sent& one : world_.sent) std::erase(one.receivers, receiver);
    }
  }
  if (cut.act == Act::Subscribe) subscribe(cut.receiver, cut.qos);
  if (cut.act == Act::TakeLarge) takeLarge(cut.receiver);
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

void PowerCut::checkPublished(const Step& cut) {
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
    if (one.qos > 0 && times == 0 && !withdrawn(one)) ++missing;
  }
  // A publish that was cut may have dropped the oldest, a cancel its message.
  const bool mayDrop = cut.act == Act::Publish || cut.act == Act::PublishLarge || cut.act == Act::Cancel;
  const int allowed = mayDrop ? 1 : 0;
  if (cut.act != Act::ClearOutbox) {
    EXPECT_LE(missing, allowed);
  }
  if (forgotten_) return;
  std::erase_if(inOrder, [&](const std::string& payload) {
    return std::ranges::find(expected, payload) == expected.end();
  });
  EXPECT_EQ(inOrder, expected);
}

bool PowerCut::withdrawn(const Published& published) {
  const auto known = known_.find(published.ticket);
  if (known == known_.end()) return false;
  const auto state = static_cast<mqtt::DeliveryState>(known->second);
  if (published.isLarge && state == mqtt::DeliveryState::Lost) return true;
  return state == mqtt::DeliveryState::Dropped || state == mqtt::DeliveryState::Cancelled;
}

void PowerCut::checkTaken(const Step& cut) {
  const bool inReceive =
      cut.act == Act::Receive || cut.act == Act::ReceiveAny || cut.act == Act::ReceivePiece;
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

void PowerCut::sweep(const std::vector<Step>& steps, size_t first) {
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

void PowerCut::cutEverywhere(const Step& step) {
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

// Of every test, in whichever file it stands.
INSTANTIATE_TEST_SUITE_P(Sessions, PowerCut,
                         testing::Values(Kind{"Kept", false, mqtt::LEVEL_MQTT_311},
                                         Kind{"Clean", true, mqtt::LEVEL_MQTT_311},
                                         Kind{"Kept31", false, mqtt::LEVEL_MQTT_31},
                                         Kind{"Clean31", true, mqtt::LEVEL_MQTT_31}),
                         [](const auto& test) { return test.param.name; });

}  // namespace agreement
