#include "scl/memory_place.h"

#include <fmt/core.h>

#include "scl/text/diagnostic_code.h"
#include "scl/tree/data_block_access.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

/// %T5, %C3: a word for each. Any number.
std::variant<MemoryPlace, PlaceFault> placeOfNumber(std::string_view written, const AbsoluteAddress& address,
                                                    const MemoryAreaSizes& areas) {
  const bool isTimer = address.area == MemoryArea::Timers;
  const int32_t count = isTimer ? areas.timers : areas.counters;
  if (count == 0) return PlaceFault{ADDRESS_OUTSIDE, fmt::format("{}: {}", written, noneOfS5(address.area))};
  if (address.byte >= count) {
    return PlaceFault{ADDRESS_OUTSIDE, fmt::format("{}: this CPU has the {} {letter}0 to {letter}{}", written,
                                                   isTimer ? "timers" : "counters", count - 1,
                                                   fmt::arg("letter", areaLetter(address.area)))};
  }
  return MemoryPlace{address.area, nullptr, address.byte * BYTES_OF_TIMER_OR_COUNTER, 0};
}

}  // namespace

std::string noneOfS5(MemoryArea area) {
  return area == MemoryArea::Timers
             ? "this CPU has no S5 timers, an S7-1200 has none: use an instance of TON, TOF, TP or TONR"
             : "this CPU has no S5 counters, an S7-1200 has none: use an instance of CTU, CTD or CTUD";
}

std::string noAddressesIn(const DataBlock& dataBlock) {
  return fmt::format(
      "\"{}\" has optimized access and no absolute addresses: name its variables, or set "
      "S7_Optimized_Access := 'FALSE'",
      dataBlock.name);
}

PlaceFault noDataBlockOf(int32_t number) {
  return {NO_ADDRESSES,
          fmt::format("no data block has the number {0}: name it DB{0}, or give its number in station.toml, "
                      "[db_numbers]",
                      number)};
}

std::variant<MemoryPlace, PlaceFault> placeOfAddress(std::string_view written, std::string_view address,
                                                     const DataBlock* named,
                                                     const AddressableMemory& memory) {
  const std::optional<AbsoluteAddress> parsed = parseAbsoluteAddress(address);
  const bool needsName = parsed && parsed->area == MemoryArea::DataBlock && parsed->dataBlock == 0;
  if (!parsed || needsName != (named != nullptr)) {
    return PlaceFault{BAD_ADDRESS,
                      fmt::format("{} is no absolute address; they look like %I0.0, %QB4, %MW2, %MD8, "
                                  "%T5, %C3, %DB5.DBX2.1 or \"Plant\".%DBW2",
                                  written)};
  }
  if (isNumbered(parsed->area)) return placeOfNumber(written, *parsed, memory.areas);
  MemoryPlace place{parsed->area, named, parsed->byte, parsed->bit};
  if (parsed->area == MemoryArea::DataBlock && !named) {
    const auto found = memory.numberedDataBlocks.find(parsed->dataBlock);
    if (found == memory.numberedDataBlocks.end()) return noDataBlockOf(parsed->dataBlock);
    place.dataBlock = found->second;
  }
  if (place.dataBlock && !hasStandardAccess(*place.dataBlock)) {
    return PlaceFault{NO_ADDRESSES, noAddressesIn(*place.dataBlock)};
  }
  if (auto fault = faultOfPlace(place, bytesOfWidth(parsed->width), written, memory.areas)) return *fault;
  return place;
}

std::optional<PlaceFault> faultOfPlace(const MemoryPlace& place, int32_t bytes, std::string_view written,
                                       const MemoryAreaSizes& areas) {
  if (place.bit > 7) {
    return PlaceFault{ADDRESS_OUTSIDE, fmt::format("{}: a byte has the bits 0 to 7", written)};
  }
  const DataBlock* dataBlock = place.dataBlock;
  const int64_t size = !dataBlock ? areas.bytesOf(place.area) : dataBlock->type ? dataBlock->type->size : 0;
  if (int64_t{place.offset} + bytes <= size) return std::nullopt;
  const std::string owner = dataBlock ? fmt::format("\"{}\"", dataBlock->name)
                                      : fmt::format("the area {} of this CPU", areaLetter(place.area));
  return PlaceFault{ADDRESS_OUTSIDE,
                    size == 0 ? fmt::format("{}: {} has no bytes", written, owner)
                              : fmt::format("{} reaches behind the end of {}, which has the bytes 0 to {}",
                                            written, owner, size - 1)};
}

const Type* addressType(char width) {
  switch (width) {
    case 'B': return elementaryType(TypeKind::Byte);
    case 'W': return elementaryType(TypeKind::Word);
    case 'D': return elementaryType(TypeKind::DWord);
    case 'L': return elementaryType(TypeKind::LWord);
    default: return elementaryType(TypeKind::Bool);
  }
}

}  // namespace scl
