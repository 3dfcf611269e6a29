#pragma once
// The SCL of plc/generated/telecontrol on the virtual CPU.

#include <map>
#include <vector>

#include "tests/telecontrol/station_engine.h"
#include "vcpu/access/call_frame.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/result/result.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace telecontrol {

class SclStation : public StationEngine {
 public:
  /// Fails with what the checker or the C compiler said.
  static vcpu::Result<std::unique_ptr<SclStation>> build(const vcpu::CompileOptions& options);

  bool start(tele::Station& station, tele::EventStore& store) override;
  bool scan(tele::Station& station, tele::EventStore& store, const tele::StationInput& input) override;
  bool blockDelivered(tele::Station& station, tele::EventStore& store) override;
  void cutPowerAfter(int64_t statements) override { cpu_.cutPowerAfter(statements); }

  /// Why the CPU stopped.
  std::string diagnosis() const;

 private:
  explicit SclStation(std::shared_ptr<const vcpu::MachineCode> code);

  struct Called {
    const scl::Block* block = nullptr;
    std::unique_ptr<vcpu::CallFrame> frame;
  };
  Called& called(const std::string& block);
  uint8_t* parameter(Called& block, const char* name);
  bool call(const std::string& block, tele::Station& station, tele::EventStore& store);

  std::shared_ptr<const vcpu::MachineCode> code_;
  vcpu::SimulatedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  vcpu::Cpu cpu_;
  std::map<std::string, Called> called_;  ///< by name
};

}  // namespace telecontrol
