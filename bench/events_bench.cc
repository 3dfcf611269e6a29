// Events of a station through a real broker to a subscriber: found, stored, put into blocks and published by
// our C++ client, beside libmosquitto that publishes each event on its own with QoS 1. They take turns, so
// that what else the machine does meets both. A round ends when the subscriber has each event.

#include <fmt/format.h>
#include <mosquitto.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "native/client.h"
#include "telecontrol/station.h"
#include "tests/child.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* TOPIC = "plant/station-07/events";
constexpr int POINTS = 500;
constexpr int EVENT_BYTES = 24;  ///< a block with one event
constexpr int HANDED_OVER_MAX = mqtt::QUEUE_MESSAGES_MAX;
constexpr int KEEP_ALIVE_SECONDS = 60;
constexpr int ROUNDS = 5;
constexpr std::chrono::seconds ROUND_TIME{2};
constexpr const char* MOSQUITTO = "/usr/sbin/mosquitto";

/// Counts the events that arrive, on a thread of its own.
class Subscriber {
 public:
  explicit Subscriber(int port) : client_(mosquitto_new("s", true, this)) {
    mosquitto_subscribe_callback_set(client_, [](mosquitto*, void* self, int, int, const int*) {
      static_cast<Subscriber*>(self)->subscribed_ = true;
    });
    mosquitto_message_callback_set(client_, [](mosquitto*, void* self, const mosquitto_message* message) {
      static_cast<Subscriber*>(self)->events_ += (message->payloadlen - 8) / 16;
    });
    mosquitto_connect(client_, "127.0.0.1", port, KEEP_ALIVE_SECONDS);
    mosquitto_subscribe(client_, nullptr, TOPIC, 0);
    mosquitto_loop_start(client_);
    while (!subscribed_) std::this_thread::yield();
  }
  ~Subscriber() {
    mosquitto_disconnect(client_);
    mosquitto_loop_stop(client_, false);
    mosquitto_destroy(client_);
  }
  Subscriber(const Subscriber&) = delete;
  Subscriber& operator=(const Subscriber&) = delete;

  int64_t events() const { return events_; }

 private:
  mosquitto* client_;
  std::atomic<bool> subscribed_ = false;
  std::atomic<int64_t> events_ = 0;
};

/// Who makes events and publishes them as fast as it can.
class Source {
 public:
  virtual ~Source() = default;
  /// One turn; `more`: makes events, too. Answers how many it has made.
  virtual int64_t turn(bool more) = 0;
  /// Everything that was made is acknowledged.
  virtual bool isEmpty() const = 0;
};

/// A telecontrol station of 500 bits.
class StationSource : public Source {
 public:
  StationSource(int port, int32_t blockBytes) : client_({"127.0.0.1", static_cast<uint16_t>(port)}) {
    mqtt::Text& identifier = client_.data().settings.clientIdentifier;
    identifier.length = 1;
    identifier.bytes[0] = 'n';
    for (const char letter : std::string(TOPIC)) {
      message_->topic.bytes[message_->topic.length++] = static_cast<uint8_t>(letter);
    }
    message_->qos = mqtt::Qos::AtLeastOnce;
    station_->settings.blockBytes = blockBytes;
    for (int32_t row = 0; row < POINTS; ++row) {
      station_->table.points[row].settings.pointId = row + 1;
      station_->table.points[row].settings.kind = tele::PointKind::Bit;
    }
    (void)tele::startStation(*station_, *store_);
    client_.enable(true);
    while (!client_.output().connected || !isEmpty()) (void)turn(false);
  }

  int64_t turn(bool more) override {
    client_.cycle();
    const bool acknowledged =
        mqtt::deliveryState(client_.data(), ticket_) == mqtt::DeliveryState::Acknowledged;
    if (ticket_ != 0 && acknowledged) {
      tele::blockDelivered(*station_, *store_);
      ticket_ = 0;
    }
    const int32_t before = station_->counters.events;
    if (more && store_->events < tele::EVENTS_MAX / 2) {
      ++changes_;
      for (int32_t row = 0; row < POINTS; ++row) station_->table.points[row].input.value = changes_ % 2;
    }
    tele::scanStation(*station_, *store_,
                      {.passedMs = 1,
                       .utc = {.known = true, .day = 20000, .dayMs = 0},
                       .maySend = client_.output().connected,
                       .generalRequest = false});
    if (store_->block.ready && ticket_ == 0) publishBlock();
    client_.rest();
    return station_->counters.events - before;
  }

  bool isEmpty() const override { return store_->events == 0 && !store_->block.ready; }

