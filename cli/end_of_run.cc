#include "cli/end_of_run.h"

#include <csignal>

#include "cli/interruption.h"

namespace cli {
namespace {

volatile std::sig_atomic_t wanted = 0;
net::HostClock* waitingClock = nullptr;
void (*firstAid)() = nullptr;

extern "C" void onInterrupt(int) {
  wanted = 1;
  for (int number : END_SIGNALS) std::signal(number, SIG_DFL);
  if (firstAid != nullptr) firstAid();
  if (waitingClock != nullptr) waitingClock->interrupt();
}

}  // namespace

EndOfRun::EndOfRun(net::HostClock* clock, void (*atOnce)()) {
  wanted = 0;
  firstAid = atOnce;
  waitingClock = clock;
  for (int number : END_SIGNALS) std::signal(number, onInterrupt);
}

EndOfRun::~EndOfRun() {
  for (int number : END_SIGNALS) std::signal(number, SIG_DFL);
  waitingClock = nullptr;
  firstAid = nullptr;
}

bool EndOfRun::isWanted() const {
  return wanted != 0;
}

}  // namespace cli
