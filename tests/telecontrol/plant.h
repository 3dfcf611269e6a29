#pragma once
// A plant with a telecontrol station, a link that fails, and power that goes: what it has done is held
// against what the receiver got.

#include <cstdint>
#include <deque>
#include <memory>
#include <random>
#include <set>
#include <string>

#include "tests/telecontrol/receiver.h"
#include "tests/telecontrol/station_engine.h"

namespace telecontrol {

/// What the plant did at a point of which every value counts.
struct PlantEvent {
  int32_t value;
  uint64_t utcMs;
  /// The power was cut in the scan that was to store it.
  bool mayBeMissing;
};

/// Everything but the engine: copied, it is the plant at that moment.
struct PlantState {
  tele::Station station;
  tele::EventStore store;
  Receiver receiver;
  std::map<int32_t, std::deque<PlantEvent>> done;  ///< by point
  uint64_t utcMs = 1'700'000'000'000;
  int32_t powerCuts = 0;
};

class Plant {
 public:
  /// Some points of each kind and class, and the station has started.
  Plant(StationEngine& engine, const tele::StationSettings& settings, uint32_t seed);

  /// Sets the input of points at random: one in `oneIn`.
  void change(uint32_t oneIn);
  /// One cycle. False: the power was cut in it.
  bool scan(int32_t passedMs, bool linkUp, bool generalRequest = false);
  /// The block under way, if there is one, reaches the receiver; `acknowledged`: the station hears of it.
  void deliver(bool acknowledged);
  /// The power fails, or has failed in a call, and comes back.
  void restart();
  /// The link is there and nothing changes, until all is sent. What the receiver has then is checked. A fault
  /// is a sentence, "" is none.
  std::string finish();

  PlantState& state() { return *state_; }
  std::unique_ptr<PlantState> copy() const { return std::make_unique<PlantState>(*state_); }
  void become(const PlantState& state) { *state_ = state; }
  const std::string& fault() const { return fault_; }

 private:
  void expect(std::set<int32_t>& first);
  void check();

  StationEngine& engine_;
  std::mt19937 random_;
  std::unique_ptr<PlantState> state_;
  std::string fault_;
};

}  // namespace telecontrol
