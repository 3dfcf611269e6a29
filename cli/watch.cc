#include "cli/watch.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output/printable.h"
#include "vcpu/access/value.h"

namespace cli {

vcpu::Result<Watch> Watch::of(vcpu::Cpu& cpu, const std::vector<std::string>& paths) {
  Watch watch;
  for (const std::string& path : paths) {
    const vcpu::Result<vcpu::Operand> operand = cpu.find(path);
    if (!operand) return vcpu::Failure{operand.failure()};
    watch.entries_.push_back({path, *operand, {}, {}, {}});
  }
  return watch;
}

void Watch::look(Screen& screen, double seconds) {
  for (Entry& entry : entries_) {
    // Comparing bytes costs next to nothing; the text decides, since a Bool shares its byte.
    if (std::ranges::equal(entry.operand.bytes, entry.bytes) && !entry.bytes.empty()) continue;
    entry.bytes.assign(entry.operand.bytes.begin(), entry.operand.bytes.end());
    std::string value = vcpu::formatValue(entry.operand);
    if (value == entry.value) continue;
    entry.value = std::move(value);
    const std::string line =
        printableLine(fmt::format("{:9.3f} s  {} = {}", seconds, entry.path, entry.value));
    entry.leftOut = screen.line(line) ? "" : line;
  }
}

void Watch::showLast(Screen& screen) {
  for (const Entry& entry : entries_) {
    if (!entry.leftOut.empty()) screen.lastLine(entry.leftOut);
  }
}

}  // namespace cli
