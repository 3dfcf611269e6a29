#include "tests/peer/stop_signal.h"

#include <csignal>

namespace peer {
namespace {

volatile std::sig_atomic_t stopped = 0;
net::HostClock* waiting = nullptr;

extern "C" void onStop(int) {
  stopped = 1;
  if (waiting != nullptr) waiting->interrupt();
}

}  // namespace

StopSignal::StopSignal(net::HostClock& clock) {
  waiting = &clock;
  std::signal(SIGTERM, onStop);
  std::signal(SIGINT, onStop);
}

StopSignal::~StopSignal() {
  waiting = nullptr;
}

bool StopSignal::hasCome() const {
  return stopped != 0;
}

}  // namespace peer
