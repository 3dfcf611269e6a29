#pragma once
// The SCL of plc/generated/telecontrol on the virtual CPU.

#include "station/testing/scl_blocks.h"
#include "tests/telecontrol/station_engine.h"

namespace telecontrol {

class SclStation : public StationEngine {
 public:
  /// Fails with what the checker or the C compiler said.
  static vcpu::Result<std::unique_ptr<SclStation>> build(const vcpu::CompileOptions& options);

  bool start(tele::Station& station, tele::EventStore& store) override;
  bool scan(tele::Station& station, tele::EventStore& store, const tele::StationInput& input) override;
  bool blockDelivered(tele::Station& station, tele::EventStore& store) override;
  void cutPowerAfter(int64_t statements) override { blocks_->cpu().cutPowerAfter(statements); }

 private:
  explicit SclStation(std::unique_ptr<station::SclBlocks> blocks) : blocks_(std::move(blocks)) {}

  bool call(const std::string& block, tele::Station& station, tele::EventStore& store);

  std::unique_ptr<station::SclBlocks> blocks_;
};

}  // namespace telecontrol