 private:
  void publishBlock() {
    message_->payloadLength = store_->block.length;
    std::memcpy(message_->payload.elements, store_->block.bytes.elements,
                static_cast<size_t>(store_->block.length));
    (void)mqtt::publish(client_.data(), *message_, ticket_);
  }

  native::Client client_;
  std::unique_ptr<tele::Station> station_ = std::make_unique<tele::Station>();
  std::unique_ptr<tele::EventStore> store_ = std::make_unique<tele::EventStore>();
  std::unique_ptr<mqtt::Message> message_ = std::make_unique<mqtt::Message>();
  int32_t ticket_ = 0;
  int changes_ = 0;
};

/// Each event a message, 20 of them in flight.
class LibmosquittoSource : public Source {
 public:
  explicit LibmosquittoSource(int port) : client_(mosquitto_new("m", true, this)) {
    mosquitto_max_inflight_messages_set(client_, mqtt::IN_FLIGHT_MAX);
    mosquitto_connect_callback_set(client_, [](mosquitto*, void* self, int) {
      static_cast<LibmosquittoSource*>(self)->connected_ = true;
    });
    mosquitto_publish_callback_set(client_, [](mosquitto*, void* self, int) {
      static_cast<LibmosquittoSource*>(self)->handedOver_ -= 1;
    });
    mosquitto_connect(client_, "127.0.0.1", port, KEEP_ALIVE_SECONDS);
    while (!connected_) mosquitto_loop(client_, 10, 1);
  }
  ~LibmosquittoSource() override { mosquitto_destroy(client_); }
  LibmosquittoSource(const LibmosquittoSource&) = delete;
  LibmosquittoSource& operator=(const LibmosquittoSource&) = delete;

  int64_t turn(bool more) override {
    int64_t made = 0;
    while (more && handedOver_ < HANDED_OVER_MAX) {
      handedOver_ += 1;
      ++made;
      const std::string payload(EVENT_BYTES, '\0');
      mosquitto_publish(client_, nullptr, TOPIC, EVENT_BYTES, payload.data(), 1, false);
    }
    mosquitto_loop(client_, 10, 1);
    return made;
  }
  bool isEmpty() const override { return handedOver_ == 0; }

 private:
  mosquitto* client_;
  bool connected_ = false;
  int handedOver_ = 0;
};

/// Events per second, from the first that is made to the last that has arrived.
double measure(Source& source, const Subscriber& subscriber) {
  const int64_t before = subscriber.events();
  const Clock::time_point start = Clock::now();
  int64_t made = 0;
  while (Clock::now() - start < ROUND_TIME) made += source.turn(true);
  while (!source.isEmpty() || subscriber.events() - before < made) {
    made += source.turn(false);
    if (Clock::now() - start > 10 * ROUND_TIME) {
      fmt::print(stderr, "{} events were made, {} have arrived\n", made, subscriber.events() - before);
      return 0;
    }
  }
  return static_cast<double>(made) / std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> rounds) {
  std::ranges::sort(rounds);
  return rounds[rounds.size() / 2];
}

void compare(int port) {
  const Subscriber subscriber(port);
  const auto blocks = std::make_unique<StationSource>(port, 1300);
  LibmosquittoSource single(port);
  std::vector<double> ofBlocks;
  std::vector<double> ofSingle;
  for (int round = 0; round < ROUNDS; ++round) {
    ofBlocks.push_back(measure(*blocks, subscriber));
    ofSingle.push_back(measure(single, subscriber));
  }
  fmt::print("station, blocks of 80 events         {:>10.0f} events/s\n", median(ofBlocks));
  fmt::print("libmosquitto, each event a message   {:>10.0f} events/s\n", median(ofSingle));
  fmt::print("ratio                                {:>10.1f}\n", median(ofBlocks) / median(ofSingle));
}

}  // namespace

int main() {
  const tests::Folder folder;
  const int port = tests::freePort();
  const tests::Child broker({MOSQUITTO, "-p", std::to_string(port)}, folder / "mosquitto.log");
  const auto runs = [&broker] { return broker.output().find("running") != std::string::npos; };
  if (!tests::eventually(tests::Seconds(10), runs)) {
    fmt::print(stderr, "mosquitto does not start: {}\n", broker.output());
    return 1;
  }
  fmt::print("Events through mosquitto to a subscriber, QoS 1; median of {} rounds of {} s each\n", ROUNDS,
             ROUND_TIME.count());
  mosquitto_lib_init();
  compare(port);
  mosquitto_lib_cleanup();
  return 0;
}
