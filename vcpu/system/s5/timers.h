#pragma once
// The S5 timers of one CPU: a word for each, and what runs behind it.

#include <cstdint>
#include <map>
#include <span>

namespace vcpu {

/// What a timer makes of its start input; in the statement list SP, SE, SD, SS and SF.
enum class S5TimerMode { Pulse, ExtendedPulse, OnDelay, RetentiveOnDelay, OffDelay };

/// A timer word, and the value of type S5Time that starts a timer: in bits 12 and 13 the unit, below it the
/// count in BCD.
struct S5TimeWord {
  int32_t count = 0;     ///< 0 to 999
  uint16_t unit = 0;     ///< 0 to 3: 10 ms, 100 ms, 1 s, 10 s
  bool isValid = false;  ///< the count is BCD

  static S5TimeWord read(uint16_t word);
  uint16_t word() const;
  int64_t nanoseconds() const;  ///< of one count
};

/// Timers go on when nobody calls them, as those of a CPU do: their words are as of the last call or
/// refresh(). For the thread of the CPU. Times are nanoseconds of Clock::monotonic().
class S5Timers {
 public:
  /// `words`: two bytes for each timer, which must outlive this and stay where they are.
  explicit S5Timers(std::span<uint8_t> words) : words_(words) {}

  int32_t count() const;

  struct Call {
    S5TimerMode mode = S5TimerMode::Pulse;
    bool start = false;
    S5TimeWord time;  ///< valid where the call starts the timer
    bool reset = false;
  };
  /// Whether this call starts the timer, which then needs a valid time. `number` is less than count().
  bool starts(int32_t number, const Call& call) const;

  /// One call of S_ODT or its kin. Answers Q; the rest is in the word.
  bool call(int32_t number, const Call& call, int64_t now);

  uint16_t word(int32_t number) const;

  /// Brings the words of the timers that run up to date.
  void refresh(int64_t now);

  /// When the first of the timers that run expires; INT64_MAX: none runs.
  int64_t nextExpiry() const;

  /// As after a start of the CPU: none runs. The words stay.
  void restart() { timers_.clear(); }

 private:
  struct Timer {
    S5TimerMode mode = S5TimerMode::Pulse;  ///< as it was started
    bool runs = false;
    bool status = false;  ///< Q
    bool previousStart = false;
    int64_t end = 0;
    S5TimeWord time{};  ///< with which it runs
  };

  void begin(int32_t number, Timer& timer, const Call& call, int64_t now);
  void measure(int32_t number, Timer& timer, int64_t now);
  static void stop(Timer& timer);
  void clear(int32_t number, Timer& timer);
  void store(int32_t number, uint16_t word);

  std::span<uint8_t> words_;
  std::map<int32_t, Timer> timers_;  ///< those that were called since the start
};

}  // namespace vcpu
