#pragma once
// From an absolute address to the memory it names: for the checker, and for values from outside a program.
// Any thread may call.

#include <string>
#include <variant>

#include "scl/scl.h"
#include "scl/text/absolute_address.h"

namespace scl {

/// Why an address names no memory: a code of diagnostic_code.h, and what is wrong and what to do.
struct PlaceFault {
  int code = 0;
  std::string sentence;
};

/// Where data blocks and areas of a program lie.
struct AddressableMemory {
  const MemoryAreaSizes& areas;
  const std::map<int32_t, const DataBlock*>& numberedDataBlocks;
};

/// Why the number names no data block.
PlaceFault noDataBlockOf(int32_t number);

/// What to say of a data block with optimized access.
std::string noAddressesIn(const DataBlock& dataBlock);

/// What to say of a CPU without S5 timers, or without S5 counters.
std::string noneOfS5(MemoryArea area);

/// The place of %MW2, %T5 or %DB5.DBX0.0, or, if `named` is not nullptr, of %DBW2 in that data block.
/// `written` is the address as the user wrote it, with what stands before it. The type is addressType(), but
/// of a timer or counter, see there.
std::variant<MemoryPlace, PlaceFault> placeOfAddress(std::string_view written, std::string_view address,
                                                     const DataBlock* named, const AddressableMemory& memory);

/// Whether `place` and `bytes` from there on lie in its area or data block; otherwise the fault.
std::optional<PlaceFault> faultOfPlace(const MemoryPlace& place, int32_t bytes, std::string_view written,
                                       const MemoryAreaSizes& areas);

/// Bool, Byte, Word, DWord or LWord: the type of an address of this width. In a program a timer or counter is
/// of type Timer or Counter instead, whose value is its number.
const Type* addressType(char width);

}  // namespace scl
