#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <vector>

#include "vcpu/system/s5/timers.h"
#include "vcpu/testing/block.h"

namespace vcpu {
namespace {

constexpr int64_t UNIT_MS = 10;
constexpr int64_t COUNT = 3;  ///< of TV: 30 ms
constexpr uint16_t TV = 0x0003;
constexpr int64_t TIME_MS = COUNT * UNIT_MS;

/// One call: when, and with what.
struct Moment {
  int64_t ms = 0;
  bool s = false;
  bool r = false;
};

/// The timing diagrams as what they say of a history of calls. Nothing is carried from call to call.
class Diagram {
 public:
  explicit Diagram(const std::vector<Moment>& calls) : calls_(calls) {}

  bool q(const std::string& name, size_t n) const {
    if (name == "S_PULSE") return pulseRuns(n);
    if (name == "S_PEXT") return extendedRuns(n);
    if (name == "S_ODT") return isHeld(n) && age(n, lastRise(n)) >= TIME_MS;
    if (name == "S_ODTS") return retentiveIsOver(n);
    return offDelayIsOn(n);
  }

  /// How many units are left.
  int64_t left(const std::string& name, size_t n) const {
    if (calls_[n].r) return 0;
    if (runs(name, n)) return unitsLeft(n, startOf(name, n));
    const bool ran = n > 0 && runs(name, n - 1);
    if (!ran) return n > 0 ? left(name, n - 1) : 0;
    const bool stops = (name == "S_PULSE" || name == "S_ODT") && !calls_[n].s;
    return stops ? std::max<int64_t>(unitsLeft(n, startOf(name, n - 1)), 0) : 0;
  }

 private:
  bool rises(size_t k) const { return calls_[k].s && (k == 0 || !calls_[k - 1].s); }
  bool falls(size_t k) const { return !calls_[k].s && k > 0 && calls_[k - 1].s; }
  int64_t age(size_t n, size_t from) const { return calls_[n].ms - calls_[from].ms; }
  int64_t unitsLeft(size_t n, size_t from) const { return (TIME_MS - age(n, from) + UNIT_MS - 1) / UNIT_MS; }

  static constexpr size_t NEVER = SIZE_MAX;
  size_t lastRise(size_t n) const {
    for (size_t k = n + 1; k-- > 0;)
      if (rises(k)) return k;
    return NEVER;
  }
  size_t lastFall(size_t n) const {
    for (size_t k = n + 1; k-- > 0;)
      if (falls(k)) return k;
    return NEVER;
  }
  bool isReset(size_t from, size_t n) const {
    for (size_t k = from; k <= n; ++k)
      if (calls_[k].r) return true;
    return false;
  }
  /// S is 1 since the last edge, without a reset.
  bool isHeld(size_t n) const {
    const size_t rise = lastRise(n);
    return calls_[n].s && rise != NEVER && !isReset(rise, n);
  }

  bool pulseRuns(size_t n) const { return isHeld(n) && age(n, lastRise(n)) < TIME_MS; }
  bool extendedRuns(size_t n) const {
    const size_t rise = lastRise(n);
    return rise != NEVER && !isReset(rise, n) && age(n, rise) < TIME_MS;
  }
  std::vector<size_t> risesSinceReset(size_t n) const {
    std::vector<size_t> edges;
    for (size_t k = 0; k <= n; ++k) {
      if (calls_[k].r) {
        edges.clear();
      } else if (rises(k)) {
        edges.push_back(k);
      }
    }
    return edges;
  }
  bool retentiveIsOver(size_t n) const {
    const std::vector<size_t> edges = risesSinceReset(n);
    for (size_t i = 0; i < edges.size(); ++i) {
      if (age(i + 1 < edges.size() ? edges[i + 1] : n, edges[i]) >= TIME_MS) return true;
    }
    return false;
  }
  bool offDelayIsOn(size_t n) const {
    const size_t fall = lastFall(n);
    if (calls_[n].s) return !isReset(lastRise(n), n);
    return fall != NEVER && !isReset(fall, n) && age(n, fall) < TIME_MS;
  }

  bool runs(const std::string& name, size_t n) const {
    if (name == "S_ODTS") return !risesSinceReset(n).empty() && !retentiveIsOver(n);
    if (name == "S_ODT") return pulseRuns(n);
    if (name == "S_OFFDT") return !calls_[n].s && offDelayIsOn(n);
    return q(name, n);
  }
  size_t startOf(const std::string& name, size_t n) const {
    if (name == "S_OFFDT") return lastFall(n);
    return name == "S_ODTS" ? risesSinceReset(n).back() : lastRise(n);
  }

