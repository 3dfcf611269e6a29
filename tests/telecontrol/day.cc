#include "tests/telecontrol/day.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "tests/telecontrol/model_broker.h"
#include "tests/telecontrol/plant_life.h"
#include "tests/telecontrol/receiver.h"
#include "vcpu/world/simulated_clock.h"

namespace telecontrol {
namespace {

constexpr int64_t NANOSECONDS_PER_MS = 1'000'000;
constexpr int64_t MINUTE_MS = 60'000;
constexpr int64_t HOUR_MS = 60 * MINUTE_MS;

/// The shortest cycle, and how far time may jump when nothing happens.
constexpr int64_t CYCLE_MS = 10;
constexpr int64_t IDLE_MS = 2000;

/// In the quiet time: the longest wait of conditional events, the interval of a temporary station, attempts.
constexpr int64_t QUIET_MS_MAX = 6 * HOUR_MS;

enum class FaultKind {
  Outage,
  OutageEnds,
  Forgotten,
  Reset,
  BrokerDown,
  BrokerUp,
  SessionLost,
  PowerCut,
  Storm
};

constexpr std::array<const char*, 9> FAULT_NAMES = {
    "the link is gone", "the link is back",  "a gateway forgets the connection", "a reset",
    "the broker ends",  "the broker starts", "the broker loses its sessions",    "the power fails",
    "a storm"};

struct Fault {
  int64_t atMs = 0;
  FaultKind kind = FaultKind::Reset;
};

class Day {
 public:
  Day(uint64_t seed, Engine engine, int hours, bool trace)
      : random_(seed * 7919 + 13),
        endMs_(hours * HOUR_MS),
        trace_(trace),
        life_(seed + 1, chance(4) ? 60 : 6, urgencies()),
        network_(clock_, {}, seed + 2),
        broker_(network_, [this](const protocol::Publication& message) { arrived(message); }) {
    clock_.advance(1000);
    plan_.points = life_.points();
    plan_.settings.blockBytes = pick<int32_t>({40, 202, 1300, 1300});
    plan_.settings.latestMs = pick<int32_t>({60'000, 900'000});
    plan_.settings.idleMs = pick<int32_t>({0, 200'000});
    plan_.settings.whenFull = chance(3) ? tele::WhenFull::DropOldest : tele::WhenFull::ForcedImage;
    plan_.keepAliveSeconds = pick<int32_t>({60, 300, 1200});
    plan_.clientIsRetentive = !chance(3);
    plan_.isTemporary = chance(4);
    plan_.temporary.triggers.intervalMs = HOUR_MS;
    chooseFaults();
    station_ = engine == Engine::Native ? nativeStation(plan_, clock_, network_)
                                        : sclStation(plan_, clock_, network_);
    life_.started(nowMs(), utcMs());
  }

  DayOutcome run() {
    while (holds() && nowMs() < endMs_) step();
    calm();
    int restScans = 0;
    while (holds() && restScans < 5) {
      step();
      restScans = station_->look().rests ? restScans + 1 : 0;
      if (nowMs() > endMs_ + QUIET_MS_MAX) fail("it comes to no rest");
    }
    const StationView view = station_->look();
    outcome_.lost = view.lostEvents;
    outcome_.connections = broker_.connections();
    outcome_.traffic = network_.traffic();
    outcome_.events = std::ssize(receiver_.events());
    if (holds()) fail(life_.check(receiver_, view.lostEvents));
    if (holds()) checkSum(view);
    return outcome_;
  }

 private:
  bool chance(uint64_t oneIn) { return random_() % oneIn == 0; }
  int64_t between(int64_t low, int64_t high) {
    return low + static_cast<int64_t>(random_() % static_cast<uint64_t>(high - low + 1));
  }
  template <class T>
  T pick(std::initializer_list<T> values) {
    return *(values.begin() + between(0, std::ssize(values) - 1));
  }
  std::vector<tele::Urgency> urgencies() {
    using enum tele::Urgency;
    switch (between(0, 2)) {
      case 0: return {Conditional};
      case 1: return {Spontaneous};
      default: return {Conditional, Conditional, Spontaneous, Conditional, Alarm};
    }
  }

  int64_t nowMs() const { return network_.nowMs(); }
  int64_t utcMs() { return clock_.utc() / NANOSECONDS_PER_MS; }
  bool holds() const { return outcome_.failure.empty(); }
  void fail(const std::string& sentence) {
    if (holds()) outcome_.failure = sentence;
  }

  void chooseFaults() {
    const auto some = [this](FaultKind kind, int64_t most) {
      for (int64_t i = between(0, most); i > 0; --i) faults_.push_back({between(0, endMs_ - 1), kind});
    };
    const auto last = [this](FaultKind begins, FaultKind ends, int64_t most, int64_t longestMs) {
      for (int64_t i = between(0, most); i > 0; --i) {
        const int64_t atMs = between(0, endMs_ - 1);
        faults_.push_back({atMs, begins});
        faults_.push_back({atMs + between(1000, longestMs), ends});
      }
    };
    last(FaultKind::Outage, FaultKind::OutageEnds, 10, 30 * MINUTE_MS);
    if (chance(3)) last(FaultKind::Outage, FaultKind::OutageEnds, 2, 5 * HOUR_MS);
    last(FaultKind::BrokerDown, FaultKind::BrokerUp, 3, 20 * MINUTE_MS);
    some(FaultKind::Forgotten, 8);
    some(FaultKind::Reset, 8);
    some(FaultKind::SessionLost, 2);
    some(FaultKind::PowerCut, 6);
    some(FaultKind::Storm, 4);
    std::ranges::stable_sort(faults_, {}, &Fault::atMs);
  }

  void arrived(const protocol::Publication& message) {
    if (message.topic != EVENTS_TOPIC) return fail("a message to " + message.topic);
    const std::vector<uint8_t> block(message.payload.begin(), message.payload.end());
    if (const auto fault = receiver_.take(block)) fail(*fault);
  }

  void step() {
    ++outcome_.scans;
    int64_t next = std::min({nowMs() + IDLE_MS, life_.nextChangeMs(), network_.nextArrivalMs()});
    if (nextFault_ < faults_.size()) next = std::min(next, faults_[nextFault_].atMs);
    clock_.advance(std::max(next - nowMs(), CYCLE_MS));
    while (nextFault_ < faults_.size() && faults_[nextFault_].atMs <= nowMs()) inject(faults_[nextFault_++]);
    if (!network_.isOut() && chance(20'000)) broker_.publish(REQUEST_TOPIC, "all");
    broker_.step();
    life_.changeUpTo(nowMs(), utcMs(), *station_);
    station_->scan();
    broker_.step();
    if (!broker_.violation().empty()) fail("the client " + broker_.violation());
  }

  void inject(const Fault& fault) {
    ++outcome_.faults;
    if (trace_) {
      fmt::print("{:9.3f} h {}\n", static_cast<double>(fault.atMs) / HOUR_MS,
                 FAULT_NAMES[static_cast<size_t>(fault.kind)]);
    }
    switch (fault.kind) {
      case FaultKind::Outage:
        ++outages_;
        network_.beginOutage();
        break;
      case FaultKind::OutageEnds:
        if (--outages_ == 0) network_.endOutage();
        break;
      case FaultKind::Forgotten: network_.silenceAll(); break;
      case FaultKind::Reset: network_.breakAll(); break;
      case FaultKind::BrokerDown:
        ++downs_;
        network_.brokerIsUp = false;
        network_.breakAll();
        break;
      case FaultKind::BrokerUp: network_.brokerIsUp = --downs_ == 0; break;
      case FaultKind::SessionLost: broker_.forget(); break;
      case FaultKind::PowerCut: cutPower(); break;
      case FaultKind::Storm:
        life_.storm(nowMs(), static_cast<double>(between(2, 40)) / 10, nowMs() + between(1, 90) * MINUTE_MS);
        break;
    }
  }

  void cutPower() {
    made_ += station_->look().madeEvents;
    ++outcome_.restarts;
    network_.silenceAll();
    station_->restart();
    life_.started(nowMs(), utcMs());
  }

  // No fault happens from now on. A connection that was forgotten stays so.
  void calm() {
    nextFault_ = faults_.size();
    if (network_.isOut()) network_.endOutage();
    network_.brokerIsUp = true;
    life_.rest();
  }

  // Each event that a point has made was sent once, or counted as lost.
  void checkSum(const StationView& view) {
    const int64_t answers = std::ranges::count_if(receiver_.events(), [](const ReceivedEvent& event) {
      return (event.flags & tele::FLAG_GENERAL_REQUEST) != 0;
    });
    const int64_t made = made_ + view.madeEvents;
    const int64_t told = outcome_.events - answers;
    if (made != told + view.lostEvents) {
      fail(fmt::format("{} events were made, {} have arrived, {} are lost", made, told, view.lostEvents));
    }
  }

  std::mt19937_64 random_;
  int64_t endMs_;
  bool trace_;
  vcpu::SimulatedClock clock_;
  PlantLife life_;
  ThinNetwork network_;
  ModelBroker broker_;
  StationPlan plan_;
  std::vector<Fault> faults_;
  size_t nextFault_ = 0;
  int outages_ = 0;
  int downs_ = 0;
  Receiver receiver_;
  std::unique_ptr<LinkedStation> station_;
  int64_t made_ = 0;
  DayOutcome outcome_;
};

}  // namespace

DayOutcome simulateDay(uint64_t seed, Engine engine, int hours, bool trace) {
  return std::make_unique<Day>(seed, engine, hours, trace)->run();
}

}  // namespace telecontrol
