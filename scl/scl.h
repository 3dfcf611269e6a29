#pragma once
// The SCL language: text to tree, tree to text, tree to checked program. Start here.
//
// Any thread may call parse(), print() and check(); a Diagnostics or a tree is used by one thread at a time.
// A checked Program is never changed: any number of threads may read it.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scl/dialect/dialect.h"
#include "scl/text/diagnostic.h"
#include "scl/tree/tree.h"

namespace scl {

/// Parses one source. Always answers a tree of what could be understood; faults are in `diagnostics`.
/// Never reads a file; `file` is only the name to report.
Unit parse(std::string_view text, const std::string& file, const Dialect& dialect, Diagnostics& diagnostics);

/// Writes a unit as SCL text: LF line ends, two spaces, no BOM. parse(print(u)) gives the same tree.
std::string print(const Unit& unit, const Dialect& dialect);

/// How large the memory areas of a CPU are.
struct MemoryAreaSizes {
  int32_t inputs = 32768;     ///< bytes
  int32_t outputs = 32768;    ///< bytes
  int32_t bitMemory = 16384;  ///< bytes
  int32_t timers = 2048;      ///< how many S5 timers there are
  int32_t counters = 2048;    ///< how many S5 counters

  /// The bytes of an area; those of data blocks are not known here, and 0.
  int32_t bytesOf(MemoryArea area) const {
    switch (area) {
      case MemoryArea::Inputs: return inputs;
      case MemoryArea::Outputs: return outputs;
      case MemoryArea::BitMemory: return bitMemory;
      case MemoryArea::Timers: return timers * BYTES_OF_TIMER_OR_COUNTER;
      case MemoryArea::Counters: return counters * BYTES_OF_TIMER_OR_COUNTER;
      case MemoryArea::DataBlock: break;
    }
    return 0;
  }
};

/// The number of a data block that the sources do not say.
struct DataBlockNumber {
  std::string name;  ///< of the data block
  int32_t number = 0;
  std::string file;  ///< where it is said, for faults
  SourceLocation location;
};

/// What a program finds in its CPU: memory with addresses, and the numbers of its data blocks. A data block
/// of the name DB5 has the number 5 without being listed.
struct CpuMemory {
  MemoryAreaSizes areas;
  std::vector<DataBlockNumber> dataBlockNumbers;
};

/// Every source of one PLC, checked together. Owns its units and types; every pointer in it and in its trees
/// lives as long as it. May be moved, not copied.
struct Program {
  std::vector<std::unique_ptr<Unit>> units;
  std::deque<std::unique_ptr<Type>> types;

  // in the order to compile and initialise
  std::vector<const Block*> blocks;        ///< FBs, FCs and OBs with a body
  std::vector<const Block*> systemBlocks;  ///< those used or offered; of most only the interface
  /// Those of them that are written in SCL and that the program calls. The bodies of the others are not
  /// checked.
  std::vector<const Block*> firmwareBlocks;
  bool asksForSymbols = false;  ///< a block calls GetSymbolName or GetSymbolPath
  std::vector<const DataBlock*> dataBlocks;
  std::map<int32_t, const DataBlock*> numberedDataBlocks;  ///< those of them whose numbers are known
  std::vector<const Tag*> tags;                            ///< PLC tags
  MemoryAreaSizes areas;                                   ///< of the CPU it was checked for

  const Block* findBlock(std::string_view name) const;          ///< without regard to case; nullptr if none
  const DataBlock* findDataBlock(std::string_view name) const;  ///< likewise
  const Type* findType(std::string_view name) const;            ///< a UDT, likewise
  const Tag* findTag(std::string_view name) const;              ///< a PLC tag, likewise
};

/// Resolves names and types across all units, inserts implicit conversions, folds constants, lays out
/// memory. `systemUnits` are the firmware: system data types, and blocks. One without a body is run by the
/// host; a body calls no block and names no type, because the user's names hide those of the firmware.
/// `memory` is that of the CPU the program is for.
/// The program is complete only if `diagnostics` has no error.
Program check(std::vector<Unit> units, std::vector<Unit> systemUnits, const Dialect& dialect,
              Diagnostics& diagnostics, const CpuMemory& memory = {});

}  // namespace scl