  const std::vector<Moment>& calls_;
};

constexpr std::array<const char*, 5> NAMES = {"S_PULSE", "S_PEXT", "S_ODT", "S_ODTS", "S_OFFDT"};

uint16_t bcd(int64_t number) {
  return static_cast<uint16_t>(number / 100 << 8 | number / 10 % 10 << 4 | number % 10);
}

class S5Timer : public testing::Test {
 protected:
  // Plays the calls, each of which is as far behind the one before as it says.
  void expectDiagram(const std::string& name, const std::vector<Moment>& calls, const std::string& shown) {
    TestCpu fresh;
    TestBlock timer(fresh, name);
    timer.set("T_NO", 7);
    timer.set("TV", TV);
    const Diagram diagram(calls);
    int64_t now = 0;
    for (size_t n = 0; n < calls.size(); ++n) {
      fresh.clock.advance(calls[n].ms - std::exchange(now, calls[n].ms));
      timer.set("S", calls[n].s);
      timer.set("R", calls[n].r);
      timer.call();
      ASSERT_FALSE(timer.fault());
      const auto left = diagram.left(name, n);
      ASSERT_EQ(timer.get("Q"), diagram.q(name, n)) << name << " " << shown << ", call " << n;
      ASSERT_EQ(timer.get("BI"), left) << name << " " << shown << ", call " << n;
      ASSERT_EQ(timer.result(), bcd(left)) << name << " " << shown << ", call " << n;
    }
  }

