// A whole client with any broker, transport, clock and user. The input is a script: an
// octet that says what happens, and what belongs to it. After each scan the client must be within its bounds,
// must not have touched what the transport is reading, must have sent well-formed packets in a lawful order,
// and must report the right state of its messages.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <memory>
#include <vector>

#include "core/client.h"
#include "core/testing/client_stream.h"

namespace {

using mqtt::DeliveryState;

/// The rest of the script; zeroes behind its end.
struct Script {
  const uint8_t* octets;
  size_t bytes;

  int32_t next() {
    if (bytes == 0) return 0;
    --bytes;
    return *octets++;
  }
};

void hold(bool claim) {
  if (!claim) std::abort();
}

constexpr std::array<int32_t, 8> ELAPSED_MS = {0, 1, 10, 500, 10000, 60000, 2147483647, -2147483647};
/// Lengths around every bound.
constexpr std::array<int32_t, 8> LENGTHS = {0, 1, 10, 254, 255, 1024, 1025, 5000};

/// A message that was accepted, as its publisher knows it.
struct Offered {
  int32_t ticket;
  mqtt::Qos qos;
  DeliveryState state;
};

struct Plant {
  mqtt::ClientData client;
  mqtt::ScanInput input;
  mqtt::ScanOutput output;
  mqtt::Message message;
  std::deque<uint8_t> arriving;
  std::vector<uint8_t> request;
  int32_t busyScans = 0;
  bool sendFails = false;
  bool linkBroken = false;
  std::deque<Offered> offered;
  std::vector<int32_t> subscriptions;
  protocol::ClientStream sent;

  void followRequest() {
    if (linkBroken || output.linkRequest == mqtt::LinkRequest::Close) {
      input.transport = mqtt::TransportState::Down;
      linkBroken = false;
    } else if (input.transport == mqtt::TransportState::Down) {
      input.transport = mqtt::TransportState::Connecting;
      sent.begin();
    } else {
      input.transport = mqtt::TransportState::Up;
    }
  }

  void reportSending() {
    input.sending = mqtt::SendState::Idle;
    if (request.empty()) return;
    hold(std::equal(request.begin(), request.end(), client.link.transmit.bytes.elements));
    if (sendFails) {
      input.sending = mqtt::SendState::Failed;
      sendFails = false;
      request.clear();
    } else if (busyScans > 0) {
      input.sending = mqtt::SendState::Busy;
      --busyScans;
    } else {
      input.sending = mqtt::SendState::Done;
      request.clear();
    }
  }

  void scan(int32_t elapsedMs) {
    input.elapsedMs = elapsedMs;
    followRequest();
    input.receivedOffset = input.receivedOffset == 0 ? 3 : 0;
    input.receivedBytes =
        std::min(static_cast<int32_t>(arriving.size()), mqtt::RECEIVE_BYTES_MAX - input.receivedOffset);
    std::copy_n(arriving.begin(), input.receivedBytes, input.received.elements + input.receivedOffset);
    reportSending();
    mqtt::scan(client, input, output);
    hold(output.consumedBytes >= 0 && output.consumedBytes <= input.receivedBytes);
    arriving.erase(arriving.begin(), arriving.begin() + output.consumedBytes);
    holdBounds();
    if (output.sendBytes == 0) {
      request.clear();
    } else if (request.empty()) {
      request.assign(client.link.transmit.bytes.elements,
                     client.link.transmit.bytes.elements + output.sendBytes);
      sent.add(request);
      while (sent.next()) continue;
      hold(sent.violation().empty());
    }
    watchMessages();
  }

  void holdBounds() const {
    hold(output.sendBytes >= 0 && output.sendBytes <= mqtt::SEND_BYTES_MAX);
    hold(client.link.transmit.length >= output.sendBytes &&
         client.link.transmit.length <= mqtt::TRANSMIT_BYTES_MAX);
    hold(client.link.window.inFlight >= 0 && client.link.window.inFlight <= mqtt::IN_FLIGHT_MAX);
    hold(client.link.window.leaving >= 0 && client.link.window.leaving <= mqtt::QUEUE_MESSAGES_MAX);
    hold(output.connected == (output.fault == mqtt::Fault::None && mqtt::isConnected(output.state)));
    hold(output.sendBytes == 0 || output.linkRequest == mqtt::LinkRequest::Open);
    holdOrder(client.session.outbox.order);
    holdOrder(client.session.inbox.order);
    holdInbox();
  }

  // Each place is in the list once, both ways.
  static void holdOrder(const mqtt::MessageOrder& order) {
    hold(order.count >= 0 && order.count <= mqtt::QUEUE_MESSAGES_MAX);
    int32_t older = mqtt::NO_PLACE;
    int32_t counted = 0;
    for (int32_t place = order.oldest; place != mqtt::NO_PLACE; place = order.younger[place]) {
      hold(order.taken[place] && order.older[place] == older);
      older = place;
      hold(++counted <= order.count);
    }
    hold(counted == order.count && order.newest == older);
  }

