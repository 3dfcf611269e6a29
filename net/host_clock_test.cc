#include "net/host_clock.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/time.h>

#include <thread>

namespace net {
namespace {

constexpr int64_t NS_PER_MS = 1'000'000;
constexpr int64_t NS_PER_S = 1'000'000'000;

TEST(HostClock, WaitsUntilTheTimeHasCome) {
  HostClock clock;
  const int64_t time = clock.monotonic() + 20 * NS_PER_MS;
  clock.waitUntil(time);
  EXPECT_GE(clock.monotonic(), time);
}

TEST(HostClock, DoesNotWaitForThePast) {
  HostClock clock;
  const int64_t before = clock.monotonic();
  clock.waitUntil(before - NS_PER_S);
  clock.waitUntil(INT64_MIN / 2);
  EXPECT_LT(clock.monotonic() - before, 10 * NS_PER_S);
}

HostClock* interrupted = nullptr;

// Without the interrupt the test would take an hour.
TEST(HostClock, IsInterruptedFromASignalHandler) {
  HostClock clock;
  interrupted = &clock;
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted->interrupt(); };
  action.sa_flags = SA_RESTART;
  sigaction(SIGALRM, &action, nullptr);
  const itimerval soon{{0, 0}, {0, 10'000}};
  setitimer(ITIMER_REAL, &soon, nullptr);
  clock.waitUntil(clock.monotonic() + 3600 * NS_PER_S);
  signal(SIGALRM, SIG_DFL);
}

TEST(HostClock, IsInterruptedFromAThread) {
  HostClock clock;
  std::thread other([&] { clock.interrupt(); });
  clock.waitUntil(clock.monotonic() + 3600 * NS_PER_S);
  other.join();
}

TEST(HostClock, InterruptBeforeTheWaitIsNotLostAndCountsOnce) {
  HostClock clock;
  clock.interrupt();
  clock.interrupt();
  clock.waitUntil(clock.monotonic() + 3600 * NS_PER_S);
  const int64_t time = clock.monotonic() + 20 * NS_PER_MS;
  clock.waitUntil(time);
  EXPECT_GE(clock.monotonic(), time);
}

TEST(HostClock, UtcIsNow) {
  HostClock clock;
  EXPECT_NEAR(static_cast<double>(clock.utc()) / NS_PER_S, static_cast<double>(time(nullptr)), 5);
}

}  // namespace
}  // namespace net
