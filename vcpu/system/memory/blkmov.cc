// BLKMOV: bytes from SRCBLK to DSTBLK, as many as the smaller of both holds. Source: TIA Portal Information
// System, BLKMOV: Move block (S7-1500); SFC 20 of System Software for S7-300/400, Vol. 1 (A5E00709327-01). Of
// a String as source, only its characters are moved, and a String as destination takes their number as its
// length.

#include <algorithm>
#include <cstring>

#include "vcpu/system/interface.h"
#include "vcpu/system/memory/block_content.h"
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

uint16_t move(SystemCall& call, const Area& source, const Area& destination) {
  if (!isBlock(source)) return BAD_BLOCK_SOURCE;
  if (!isBlock(destination)) return BAD_BLOCK_DESTINATION;
  const std::span<uint8_t> moved = sourceContent(source);
  const std::span<uint8_t> room = destinationContent(destination);
  const size_t bytes = std::min(moved.size(), room.size());
  std::memmove(room.data(), moved.data(), bytes);
  call.copiedBytes = bytes;
  if (source.kind == scl::TypeKind::String) setContentLength(destination, bytes);
  return BLOCK_MOVED;
}

void run(SystemCall& call) {
  Image(call.image).set(FIELDS.retVal, move(call, call.areas[SRCBLK], call.areas[DSTBLK]));
}

}  // namespace

extern const BlockDescription BLKMOV{SCL, run};

}  // namespace vcpu
