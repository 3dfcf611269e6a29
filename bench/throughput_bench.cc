// Messages through a real broker, and through one that does nothing: our C++ client beside libmosquitto, in
// one run.
//
// Both publish the same messages to the same broker from one thread, each with at most QUEUE_MESSAGES_MAX
// handed over and not yet sent (QoS 0) or acknowledged (QoS 1, of which 20 are in flight). They take turns,
// so that what else the machine does meets both. A run ends when the broker has acknowledged a last message.

#include <fmt/format.h>
#include <mosquitto.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "bench/sink.h"
#include "native/client.h"
#include "tests/child.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* TOPIC = "plant/pump-station/level";
constexpr int PAYLOAD_BYTES = 64;
constexpr int HANDED_OVER_MAX = mqtt::QUEUE_MESSAGES_MAX;
constexpr int KEEP_ALIVE_SECONDS = 60;
constexpr int ROUNDS = 5;
constexpr std::chrono::seconds ROUND_TIME{2};
constexpr const char* MOSQUITTO = "/usr/sbin/mosquitto";

struct Figures {
  double messagesPerSecond = 0;
  double cpuMicroseconds = 0;  ///< of the client's thread, for each message
};

/// A client that publishes as fast as it can.
class Publisher {
 public:
  virtual ~Publisher() = default;
  /// Hands over messages until the queue is full; answers how many.
  virtual int handOver(int qos) = 0;
  /// One turn of the client's loop; waits, but not for long, if there is nothing to do.
  virtual void turn() = 0;
  /// Whether everything handed over has been sent or acknowledged.
  virtual bool isEmpty() const = 0;
};

class NativePublisher : public Publisher {
 public:
  explicit NativePublisher(int port) : client_({"127.0.0.1", static_cast<uint16_t>(port)}) {
    mqtt::Text& identifier = client_.data().settings.clientIdentifier;
    identifier.length = 1;
    identifier.bytes[0] = 'n';
    for (const char letter : std::string(TOPIC)) {
      message_.topic.bytes[message_.topic.length++] = static_cast<uint8_t>(letter);
    }
    message_.payloadLength = PAYLOAD_BYTES;
    client_.enable(true);
    while (!client_.output().connected) turn();
  }

  int handOver(int qos) override {
    message_.qos = mqtt::qosOfNumber(qos);
    int count = 0;
    int32_t ticket = 0;
    while (mqtt::publish(client_.data(), message_, ticket) == mqtt::Answer::Accepted) ++count;
    return count;
  }

  void turn() override {
    client_.cycle();
    client_.rest();
  }

  bool isEmpty() const override { return client_.data().session.outbox.order.count == 0; }

 private:
  native::Client client_;
  mqtt::Message message_;
};

class LibmosquittoPublisher : public Publisher {
 public:
  explicit LibmosquittoPublisher(int port) : client_(mosquitto_new("m", true, this)) {
    mosquitto_max_inflight_messages_set(client_, mqtt::IN_FLIGHT_MAX);
    mosquitto_connect_callback_set(client_, [](mosquitto*, void* self, int) {
      static_cast<LibmosquittoPublisher*>(self)->connected_ = true;
    });
    mosquitto_publish_callback_set(client_, [](mosquitto*, void* self, int) {
      static_cast<LibmosquittoPublisher*>(self)->handedOver_ -= 1;
    });
    mosquitto_connect(client_, "127.0.0.1", port, KEEP_ALIVE_SECONDS);
    while (!connected_) turn();
  }
  ~LibmosquittoPublisher() override { mosquitto_destroy(client_); }
  LibmosquittoPublisher(const LibmosquittoPublisher&) = delete;
  LibmosquittoPublisher& operator=(const LibmosquittoPublisher&) = delete;

  int handOver(int qos) override {
    const std::string payload(PAYLOAD_BYTES, '\0');
    int count = 0;
    while (handedOver_ < HANDED_OVER_MAX) {
      // First: the callback of QoS 0 may come before publish returns.
      handedOver_ += 1;
      mosquitto_publish(client_, nullptr, TOPIC, PAYLOAD_BYTES, payload.data(), qos, false);
      ++count;
      if (qos == 0 && count == HANDED_OVER_MAX) break;
    }
    return count;
  }

  void turn() override { mosquitto_loop(client_, 10, 1); }
  bool isEmpty() const override { return handedOver_ == 0; }

 private:
  mosquitto* client_;
  bool connected_ = false;
  int handedOver_ = 0;
};

double threadSeconds() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Figures measure(Publisher& publisher, int qos) {
  const Clock::time_point start = Clock::now();
  const double cpuStart = threadSeconds();
  int64_t messages = 0;
  while (Clock::now() - start < ROUND_TIME) {
    messages += publisher.handOver(qos);
    publisher.turn();
  }
  while (!publisher.isEmpty()) publisher.turn();
  messages += publisher.handOver(1);
  while (!publisher.isEmpty()) publisher.turn();
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  return {static_cast<double>(messages) / seconds,
          (threadSeconds() - cpuStart) * 1e6 / static_cast<double>(messages)};
}

Figures median(std::vector<Figures> rounds) {
  const auto middle = rounds.begin() + static_cast<ptrdiff_t>(rounds.size() / 2);
  Figures result;
  std::nth_element(rounds.begin(), middle, rounds.end(), [](const Figures& one, const Figures& other) {
    return one.messagesPerSecond < other.messagesPerSecond;
  });
  result.messagesPerSecond = middle->messagesPerSecond;
  std::nth_element(rounds.begin(), middle, rounds.end(), [](const Figures& one, const Figures& other) {
    return one.cpuMicroseconds < other.cpuMicroseconds;
  });
  result.cpuMicroseconds = middle->cpuMicroseconds;
  return result;
}

void compare(int port, int qos) {
  const auto native = std::make_unique<NativePublisher>(port);
  LibmosquittoPublisher other(port);
  std::vector<Figures> ofNative;
  std::vector<Figures> ofOther;
  for (int round = 0; round < ROUNDS; ++round) {
    ofNative.push_back(measure(*native, qos));
    ofOther.push_back(measure(other, qos));
  }
  const Figures ours = median(ofNative);
  const Figures theirs = median(ofOther);
  fmt::print("QoS {}  core          {:>9.0f} messages/s  {:5.2f} us of CPU each\n", qos,
             ours.messagesPerSecond, ours.cpuMicroseconds);
  fmt::print("       libmosquitto  {:>9.0f} messages/s  {:5.2f} us of CPU each\n", theirs.messagesPerSecond,
             theirs.cpuMicroseconds);
  fmt::print("       core / libmosquitto: {:.2f} of the messages, {:.2f} of the CPU\n",
             ours.messagesPerSecond / theirs.messagesPerSecond,
             ours.cpuMicroseconds / theirs.cpuMicroseconds);
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
  fmt::print("{} bytes of payload, {} of topic, on this host; median of {} rounds of {} s each\n",
             PAYLOAD_BYTES, std::string(TOPIC).size(), ROUNDS, ROUND_TIME.count());
  mosquitto_lib_init();
  fmt::print("To mosquitto:\n");
  compare(port, 0);
  compare(port, 1);
  fmt::print("To a sink, which only acknowledges:\n");
  const bench::Sink sink;
  compare(sink.port(), 0);
  compare(sink.port(), 1);
  mosquitto_lib_cleanup();
  return 0;
}
