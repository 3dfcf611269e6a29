#pragma once
// The generated SCL client on the virtual CPU, callable function by function.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vcpu/access/call_frame.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/result/result.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace agreement {

class SclEngine {
 public:
  /// Compiles the SCL of the profile the test is built for. Fails with what the checker or the C compiler
  /// said.
  static vcpu::Result<std::unique_ptr<SclEngine>> build(const vcpu::CompileOptions& options);

  /// The frame of a block, kept from call to call. Its parameter `client` is common to all blocks:
  /// clientImage().
  vcpu::CallFrame& frame(const std::string& block);

  /// The bytes of one parameter of a block.
  std::span<uint8_t> parameter(const std::string& block, const std::string& name);

  /// Calls a block; false when the CPU went to STOP.
  bool call(const std::string& block);

  /// Cuts the power in the next call, behind so many statements (Cpu::cutPowerAfter).
  void cutPowerAfter(int64_t statements) { cpu_.cutPowerAfter(statements); }

  /// Where a member of the client lies in clientImage(): "link.transmit.bytes".
  size_t offsetInClient(std::string_view path) const;

  /// What a function returned: an Int.
  int16_t returned(const std::string& block);

  std::vector<uint8_t>& clientImage() { return client_; }

  /// Why the CPU stopped.
  std::string diagnosis() const;

 private:
  explicit SclEngine(std::shared_ptr<const vcpu::MachineCode> code);

  std::shared_ptr<const vcpu::MachineCode> code_;
  vcpu::SimulatedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  vcpu::Cpu cpu_;
  struct Called {
    const scl::Block* block = nullptr;
    std::unique_ptr<vcpu::CallFrame> frame;
  };
  Called& called(const std::string& block);

  std::map<std::string, Called> called_;  ///< by name
  std::vector<uint8_t> client_;
};

}  // namespace agreement
