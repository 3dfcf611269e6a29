#include "native/client.h"

#include <chrono>
#include <thread>

namespace native {
namespace {

constexpr int64_t NANOSECONDS_PER_MS = 1'000'000;
constexpr std::chrono::microseconds GATHERING_TIME{50};

}  // namespace

Client::Client(Broker broker)
    : transport_(network_, std::move(broker)), scannedMs_(clock_.monotonic() / NANOSECONDS_PER_MS) {
  clock_.wakeOnEventsOf(network_.events());
}

void Client::cycle() {
  const mqtt::ClientState before = output_.state;
  const bool received = transport_.receive(output_, input_);
  const int64_t nowMs = clock_.monotonic() / NANOSECONDS_PER_MS;
  input_.elapsedMs = static_cast<int32_t>(nowMs - scannedMs_);
  scannedMs_ = nowMs;
  mqtt::scan(data_, input_, output_);
  const bool sent = transport_.send(data_, output_, input_);
  rests_ = !received && !sent && output_.consumedBytes == 0 && output_.state == before;
}

void Client::rest() {
  if (!rests_) return;
  clock_.waitUntil(clock_.monotonic() + IDLE_MS * NANOSECONDS_PER_MS);
  // What a broker answers comes packet by packet: a moment later there is more of it for one scan.
  std::this_thread::sleep_for(GATHERING_TIME);
}

}  // namespace native
