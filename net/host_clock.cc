#include "net/host_clock.h"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <system_error>

namespace net {

namespace {

constexpr int64_t NS_PER_S = 1'000'000'000;

int64_t read(clockid_t id) {
  timespec now{};
  clock_gettime(id, &now);
  return now.tv_sec * NS_PER_S + now.tv_nsec;
}

}  // namespace

HostClock::HostClock() : wakeUp_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (wakeUp_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

HostClock::~HostClock() {
  ::close(wakeUp_);
}

int64_t HostClock::monotonic() {
  return read(CLOCK_MONOTONIC);
}

int64_t HostClock::utc() {
  return read(CLOCK_REALTIME);
}

void HostClock::waitUntil(int64_t time) {
  const int64_t rest = std::max<int64_t>(time - monotonic(), 0);
  const timespec timeout{rest / NS_PER_S, rest % NS_PER_S};
  pollfd wakeUps[] = {{wakeUp_, POLLIN, 0}, {events_, POLLIN, 0}};
  // A signal ends it as well (EINTR): early, as the contract allows.
  if (ppoll(wakeUps, std::size(wakeUps), &timeout, nullptr) <= 0) return;
  uint64_t count = 0;
  if (wakeUps[0].revents != 0) {
    [[maybe_unused]] const ssize_t taken = ::read(wakeUp_, &count, sizeof count);
  }
  if (wakeUps[1].revents != 0) {
    epoll_event taken[64];
    epoll_wait(events_, taken, std::size(taken), 0);
  }
}

void HostClock::interrupt() {
  const int saved = errno;
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t given = ::write(wakeUp_, &one, sizeof one);
  errno = saved;
}

}  // namespace net
