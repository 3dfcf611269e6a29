#pragma once
// The generated SCL client on the virtual CPU, callable function by function.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "station/testing/scl_blocks.h"

namespace agreement {

class SclEngine {
 public:
  /// Compiles the SCL of the profile the test is built for. Fails with what the checker or the C compiler
  /// said.
  static vcpu::Result<std::unique_ptr<SclEngine>> build(const vcpu::CompileOptions& options);

  /// The frame of a block, kept from call to call. Its parameter `client` is common to all blocks:
  /// clientImage().
  vcpu::CallFrame& frame(const std::string& block) { return blocks_->frame(block); }

  /// The bytes of one parameter of a block.
  std::span<uint8_t> parameter(const std::string& block, const std::string& name) {
    return blocks_->parameter(block, name);
  }

  /// Calls a block; false when the CPU went to STOP.
  bool call(const std::string& block);

  /// Cuts the power in the next call, behind so many statements (Cpu::cutPowerAfter).
  void cutPowerAfter(int64_t statements) { blocks_->cpu().cutPowerAfter(statements); }

  /// Where a member of the client lies in clientImage(): "link.transmit.bytes".
  size_t offsetInClient(std::string_view path) const;

  /// What a function returned: an Int.
  int16_t returned(const std::string& block);

  std::vector<uint8_t>& clientImage() { return client_; }

  /// Why the CPU stopped.
  std::string diagnosis() const { return blocks_->diagnosis(); }

 private:
  explicit SclEngine(std::unique_ptr<station::SclBlocks> blocks);

  std::unique_ptr<station::SclBlocks> blocks_;
  std::vector<uint8_t> client_;
};

}  // namespace agreement
