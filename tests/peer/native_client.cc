#include "tests/peer/native_client.h"

namespace peer {
namespace {

constexpr int64_t NANOSECONDS_PER_MS = 1'000'000;

}  // namespace

NativeClient::NativeClient(uint16_t port)
    : transport_(network_, {{127, 0, 0, 1}, port}), scannedMs_(clock_.monotonic() / NANOSECONDS_PER_MS) {
  clock_.wakeOnEventsOf(network_.events());
}

void NativeClient::cycle() {
  const bool waitsToSend = output_.sendBytes > 0;
  const mqtt::ClientState before = output_.state;
  const bool moved = transport_.exchange(data_, output_, input_);
  const int64_t nowMs = clock_.monotonic() / NANOSECONDS_PER_MS;
  input_.elapsedMs = static_cast<int32_t>(nowMs - scannedMs_);
  scannedMs_ = nowMs;
  mqtt::scan(data_, input_, output_);
  // A request that stood and was not moved waits for the partner; a new one is sent at once.
  const bool sendsAtOnce = output_.sendBytes > 0 && !waitsToSend;
  rests_ = !moved && !sendsAtOnce && output_.consumedBytes == 0 && output_.state == before;
}

void NativeClient::rest() {
  if (rests_) clock_.waitUntil(clock_.monotonic() + IDLE_MS * NANOSECONDS_PER_MS);
}

}  // namespace peer
