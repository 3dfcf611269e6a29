#include "tests/telecontrol/station_engine.h"

#include <cstdlib>
#include <iostream>

#include "tests/telecontrol/scl_station.h"

namespace telecontrol {
namespace {

class NativeStation : public StationEngine {
 public:
  bool start(tele::Station& station, tele::EventStore& store) override {
    (void)tele::startStation(station, store);
    return true;
  }
  bool scan(tele::Station& station, tele::EventStore& store, const tele::StationInput& input) override {
    tele::scanStation(station, store, input);
    return true;
  }
  bool blockDelivered(tele::Station& station, tele::EventStore& store) override {
    tele::blockDelivered(station, store);
    return true;
  }
  void cutPowerAfter(int64_t) override { std::abort(); }
};

}  // namespace

std::unique_ptr<StationEngine> stationEngine(const std::string& name) {
  if (name == "Native") return std::make_unique<NativeStation>();
  vcpu::CompileOptions options;
  options.compiler = name == "Tcc" ? vcpu::CompilerKind::InProcess : vcpu::CompilerKind::System;
  options.print.powerCuts = true;
  auto built = SclStation::build(options);
  if (!built) {
    std::cerr << built.failure() << "\n";
    return nullptr;
  }
  return std::move(*built);
}

}  // namespace telecontrol
