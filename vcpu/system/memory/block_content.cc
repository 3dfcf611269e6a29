#include "vcpu/system/memory/block_content.h"

#include <algorithm>

namespace vcpu {
namespace {

constexpr uint32_t STRING_HEAD_BYTES = 2;

bool isText(const Area& area) {
  return area.kind == scl::TypeKind::String;
}

/// The first so many characters, at most those that there is room for.
std::span<uint8_t> characters(const Area& area, uint32_t count) {
  return {area.bytes + STRING_HEAD_BYTES, std::min(count, area.elementBytes - STRING_HEAD_BYTES)};
}

}  // namespace

bool isBlock(const Area& area) {
  const bool wide = area.kind == scl::TypeKind::WString || area.kind == scl::TypeKind::WChar;
  const bool oddBits = area.kind == scl::TypeKind::Bool && (area.bit != 0 || area.count % 8 != 0);
  return area.bytes != nullptr && !wide && !oddBits && !(isText(area) && area.count > 1);
}

std::span<uint8_t> sourceContent(const Area& area) {
  return isText(area) ? characters(area, area.bytes[1]) : std::span(area.bytes, area.totalBytes());
}

std::span<uint8_t> destinationContent(const Area& area) {
  return isText(area) ? characters(area, area.bytes[0]) : std::span(area.bytes, area.totalBytes());
}

void setContentLength(const Area& destination, size_t bytes) {
  if (isText(destination)) destination.bytes[1] = static_cast<uint8_t>(bytes);
}

}  // namespace vcpu
