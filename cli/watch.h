#pragma once
// --watch: values of a CPU that are shown whenever they change. For the CPU's thread.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/output/screen.h"
#include "vcpu/cpu/cpu.h"

namespace cli {

/// Looks at its values when it is told to, which is after each cycle: what changes and changes back within a
/// cycle is not seen. Refers to the CPU, which must outlive it.
class Watch {
 public:
  /// Fails with the sentence of the first path that leads nowhere.
  static vcpu::Result<Watch> of(vcpu::Cpu& cpu, const std::vector<std::string>& paths);

  /// Shows each value that differs from the last look, and each at the first look.
  void look(Screen& screen, double seconds);

  /// Shows the values whose last line was left out.
  void showLast(Screen& screen);

 private:
  struct Entry {
    std::string path;
    vcpu::Operand operand;
    std::vector<uint8_t> bytes;  ///< at the last look; empty before the first
    std::string value;           ///< its text
    std::string leftOut;         ///< the line of that value, if the screen did not take it
  };
  std::vector<Entry> entries_;
};

}  // namespace cli
