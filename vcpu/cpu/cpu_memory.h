#pragma once
// The memory of one CPU that outlives its cycles: data blocks, process images, bit memory, words of
// S5 timers and counters, and the start values that a restart gives them.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "scl/scl.h"
#include "vcpu/access/operand.h"
#include "vcpu/access/path.h"
#include "vcpu/cpu/named_memory.h"
#include "vcpu/cpu/referable_memory.h"
#include "vcpu/cpu/zeroed_memory.h"
#include "vcpu/system/cpu_facts.h"

namespace vcpu {

/// What it hands out points into it: valid as long as it is, and it stays where it is. For the thread of the
/// CPU.
class CpuMemory {
 public:
  /// Data blocks have their start values. `program` must outlive this.
  explicit CpuMemory(const scl::Program& program);
  CpuMemory(const CpuMemory&) = delete;
  CpuMemory& operator=(const CpuMemory&) = delete;

  /// A data block of the program.
  std::span<uint8_t> dataBlock(const scl::DataBlock& dataBlock) { return images_[indexOf(dataBlock)]; }

  /// The data block with this number, if it has standard access; empty: there is none.
  std::span<uint8_t> standardDataBlock(int64_t number);

  /// The data block in which a byte lies, and how far behind its begin.
  struct DataBlockPlace {
    const scl::DataBlock* dataBlock;
    int64_t offset;
  };
  /// Nothing: it lies in none.
  std::optional<DataBlockPlace> placeOf(const uint8_t* byte) const;

  /// The first bytes of the data blocks, in the order of the program.
  uint8_t** dataBlocks() { return firstBytes_.data(); }

  std::span<uint8_t> area(scl::MemoryArea area) { return areas_[static_cast<size_t>(area)].bytes(); }

  /// What a path leads to, and the same place in the start values.
  Operand at(const PathTarget& target);
  Operand startValueAt(const PathTarget& target);

  /// The start values of what lies at these bytes of a data block; empty if they lie in none as a whole.
  std::span<uint8_t> startValuesOf(std::span<const uint8_t> workMemory);

  /// The variable of a data block that the area is as a whole; nothing if it is none.
  std::optional<NamedVariable> variableOf(const Area& area);

  /// All takes its start value, but for retentive data if `keepsRetained`.
  void restart(bool keepsRetained);

  /// Retentive data take their start values, all other data stay. How many bytes of data blocks it went
  /// through.
  uint64_t initializeRetained();

  /// What an ANY can name.
  NamedMemory& named() { return named_; }
  /// What a reference may refer to.
  const ReferableMemory& referable() const { return referable_; }

 private:
  size_t indexOf(const scl::DataBlock& dataBlock) const;
  std::optional<size_t> indexOfByte(const uint8_t* byte) const;
  const std::vector<uint8_t>& startImage(size_t dataBlock) const;
  std::vector<uint8_t>& startValues(size_t dataBlock);
  std::vector<uint8_t>& startValues(scl::MemoryArea area);

  const scl::Program& program_;
  std::vector<std::vector<uint8_t>> images_;  ///< one per data block
  std::vector<uint8_t*> firstBytes_;
  std::array<ZeroedMemory, scl::MEMORY_AREAS> areas_;  ///< by scl::MemoryArea; none of data blocks
  std::map<int64_t, size_t> standardByNumber_;
  std::map<size_t, std::vector<uint8_t>> changedStartValues_;            ///< by index of the data block
  std::array<std::vector<uint8_t>, scl::MEMORY_AREAS> areaStartValues_;  ///< empty: all 0
  ReferableMemory referable_;
  NamedMemory named_;
};

}  // namespace vcpu
