#include "vcpu/system/memory/elements.h"

#include <cstring>
#include <vector>

#include "scl/text/name.h"

namespace vcpu {

namespace {

bool bitAt(const Area& area, uint32_t index) {
  const uint32_t bit = area.bit + index;
  return (area.bytes[bit / 8] >> bit % 8 & 1) != 0;
}

void setBitAt(const Area& area, uint32_t index, bool value) {
  const uint32_t bit = area.bit + index;
  const auto mask = static_cast<uint8_t>(1U << bit % 8);
  uint8_t& byte = area.bytes[bit / 8];
  byte = static_cast<uint8_t>(value ? byte | mask : byte & ~mask);
}

}  // namespace

Area from(const Area& area, uint32_t first) {
  Area rest = area;
  rest.count -= first;
  if (area.kind == scl::TypeKind::Bool) {
    rest.bytes += (area.bit + first) / 8;
    rest.bit = (area.bit + first) % 8;
  } else {
    rest.bytes += size_t{first} * area.elementBytes;
  }
  return rest;
}

void copyElements(const Area& source, const Area& destination, uint32_t count) {
  if (source.kind != scl::TypeKind::Bool) {
    std::memmove(destination.bytes, source.bytes, size_t{count} * source.elementBytes);
    return;
  }
  std::vector<bool> bits(count);
  for (uint32_t i = 0; i < count; ++i) bits[i] = bitAt(source, i);
  for (uint32_t i = 0; i < count; ++i) setBitAt(destination, i, bits[i]);
}

uint64_t bytesOfElements(const Area& area, uint32_t count) {
  return area.kind == scl::TypeKind::Bool ? (uint64_t{count} + 7) / 8 : uint64_t{count} * area.elementBytes;
}

bool sameSize(const Area& a, const Area& b) {
  return (a.kind == scl::TypeKind::Bool) == (b.kind == scl::TypeKind::Bool) &&
         a.elementBytes == b.elementBytes;
}

bool sameElements(const Area& a, const Area& b) {
  return a.kind == b.kind && a.elementBytes == b.elementBytes && scl::sameName(a.typeName, b.typeName);
}

}  // namespace vcpu
