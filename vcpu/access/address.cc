#include "vcpu/access/address.h"

#include <fmt/format.h>

#include "scl/memory_place.h"
#include "scl/types/elementary_types.h"

namespace vcpu {

const scl::Type& typeOutside(scl::MemoryArea area, const scl::Type& type) {
  if (area == scl::MemoryArea::Timers) return *scl::elementaryType(scl::TypeKind::S5Time);
  if (area == scl::MemoryArea::Counters) return *scl::elementaryType(scl::TypeKind::Word);
  return type;
}

Result<PathTarget> followAddress(const scl::Program& program, std::string_view address,
                                 const scl::DataBlock* named) {
  const std::string written =
      named != nullptr ? fmt::format("\"{}\".{}", named->name, address) : std::string(address);
  const auto found =
      scl::placeOfAddress(written, address, named, {program.areas, program.numberedDataBlocks});
  if (const auto* fault = std::get_if<scl::PlaceFault>(&found)) return Failure{fault->sentence + "."};
  const auto& place = std::get<scl::MemoryPlace>(found);
  const scl::Type* type = scl::addressType(scl::parseAbsoluteAddress(address)->width);
  return PathTarget{place.dataBlock, place.area, place.offset, place.bit, &typeOutside(place.area, *type)};
}

}  // namespace vcpu
