// A path on the first line, a value on the others, as --watch and --set take them: whatever stands there, the
// value is written to its place or refused with a sentence, in the memory of a CPU and in its start values
// alike, and what is shown of it can be written again.

#include <algorithm>
#include <memory>
#include <string_view>

#include "tests/fuzz/value_check.h"
#include "tests/fuzz/value_program.h"
#include "vcpu/access/value.h"

namespace {

/// What the path and the value did to one operand.
struct Written {
  bool isDone = false;
  std::vector<uint8_t> bytes;
};

std::vector<uint8_t> bytesOf(const vcpu::Operand& operand) {
  return {operand.bytes.begin(), operand.bytes.begin() + operand.type->size};
}

/// Leaves the memory, in which the operand lies, as it was.
Written write(const vcpu::Operand& operand, const fuzz::Memory& memory, std::string_view value,
              size_t inputBytes) {
  const std::vector<uint8_t> before = bytesOf(operand);
  (void)vcpu::formatValue(operand);
  const vcpu::Result<void> set = vcpu::setValue(operand, value);
  Written written{bool{set}, bytesOf(operand)};
  if (!set) {
    fuzz::holdSentence(set.failure(), inputBytes);
    memory.holdSame();
    return written;
  }
  memory.holdSameBut(operand);
  fuzz::holdRoundTrip(operand, before);
  std::ranges::copy(before, operand.bytes.begin());
  return written;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto station = std::make_unique<fuzz::ValueCpu>();
  vcpu::Cpu& cpu = station->cpu;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view path = text.substr(0, text.find('\n'));
  const std::string_view value = text.substr(std::min(path.size() + 1, size));

  const vcpu::Result<vcpu::Operand> operand = cpu.find(path);
  const vcpu::Result<vcpu::Operand> start = cpu.findStartValue(path);
  fuzz::hold(bool{operand} == bool{start}, "a path leads to a value, but to no start value");
  if (!operand) {
    fuzz::holdSentence(operand.failure(), size);
    return 0;
  }
  const fuzz::Memory memory({cpu.dataBlock("Data"), cpu.dataBlock("DB5"), cpu.dataBlock("Unit_DB"),
                             cpu.area(scl::MemoryArea::Inputs), cpu.area(scl::MemoryArea::Outputs),
                             cpu.area(scl::MemoryArea::BitMemory), cpu.area(scl::MemoryArea::Timers),
                             cpu.area(scl::MemoryArea::Counters)});
  memory.holdInside(*operand);
  const Written inMemory = write(*operand, memory, value, size);
  const Written atStart = write(*start, fuzz::Memory({start->bytes}), value, size);
  fuzz::hold(inMemory.isDone == atStart.isDone && inMemory.bytes == atStart.bytes,
             "a start value takes what the value does not");
  return 0;
}
