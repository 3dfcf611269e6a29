#pragma once
// Calls one system block by the names of its interface, at the offsets the language gives them. For tests:
// one thread; what is wrong with the test throws std::invalid_argument.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vcpu/cpu/cpu.h"
#include "vcpu/system/card/card_files.h"
#include "vcpu/system/communication/ouc_connections.h"
#include "vcpu/system/interrupts/interrupts.h"
#include "vcpu/system/s5/counters.h"
#include "vcpu/system/s5/timers.h"
#include "vcpu/system/system_block.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace vcpu {

/// The world of one CPU without a program; it must outlive the blocks that are called in it.
struct TestCpu {
  uint64_t seed = 1;
  SimulatedClock clock{};
  SimulatedNetwork network{clock, seed};
  OucConnections connections{network, clock};
  CpuFacts facts{};
  std::vector<uint8_t> timerWords = std::vector<uint8_t>(2 * 256);
  S5Timers timers{timerWords};
  std::vector<uint8_t> counterWords = std::vector<uint8_t>(2 * 256);
  S5Counters counters{counterWords};
  Interrupts interrupts{};
  CardFiles card{nullptr};

  /// What happens between two cycles.
  void nextCycle(int64_t milliseconds = 10) {
    clock.advance(milliseconds);
    connections.poll();
  }
};

/// A variable of the test that a Variant parameter refers to.
struct TestArea {
  scl::TypeKind kind = scl::TypeKind::Byte;
  const char* typeName = "Byte";
  uint32_t elementBytes = 1;
  std::vector<uint8_t> bytes;

  Area area() {
    const auto count = elementBytes == 0 ? static_cast<uint32_t>(bytes.size() * 8)
                                         : static_cast<uint32_t>(bytes.size()) / elementBytes;
    return {bytes.data(), 0, kind, elementBytes, count, typeName};
  }
};

/// An instance of a function block, or a call of a function. A function block that is written in SCL is
/// called by a program that is compiled for it.
class TestBlock {
 public:
  TestBlock(TestCpu& cpu, std::string_view name);

  void set(std::string_view name, int64_t value);
  int64_t get(std::string_view name) const;
  bool has(std::string_view name) const;

  /// The variable of a Variant parameter, from its element `first` on, for every call from now on; must
  /// outlive them.
  void refer(std::string_view name, TestArea& variable, uint32_t first = 0);
  /// The same for any memory.
  void refer(std::string_view name, const Area& area);

  /// The names of the Variant parameters, in the order of SystemCall::areas.
  std::vector<std::string> references() const;
  /// The names of all others, with what the instance keeps and the return value.
  std::vector<std::string> values() const;

  void call();

  /// The bytes that the last call moved as a whole.
  uint64_t copiedBytes() const { return copiedBytes_; }

  /// What the last call found wrong in the program; nothing for a block that is written in SCL.
  const std::optional<ProgrammingError>& fault() const { return fault_; }

  /// The return value of a function.
  int64_t result() const { return get("return value"); }

 private:
  struct Parameter {
    std::string name;
    const scl::Type* type = nullptr;
    int32_t offset = 0;
    int32_t bit = 0;
    int reference = -1;  ///< its index among the areas
  };
  const Parameter& find(std::string_view name) const;

  TestCpu& cpu_;
  const SystemBlock* block_;
  std::vector<Parameter> parameters_;
  std::vector<uint8_t> image_;
  std::vector<Area> areas_;
  uint64_t copiedBytes_ = 0;
  std::optional<ProgrammingError> fault_;
  std::unique_ptr<Cpu> program_;  ///< of a block that is written in SCL: calls it once a cycle
};

}  // namespace vcpu
