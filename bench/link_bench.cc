// Octets on the wire for each event of a station behind GPRS: 9.6 kbit/s, 300 ms each way. With the headers
// of TCP and IP, acknowledgements, and what keeps the connection alive; on a link without losses, from the
// first block on.

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/telecontrol/linked_station.h"
#include "tests/telecontrol/model_broker.h"
#include "tests/telecontrol/plant_life.h"
#include "tests/telecontrol/receiver.h"
#include "vcpu/world/simulated_clock.h"

namespace {

using telecontrol::Traffic;

constexpr int64_t HOUR_MS = 3'600'000;
constexpr int64_t NANOSECONDS_PER_MS = 1'000'000;
constexpr double POINTS = 24;

struct Mode {
  std::string name;
  tele::Urgency urgency;
  int32_t blockBytes;
  int64_t outageMs = 0;  ///< in the middle: the buffer fills up
};

const std::vector<Mode> MODES = {
    {"each event on its own", tele::Urgency::Spontaneous, 40},
    {"spontaneous", tele::Urgency::Spontaneous, 1300},
    {"conditional, 202 bytes", tele::Urgency::Conditional, 202},
    {"conditional, 1,300 bytes", tele::Urgency::Conditional, 1300},
    {"forced image behind an outage", tele::Urgency::Conditional, 1300, 4 * HOUR_MS},
};

/// As MqttEvents counts them.
constexpr const char* ENCODINGS[] = {"binary", "JSON", "points"};

struct Figures {
  int64_t events = 0;
  int64_t blocks = 0;
  int64_t lost = 0;
  Traffic traffic;
};

class Run {
 public:
  Run(const Mode& mode, double eventsPerHour, int32_t encoding)
      : mode_(mode),
        life_(1, eventsPerHour / POINTS, {mode.urgency}),
        network_(clock_, {.lostPercent = 0}, 1),
        broker_(network_, [this](const protocol::Publication& message) { arrived(message); }),
        encoding_(encoding) {
    clock_.advance(1000);
    telecontrol::StationPlan plan;
    plan.points = life_.points();
    plan.settings.blockBytes = mode.blockBytes;
    plan.encoding = encoding;
    station_ = encoding == 0 ? telecontrol::nativeStation(plan, clock_, network_)
                             : telecontrol::sclStation(plan, clock_, network_);
    life_.started(0, clock_.utc() / NANOSECONDS_PER_MS);
  }

  Figures figures() {
    go(HOUR_MS);
    const Figures before = now();
    go(mode_.outageMs > 0 ? HOUR_MS / 60 : 5 * HOUR_MS);
    if (mode_.outageMs > 0) {
      network_.beginOutage();
      go(mode_.outageMs);
      network_.endOutage();
      life_.rest();
      while (!station_->look().rests) go(1000);
    }
    const Figures after = now();
    return {after.events - before.events,
            after.blocks - before.blocks,
            after.lost,
            {after.traffic.up - before.traffic.up, after.traffic.down - before.traffic.down}};
  }

 private:
  Figures now() { return {events_, blocks_, station_->look().lostEvents, network_.traffic()}; }

  void go(int64_t ms) {
    const int64_t endMs = network_.nowMs() + ms;
    while (network_.nowMs() < endMs) {
      const Traffic before = network_.traffic();
      const int64_t jumpMs = briskScans_ > 0 ? CYCLE_MS : 1000;
      const int64_t next =
          std::min({network_.nowMs() + jumpMs, life_.nextChangeMs(), network_.nextArrivalMs()});
      clock_.advance(std::max(next - network_.nowMs(), CYCLE_MS));
      broker_.step();
      life_.changeUpTo(network_.nowMs(), clock_.utc() / NANOSECONDS_PER_MS, *station_);
      station_->scan();
      broker_.step();
      const Traffic after = network_.traffic();
      const bool moved = after.up != before.up || after.down != before.down;
      briskScans_ = moved ? BRISK_SCANS : briskScans_ - 1;
    }
  }

  void arrived(const protocol::Publication& message) {
    ++blocks_;
    switch (encoding_) {
      case 0: events_ += static_cast<int64_t>(message.payload.size() - 8) / 16; break;
      case 1: events_ += std::ssize(nlohmann::json::parse(message.payload)["vals"]); break;
      default: events_ += message.topic.ends_with("/lost") ? 0 : 1;
    }
  }

  static constexpr int64_t CYCLE_MS = 10;
  /// Behind octets that came or went there may be more to do in the next cycles; else time may jump.
  static constexpr int BRISK_SCANS = 10;

  Mode mode_;
  vcpu::SimulatedClock clock_;
  telecontrol::PlantLife life_;
  telecontrol::ThinNetwork network_;
  telecontrol::ModelBroker broker_;
  int32_t encoding_;
  std::unique_ptr<telecontrol::LinkedStation> station_;
  int64_t events_ = 0;
  int64_t blocks_ = 0;
  int briskScans_ = 0;
};

void print(const Mode& mode, double eventsPerHour, int32_t encoding) {
  const Figures figures = std::make_unique<Run>(mode, eventsPerHour, encoding)->figures();
  const auto events = static_cast<double>(figures.events);
  fmt::print("{:32} {:7} {:>12.0f} {:>14.1f} {:>10.1f} {:>10.1f} {:>10.1f} {:>8}\n", mode.name,
             ENCODINGS[static_cast<size_t>(encoding)], eventsPerHour,
             events / static_cast<double>(figures.blocks), static_cast<double>(figures.traffic.up) / events,
             static_cast<double>(figures.traffic.down) / events,
             static_cast<double>(figures.traffic.up + figures.traffic.down) / events, figures.lost);
}

}  // namespace

int main() {
  fmt::print("{:32} {:7} {:>12} {:>14} {:>10} {:>10} {:>10} {:>8}\n", "octets for each event", "",
             "events/hour", "events/block", "up", "down", "both", "lost");
  for (const Mode& mode : MODES) {
    for (const double eventsPerHour : {60.0, 3600.0}) {
      if (mode.outageMs > 0 && eventsPerHour < 3600) continue;
      for (const int32_t encoding : {0, 1, 2}) print(mode, eventsPerHour, encoding);
    }
  }
}
