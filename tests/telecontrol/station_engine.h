#pragma once
// A telecontrol station that a test can run: natively, or as SCL on the virtual CPU.

#include <cstdint>
#include <memory>
#include <string>

#include "telecontrol/station.h"

namespace telecontrol {

/// Runs the calls of the library on structs of the test's, which may read and change them between calls. Each
/// call: false when the CPU went to STOP, or the power was cut in it; the structs are then as the call has
/// left them.
class StationEngine {
 public:
  virtual ~StationEngine() = default;

  virtual bool start(tele::Station& station, tele::EventStore& store) = 0;
  virtual bool scan(tele::Station& station, tele::EventStore& store, const tele::StationInput& input) = 0;
  virtual bool blockDelivered(tele::Station& station, tele::EventStore& store) = 0;

  /// Cuts the power in the next call, behind so many statements. SCL only.
  virtual void cutPowerAfter(int64_t statements) = 0;
};

/// What the test program is asked to run on: "Native", "Tcc", "Cc".
std::unique_ptr<StationEngine> stationEngine(const std::string& name);

}  // namespace telecontrol
