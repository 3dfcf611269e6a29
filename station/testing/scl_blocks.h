#pragma once
// SCL of the repository on the virtual CPU, callable block by block, without an OB.

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "vcpu/access/call_frame.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/result/result.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace station {

class SclBlocks {
 public:
  /// Compiles these files. Fails with what the checker or the C compiler said.
  static vcpu::Result<std::unique_ptr<SclBlocks>> build(const std::vector<std::string>& files,
                                                        const vcpu::CompileOptions& options);

  const scl::Block& block(const std::string& name);
  /// The frame of a block, kept from call to call.
  vcpu::CallFrame& frame(const std::string& name);
  /// The bytes of one parameter of a block.
  std::span<uint8_t> parameter(const std::string& block, const std::string& name);

  /// Calls a block; false when the CPU went to STOP.
  bool call(const std::string& name);
  /// The same with these areas instead of those of the frame.
  bool call(const std::string& name, std::span<const vcpu::Area> areas);

  /// Why the CPU stopped.
  std::string diagnosis() const;

  const scl::Program& program() const { return code_->program(); }
  vcpu::Cpu& cpu() { return cpu_; }

 private:
  explicit SclBlocks(std::shared_ptr<const vcpu::MachineCode> code);

  struct Called {
    const scl::Block* block = nullptr;
    std::unique_ptr<vcpu::CallFrame> frame;
  };
  Called& called(const std::string& name);

  std::shared_ptr<const vcpu::MachineCode> code_;
  vcpu::SimulatedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  vcpu::Cpu cpu_;
  std::map<std::string, Called> called_;  ///< by name
};

}  // namespace station
