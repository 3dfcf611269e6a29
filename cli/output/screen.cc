#include "cli/output/screen.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace cli {
namespace {

/// 0, or the errno of the failure.
int writeAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return 0;
}

constexpr const char* CLEAR_LINE = "\r\033[K";

}  // namespace

Screen::Screen(int descriptor, WhenFull whenFull)
    : Screen(descriptor, isatty(descriptor) == 1 ? Kind::Terminal : Kind::File, whenFull) {}

Screen::Screen(int descriptor, Kind kind, WhenFull whenFull)
    : descriptor_(descriptor), kind_(kind), whenFull_(whenFull), writer_([this] { write(); }) {}

Screen::~Screen() {
  finish();
}

bool Screen::line(const std::string& text) {
  std::unique_lock lock(mutex_);
  const auto fits = [&] { return waiting_.empty() || waiting_.size() + text.size() < BYTES_WAITING_MAX; };
  if (whenFull_ == WhenFull::Wait) taken_.wait(lock, [&] { return failure_ != 0 || fits(); });
  if (failure_ != 0) return false;
  if (!fits()) {
    ++leftOut_;
    return false;
  }
  append(text);
  return true;
}

void Screen::lastLine(const std::string& text) {
  const std::lock_guard lock(mutex_);
  append(text);
}

void Screen::append(const std::string& text) {
  if (leftOut_ > 0) waiting_ += fmt::format("{} lines not shown\n", std::exchange(leftOut_, 0));
  waiting_ += text + "\n";
  news_.notify_one();
}

void Screen::status(std::string text) {
  if (kind_ != Kind::Terminal) return;
  const std::lock_guard lock(mutex_);
  status_ = std::move(text);
  statusIsNew_ = true;
  news_.notify_one();
}

int Screen::failure() {
  const std::lock_guard lock(mutex_);
  return failure_;
}

int Screen::finish() {
  {
    const std::lock_guard lock(mutex_);
    status_.clear();
    ending_ = true;
    news_.notify_one();
  }
  if (writer_.joinable()) writer_.join();
  return failure_;
}

std::string Screen::takeWaiting() {
  std::string lines = std::exchange(waiting_, {});
  statusIsNew_ = false;
  return kind_ == Kind::Terminal ? CLEAR_LINE + lines + status_ : lines;
}

void Screen::write() {
  std::unique_lock lock(mutex_);
  while (true) {
    news_.wait(lock, [this] { return !waiting_.empty() || statusIsNew_ || ending_; });
    const bool last = ending_;
    const std::string text = takeWaiting();
    lock.unlock();
    const int failure = writeAll(descriptor_, text);
    lock.lock();
    if (failure != 0) failure_ = failure;
    taken_.notify_one();
    if (failure_ != 0 || (last && waiting_.empty())) return;
  }
}

}  // namespace cli
