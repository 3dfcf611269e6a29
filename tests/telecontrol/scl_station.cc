#include "tests/telecontrol/scl_station.h"

#include "station/source_list.h"
#include "tests/telecontrol/generated/image.h"

namespace telecontrol {

vcpu::Result<std::unique_ptr<SclStation>> SclStation::build(const vcpu::CompileOptions& options) {
  auto files = station::readSourceList(PROJECT_ROOT "/plc/generated/telecontrol/sources.txt");
  if (!files) return vcpu::Failure{files.failure()};
  auto blocks = station::SclBlocks::build(*files, options);
  if (!blocks) return vcpu::Failure{blocks.failure()};
  return std::unique_ptr<SclStation>(new SclStation(std::move(*blocks)));
}

bool SclStation::call(const std::string& block, tele::Station& station, tele::EventStore& store) {
  uint8_t* const stationImage = blocks_->parameter(block, "station").data();
  uint8_t* const storeImage = blocks_->parameter(block, "store").data();
  image::store(station, stationImage);
  image::store(store, storeImage);
  const bool whole = blocks_->call(block);
  image::load(station, stationImage);
  image::load(store, storeImage);
  return whole;
}

bool SclStation::start(tele::Station& station, tele::EventStore& store) {
  blocks_->cpu().start();
  return call("TeleXStartStation", station, store);
}

bool SclStation::scan(tele::Station& station, tele::EventStore& store, const tele::StationInput& input) {
  image::store(input, blocks_->parameter("TeleXScanStation", "input").data());
  return call("TeleXScanStation", station, store);
}

bool SclStation::blockDelivered(tele::Station& station, tele::EventStore& store) {
  return call("TeleXBlockDelivered", station, store);
}

}  // namespace telecontrol