  // The counts that let a scan pass over the inbox are those of its messages.
  void holdInbox() const {
    const mqtt::Inbox& inbox = client.session.inbox;
    int32_t qosZero = 0;
    int32_t answersDue = 0;
    std::array<int32_t, mqtt::SUBSCRIPTIONS_MAX> waiting{};
    for (int32_t place = inbox.order.oldest; place != mqtt::NO_PLACE; place = inbox.order.younger[place]) {
      const mqtt::IncomingMessage& one = inbox.messages[place];
      hold(one.state != mqtt::ArrivalState::Free);
      qosZero += one.qos == mqtt::Qos::AtMostOnce ? 1 : 0;
      answersDue += one.state == mqtt::ArrivalState::WaitAcknowledge && one.thisConnection ? 1 : 0;
      int32_t receivers = 0;
      for (int32_t index = 0; index < mqtt::SUBSCRIPTIONS_MAX; ++index) {
        if (!one.receivers[index]) continue;
        ++receivers;
        ++waiting[static_cast<size_t>(index)];
        hold(mqtt::isReceiving(client.session.subscriptions[index].state));
      }
      hold(receivers == one.waitingReceivers);
      hold((receivers > 0) == (one.state == mqtt::ArrivalState::WaitTake));
    }
    hold(qosZero == inbox.qosZeroCount && answersDue == inbox.answersDue);
    for (int32_t index = 0; index < mqtt::SUBSCRIPTIONS_MAX; ++index) {
      hold(waiting[static_cast<size_t>(index)] == client.session.subscriptions[index].waitingCount);
    }
  }

  static bool isEnd(DeliveryState state) { return state >= DeliveryState::Sent; }

  // QoS 1 and 2 end acknowledged, or unsent; what has ended stays so, and is known for so many more ends.
  void watchMessages() {
    while (offered.size() > static_cast<size_t>(mqtt::QUEUE_MESSAGES_MAX)) offered.pop_front();
    for (Offered& one : offered) {
      const DeliveryState before = one.state;
      const DeliveryState now = mqtt::deliveryState(client, one.ticket);
      if (now == DeliveryState::Unknown) {
        hold(isEnd(before) || client.counters.offered > mqtt::QUEUE_MESSAGES_MAX);
        continue;
      }
      one.state = now;
      hold(!isEnd(before) || now == before);
      if (one.qos == mqtt::Qos::AtMostOnce) {
        hold(now != DeliveryState::Acknowledged && !mqtt::waitsForAnswer(now));
      } else {
        hold(now != DeliveryState::Sent && now != DeliveryState::Lost);
      }
    }
  }

  /// Of a Text or of Bytes.
  template <typename Target>
  void setText(Target& text, int32_t bytes, int32_t octet) {
    text.length = bytes;
    for (int32_t index = 0; index < bytes && index < mqtt::TEXT_BYTES_MAX; ++index) {
      text.bytes[index] = static_cast<uint8_t>(index % 7 == 5 ? '/' : octet);
    }
  }

  void offer(Script& script) {
    const int32_t choice = script.next();
    setText(message.topic, LENGTHS[static_cast<size_t>(choice % 8)], script.next());
    message.payloadLength = LENGTHS[static_cast<size_t>(choice / 8 % 8)];
    message.qos = static_cast<mqtt::Qos>(choice / 64 % 3);
    message.retained = choice % 2 == 1;
    int32_t ticket = 0;
    if (mqtt::publish(client, message, ticket) == mqtt::Answer::Accepted) {
      hold(ticket > 0);
      offered.push_back({ticket, message.qos, DeliveryState::Waiting});
    } else {
      hold(ticket == 0);
    }
  }

  void want(Script& script) {
    mqtt::Text filter;
    const int32_t choice = script.next();
    setText(filter, LENGTHS[static_cast<size_t>(choice % 8)], script.next());
    int32_t subscription = choice / 32 % 2 == 0 ? mqtt::NO_SUBSCRIPTION : oneSubscription(script);
    const mqtt::Answer answer =
        mqtt::subscribe(client, filter, static_cast<mqtt::Qos>(choice / 8 % 4), subscription);
    if (answer == mqtt::Answer::Accepted) {
      hold(subscription > 0);
      subscriptions.push_back(subscription);
    }
  }

  int32_t oneSubscription(Script& script) {
    const int32_t choice = script.next();
    if (subscriptions.empty() || choice % 8 == 7) return choice - 2;
    return subscriptions[subscriptions.size() - 1 - static_cast<size_t>(choice) % subscriptions.size()];
  }

  void take(Script& script) {
    const int32_t choice = script.next();
    const mqtt::Answer answer = choice % 4 == 0 ? mqtt::receiveAny(client, message)
                                                : mqtt::receive(client, oneSubscription(script), message);
    if (answer == mqtt::Answer::Accepted) {
      hold(message.topic.length >= 1 && message.topic.length <= mqtt::TEXT_BYTES_MAX);
      hold(message.payloadLength >= 0 && message.payloadLength <= mqtt::PAYLOAD_BYTES_MAX);
      hold(mqtt::isWellFormed(message.topic));
    }
  }