  TestCpu cpu;
};

// Every function over every row of six values of S and R, in steps shorter than the time, of half of it, as
// long, and longer.
TEST_F(S5Timer, KeepsItsDiagramOverEveryRowOfInputs) {
  constexpr size_t LENGTH = 6;
  for (const char* name : NAMES) {
    for (const int64_t step : {10, 15, 30, 40}) {
      for (unsigned row = 0; row < 1U << 2 * LENGTH; ++row) {
        std::vector<Moment> calls;
        for (size_t n = 0; n < LENGTH; ++n) {
          const unsigned inputs = row >> 2 * n & 3;
          calls.push_back({static_cast<int64_t>(n) * step, (inputs & 1) != 0, (inputs & 2) != 0});
        }
        expectDiagram(name, calls, fmt::format("step {} row {:x}", step, row));
        if (HasFatalFailure()) return;
      }
    }
  }
}

TEST_F(S5Timer, KeepsItsDiagramOverLongRowsWithStepsOfAnyLength) {
  for (const char* name : NAMES) {
    for (unsigned seed = 1; seed <= 300; ++seed) {
      std::mt19937 random(seed);
      std::vector<Moment> calls;
      int64_t now = 0;
      for (int n = 0; n < 60; ++n) {
        now += static_cast<int64_t>(random() % 18);
        const bool s = random() % 3 == 0 ? random() % 2 == 0 : !calls.empty() && calls.back().s;
        calls.push_back({now, s, random() % 12 == 0});
      }
      expectDiagram(name, calls, fmt::format("seed {}", seed));
      if (HasFatalFailure()) return;
    }
  }
}

// The four units, and what is shown of them: the remaining count in the unit of TV.
TEST_F(S5Timer, CountsInTheUnitOfItsTime) {
  constexpr struct {
    uint16_t time;
    int64_t unitMs;
  } CASES[] = {{0x0999, 10}, {0x1999, 100}, {0x2005, 1000}, {0x3012, 10'000}};
  for (const auto [time, unitMs] : CASES) {
    TestBlock timer(cpu, "S_PULSE");
    timer.set("T_NO", unitMs == 10 ? 1 : unitMs == 100 ? 2 : unitMs == 1000 ? 3 : 4);
    timer.set("TV", time);
    timer.set("S", 1);
    timer.call();
    EXPECT_EQ(timer.result(), time);
    cpu.clock.advance(unitMs - 1);
    timer.call();
    EXPECT_EQ(timer.result(), time) << "a count that has begun counts";
    cpu.clock.advance(1);
    timer.call();
    const S5TimeWord left = S5TimeWord::read(static_cast<uint16_t>(timer.result()));
    EXPECT_EQ(left.count, S5TimeWord::read(time).count - 1);
    EXPECT_EQ(left.unit, time >> 12);
    EXPECT_EQ(timer.get("BI"), left.count);
  }
}

TEST_F(S5Timer, OfTimeZeroIsOverAtOnce) {
  for (const char* name : NAMES) {
    TestCpu fresh;
    TestBlock timer(fresh, name);
    timer.set("T_NO", 0);
    timer.set("S", 1);
    timer.call();
    const bool isOffDelay = std::string(name) == "S_OFFDT";
    const bool isDelay = std::string(name).starts_with("S_ODT");
    EXPECT_EQ(timer.get("Q"), isDelay || isOffDelay) << name;
    timer.set("S", 0);
    timer.call();
    EXPECT_EQ(timer.get("Q"), std::string(name) == "S_ODTS") << name;
  }
}

// It may be called with another value of TV: what counts is the one at the edge.
TEST_F(S5Timer, TakesItsTimeAtTheEdge) {
  TestBlock timer(cpu, "S_ODT");
  timer.set("T_NO", 1);
  timer.set("TV", 0x0005);
  timer.set("S", 1);
  timer.call();
  timer.set("TV", 0x2999);
  cpu.clock.advance(50);
  timer.call();
  EXPECT_EQ(timer.get("Q"), 1);
}

TEST_F(S5Timer, IsOneForAllWhoNameItsNumber) {
  TestBlock first(cpu, "S_PEXT");
  TestBlock second(cpu, "S_PEXT");
  for (TestBlock* timer : {&first, &second}) timer->set("T_NO", 3);
  first.set("TV", 0x0005);
  first.set("S", 1);
  first.call();
  second.set("S", 1);
  second.call();
  EXPECT_EQ(second.get("Q"), 1) << "the edge was that of the first call";
  EXPECT_EQ(second.get("BI"), 5);
}

TEST_F(S5Timer, ANumberThatIsNoneIsAProgrammingError) {
  for (const char* name : NAMES) {
    TestBlock timer(cpu, name);
    for (const int64_t number : {-1, -32768, 256, 32767}) {
      timer.set("T_NO", number);
      timer.set("S", 1);
      timer.set("TV", TV);
      timer.call();
      ASSERT_TRUE(timer.fault()) << number;
      EXPECT_EQ(timer.fault()->id, ProgrammingError::Id::TimerNumber);
      EXPECT_EQ(timer.fault()->sentence,
                fmt::format("T_NO is {}: this CPU has the timers T0 to T255.", number));
    }
    for (const int64_t number : {0, 255}) {
      timer.set("T_NO", number);
      timer.call();
      EXPECT_FALSE(timer.fault()) << number;
    }
  }
}

// Every value of TV: the count is BCD, or the call that would start the timer is a fault.
TEST_F(S5Timer, ATimeThatIsNoBcdIsAProgrammingErrorWhereItStartsTheTimer) {
  TestBlock timer(cpu, "S_PULSE");
  timer.set("T_NO", 1);
  for (int64_t time = 0; time <= 0xFFFF; ++time) {
    const bool isBcd = (time >> 8 & 0xF) <= 9 && (time >> 4 & 0xF) <= 9 && (time & 0xF) <= 9;
    timer.set("TV", time);
    timer.set("S", 0);
    timer.call();
    ASSERT_FALSE(timer.fault()) << time;
    timer.set("S", 1);
    timer.call();
    ASSERT_EQ(timer.fault().has_value(), !isBcd) << time;
  }
}

TEST(S5Timers, RunOnWhenNobodyCallsThem) {
  std::vector<uint8_t> words(2 * 4);
  S5Timers timers(words);
  EXPECT_EQ(timers.nextExpiry(), INT64_MAX);
  timers.call(2, {S5TimerMode::ExtendedPulse, true, S5TimeWord::read(0x0005), false}, 1000);
  EXPECT_EQ(timers.nextExpiry(), 1000 + 50'000'000);
  EXPECT_EQ(timers.word(2), 0x0005);
  timers.refresh(1000 + 20'000'000);
  EXPECT_EQ(timers.word(2), 0x0003);
  timers.refresh(1000 + 50'000'000);
  EXPECT_EQ(timers.word(2), 0);
  EXPECT_EQ(timers.nextExpiry(), INT64_MAX);
}

}  // namespace
}  // namespace vcpu
