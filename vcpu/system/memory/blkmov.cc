// BLKMOV: bytes from SRCBLK to DSTBLK, as many as the smaller of both holds. Source: TIA Portal Information
// System, BLKMOV: Move block (S7-1500); SFC 20 of System Software for S7-300/400, Vol. 1 (A5E00709327-01). Of
// a String as source, only its characters are moved, and a String as destination takes their number as its
// length.

#include <algorithm>
#include <cstring>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "BLKMOV" : Int
VAR_INPUT
  SRCBLK : Variant;
END_VAR
VAR_OUTPUT
  DSTBLK : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint16_t> retVal = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;
constexpr size_t SRCBLK = INTERFACE.area("SRCBLK");
constexpr size_t DSTBLK = INTERFACE.area("DSTBLK");

constexpr uint16_t OK = 0x0000;
constexpr uint16_t BAD_SOURCE = 0x8152;
constexpr uint16_t BAD_DESTINATION = 0x8352;
constexpr uint32_t STRING_HEAD_BYTES = 2;

bool isText(const Area& area) {
  return area.kind == scl::TypeKind::String;
}

bool isMovable(const Area& area) {
  const bool wide = area.kind == scl::TypeKind::WString || area.kind == scl::TypeKind::WChar;
  const bool oddBits = area.kind == scl::TypeKind::Bool && (area.bit != 0 || area.count % 8 != 0);
  return area.bytes != nullptr && !wide && !oddBits && !(isText(area) && area.count > 1);
}

// The bytes that are moved: of a String its characters, or the room for them.
std::span<uint8_t> content(const Area& area, bool isSource) {
  if (!isText(area)) return {area.bytes, area.totalBytes()};
  const uint32_t room = area.elementBytes - STRING_HEAD_BYTES;
  const uint32_t length =
      isSource ? std::min<uint32_t>(area.bytes[1], room) : std::min<uint32_t>(area.bytes[0], room);
  return {area.bytes + STRING_HEAD_BYTES, length};
}

uint16_t move(SystemCall& call, const Area& source, const Area& destination) {
  if (!isMovable(source)) return BAD_SOURCE;
  if (!isMovable(destination)) return BAD_DESTINATION;
  const std::span<uint8_t> moved = content(source, true);
  const std::span<uint8_t> room = content(destination, false);
  const size_t bytes = std::min(moved.size(), room.size());
  std::memmove(room.data(), moved.data(), bytes);
  call.copiedBytes = bytes;
  if (isText(source) && isText(destination)) destination.bytes[1] = static_cast<uint8_t>(bytes);
  return OK;
}

void run(SystemCall& call) {
  Image(call.image).set(FIELDS.retVal, move(call, call.areas[SRCBLK], call.areas[DSTBLK]));
}

}  // namespace

extern const BlockDescription BLKMOV{SCL, run};

}  // namespace vcpu