  void takeBack(Script& script) {
    const int32_t choice = script.next();
    if (choice % 16 == 15) {
      mqtt::clearOutbox(client);
    } else if (choice % 4 == 3) {
      (void)mqtt::unsubscribe(client, oneSubscription(script));
    } else if (!offered.empty()) {
      (void)mqtt::cancel(client, offered[static_cast<size_t>(choice) % offered.size()].ticket);
    }
  }

  void arrive(std::initializer_list<int32_t> octets) {
    for (int32_t octet : octets) arriving.push_back(static_cast<uint8_t>(octet));
  }

  void arrivePublish(Script& script) {
    const int32_t choice = script.next();
    const int32_t topicLength = LENGTHS[static_cast<size_t>(choice % 8)];
    const int32_t payloadLength = LENGTHS[static_cast<size_t>(choice / 8 % 8)];
    const int32_t qos = choice / 64 % 3;
    const int32_t octet = script.next();
    const int32_t length = 2 + topicLength + (qos > 0 ? 2 : 0) + payloadLength;
    arrive({48 + 2 * qos + (qos > 0 && octet % 4 == 3 ? 8 : 0), 128 + length % 128, length / 128 % 128 + 128,
            length / 16384, topicLength / 256, topicLength % 256});
    for (int32_t index = 0; index < topicLength; ++index) arrive({index % 7 == 5 ? '/' : octet});
    if (qos > 0) arrive({0, octet});
    for (int32_t index = 0; index < payloadLength; ++index) arrive({index % 256});
  }

  void changeSettings(Script& script) {
    const int32_t choice = script.next();
    client.settings.protocolLevel = choice % 4 == 0 ? mqtt::LEVEL_MQTT_31 : mqtt::LEVEL_MQTT_311;
    client.settings.cleanSession = choice / 4 % 2 == 0;
    client.settings.keepAliveSeconds = choice / 8 % 3 * 20;
    client.settings.takeTimeoutMs = choice / 32 % 2 * 1000;
    client.settings.willRetained = choice % 2 == 0;
    client.settings.whenFull = static_cast<mqtt::WhenFull>(choice / 4 % 4);
    client.settings.inFlightMaximum = 1 + choice % mqtt::IN_FLIGHT_MAX;
    client.settings.qosZeroAgeMs = choice / 16 % 3 * 500 - 1;
    setText(client.settings.willTopic, choice / 64 % 2 * 12, 'w');
    setText(client.settings.userName, choice / 128 * 254, 'u');
    setText(client.settings.password, choice / 128 * 254, 'p');
  }

  void step(Script& script) {
    const int32_t what = script.next();
    switch (what % 16) {
      case 0: break;
      case 1:
        if (what / 16 % 2 == 0) {
          arrive({0xd0, 0});
        } else {
          arrive({0xb0, 2, 0, script.next()});
        }
        break;
      case 2: arrive({0x20, 2, script.next() % 2, script.next() % 8 == 7 ? 3 : 0}); break;
      case 3: arrivePublish(script); break;
      case 4: {
        constexpr std::array<int32_t, 4> ANSWERS = {0x40, 0x50, 0x62, 0x70};
        const int32_t choice = script.next();
        arrive({ANSWERS[static_cast<size_t>(choice % 4)], 2, 0, choice / 4});
        break;
      }
      case 5: arrive({0x90, 3, 0, script.next(), script.next() % 4 == 3 ? 0x80 : 1}); break;
      case 6: takeBack(script); break;
      case 7: offer(script); break;
      case 8: want(script); break;
      case 9: take(script); break;
      case 10:
        input.enable = what / 16 % 4 == 0 ? !input.enable : input.enable;
        input.reconnect = what / 16 % 4 == 1;
        break;
      case 11: linkBroken = true; break;
      case 12: busyScans = script.next() % 8; break;
      case 13: sendFails = true; break;
      case 14:
        for (int32_t count = script.next() % 16; count > 0; --count) arrive({script.next()});
        break;
      case 15:
        if (what == 255) {
          mqtt::resetClient(client);
          offered.clear();
          subscriptions.clear();
        } else {
          changeSettings(script);
        }
        break;
    }
    scan(ELAPSED_MS[static_cast<size_t>(what / 16 % 8)]);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* octets, size_t bytes) {
  auto plant = std::make_unique<Plant>();
  plant->input.enable = true;
  plant->client.settings.clientIdentifier.length = 3;
  for (int32_t index = 0; index < 3; ++index) plant->client.settings.clientIdentifier.bytes[index] = 'p';
  Script script{octets, bytes};
  while (script.bytes > 0) plant->step(script);
  return 0;
}
