// S5 timers. Sources: TIA Portal Information System, S_PULSE, S_PEXT, S_ODT, S_ODTS, S_OFFDT (S7-1500), and
// for R of S_ODT the reference manual of LAD for S7-300/400.
//
//               begins at   and again while it runs   S = 0           Q
//   S_PULSE     S 0 -> 1    -                         it stops        while it runs
//   S_PEXT      S 0 -> 1    S 0 -> 1                  -               while it runs
//   S_ODT       S 0 -> 1    -                         it stops, Q 0   when it is over
//   S_ODTS      S 0 -> 1    S 0 -> 1                  -               when it is over, until R
//   S_OFFDT     S 1 -> 0    -                         -               while S = 1, and while it runs
//
// S_OFFDT is cleared when S becomes 1 while it runs. S_ODTS that is over begins again only after R. R = 1
// clears the word and Q, whatever S is; what begins in that call ends in it.
//
// What the manuals leave open is decided so: a timer that stops keeps the time that is left in its word. The
// word of a timer that is over is 0. A time of 0 is over at once. A count that has begun counts, so that a
// timer shows its whole time first. R while S of S_OFFDT stays 1 leaves Q 0 until S becomes 1 again. Bits 14
// and 15 of a time mean nothing.

#include "vcpu/system/s5/timers.h"

#include <algorithm>

#include "vcpu/access/big_endian.h"
#include "vcpu/system/s5/bcd.h"

namespace vcpu {
namespace {

constexpr int64_t NANOSECONDS_OF_UNIT[] = {10'000'000, 100'000'000, 1'000'000'000, 10'000'000'000};
constexpr int UNIT_SHIFT = 12;
constexpr uint16_t UNIT_MASK = 3;
constexpr size_t WORD_BYTES = 2;

bool stopsWithoutStart(S5TimerMode mode) {
  return mode == S5TimerMode::Pulse || mode == S5TimerMode::OnDelay;
}

bool isOnWhileItRuns(S5TimerMode mode) {
  return mode == S5TimerMode::Pulse || mode == S5TimerMode::ExtendedPulse || mode == S5TimerMode::OffDelay;
}

}  // namespace

S5TimeWord S5TimeWord::read(uint16_t word) {
  const std::optional<int32_t> count = fromBcd(word);
  return {count.value_or(0), static_cast<uint16_t>(word >> UNIT_SHIFT & UNIT_MASK), count.has_value()};
}

uint16_t S5TimeWord::word() const {
  return static_cast<uint16_t>(unit << UNIT_SHIFT | toBcd(count));
}

int64_t S5TimeWord::nanoseconds() const {
  return NANOSECONDS_OF_UNIT[unit];
}

int32_t S5Timers::count() const {
  return static_cast<int32_t>(words_.size() / WORD_BYTES);
}

uint16_t S5Timers::word(int32_t number) const {
  return loadBigEndian<uint16_t>(&words_[static_cast<size_t>(number) * WORD_BYTES]);
}

void S5Timers::store(int32_t number, uint16_t word) {
  storeBigEndian<uint16_t>(&words_[static_cast<size_t>(number) * WORD_BYTES], word);
}

bool S5Timers::starts(int32_t number, const Call& call) const {
  const auto found = timers_.find(number);
  const Timer timer = found == timers_.end() ? Timer{} : found->second;
  if (call.mode == S5TimerMode::OffDelay) return timer.previousStart && !call.start;
  const bool isOver = call.mode == S5TimerMode::RetentiveOnDelay && timer.status;
  return call.start && !timer.previousStart && !isOver;
}

bool S5Timers::call(int32_t number, const Call& call, int64_t now) {
  Timer& timer = timers_[number];
  measure(number, timer, now);
  const bool begins = starts(number, call);
  const bool rises = call.start && !timer.previousStart;
  timer.previousStart = call.start;
  if (begins) {
    begin(number, timer, call, now);
  } else if (call.mode == S5TimerMode::OffDelay && rises) {
    if (timer.runs) clear(number, timer);
    timer.status = true;
  } else if (stopsWithoutStart(call.mode) && !call.start) {
    stop(timer);
  }
  measure(number, timer, now);
  if (call.reset) clear(number, timer);
  return timer.status;
}

void S5Timers::begin(int32_t number, Timer& timer, const Call& call, int64_t now) {
  timer.mode = call.mode;
  timer.time = call.time;
  timer.runs = true;
  timer.status = isOnWhileItRuns(call.mode);
  timer.end = now + call.time.count * call.time.nanoseconds();
  store(number, call.time.word());
}

// The time that is left, or the end.
void S5Timers::measure(int32_t number, Timer& timer, int64_t now) {
  if (!timer.runs) return;
  const int64_t left = timer.end - now;
  if (left > 0) {
    const int64_t unit = timer.time.nanoseconds();
    const S5TimeWord rest{static_cast<int32_t>((left + unit - 1) / unit), timer.time.unit, true};
    return store(number, rest.word());
  }
  timer.runs = false;
  timer.status = !isOnWhileItRuns(timer.mode);
  store(number, 0);
}

void S5Timers::stop(Timer& timer) {
  timer.runs = false;
  timer.status = false;
}

void S5Timers::clear(int32_t number, Timer& timer) {
  stop(timer);
  store(number, 0);
}

void S5Timers::refresh(int64_t now) {
  for (auto& [number, timer] : timers_) measure(number, timer, now);
}

int64_t S5Timers::nextExpiry() const {
  int64_t next = INT64_MAX;
  for (const auto& [number, timer] : timers_) {
    if (timer.runs) next = std::min(next, timer.end);
  }
  return next;
}

}  // namespace vcpu
