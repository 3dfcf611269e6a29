// MOVE_BLK_VARIANT: COUNT elements from SRC[SRC_INDEX] to DEST[DEST_INDEX], indices counted from 0 whatever
// the arrays' bounds are; all of them or none. Source: TIA Portal Information System, MOVE_BLK_VARIANT: Move
// block (S7-1200, S7-1500).

#include "vcpu/system/interface.h"
#include "vcpu/system/memory/elements.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "MOVE_BLK_VARIANT" : Int
VAR_INPUT
  SRC : Variant;
  COUNT : UDInt;
  SRC_INDEX : DInt;
  DEST_INDEX : DInt;
END_VAR
VAR_OUTPUT
  DEST : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint32_t> count = INTERFACE.value<uint32_t>("COUNT");
  Field<int32_t> srcIndex = INTERFACE.value<int32_t>("SRC_INDEX");
  Field<int32_t> destIndex = INTERFACE.value<int32_t>("DEST_INDEX");
  Field<uint16_t> retVal = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;
constexpr size_t SRC = INTERFACE.area("SRC");
constexpr size_t DEST = INTERFACE.area("DEST");

constexpr uint16_t OK = 0x0000;
constexpr uint16_t TYPES_DIFFER = 0x80B4;
constexpr uint16_t NO_ACCESS_TO_SRC = 0x8151;
constexpr uint16_t SRC_IS_BOOL = 0x8154;
constexpr uint16_t BAD_COUNT = 0x8281;
constexpr uint16_t BAD_SRC_INDEX = 0x8382;
constexpr uint16_t SRC_TOO_SHORT = 0x8383;
constexpr uint16_t BAD_DEST_INDEX = 0x8482;
constexpr uint16_t DEST_TOO_SHORT = 0x8483;
constexpr uint16_t NO_ACCESS_TO_DEST = 0x8551;
constexpr uint16_t DEST_IS_BOOL = 0x8554;

uint16_t move(const Area& src, int64_t srcIndex, const Area& dest, int64_t destIndex, uint32_t count) {
  if (src.bytes == nullptr) return NO_ACCESS_TO_SRC;
  if (dest.bytes == nullptr) return NO_ACCESS_TO_DEST;
  if (src.kind == scl::TypeKind::Bool) return SRC_IS_BOOL;
  if (dest.kind == scl::TypeKind::Bool) return DEST_IS_BOOL;
  if (!sameElements(src, dest)) return TYPES_DIFFER;
  if (count == 0) return BAD_COUNT;
  if (srcIndex < 0 || srcIndex >= src.count) return BAD_SRC_INDEX;
  if (srcIndex + count > src.count) return SRC_TOO_SHORT;
  if (destIndex < 0 || destIndex >= dest.count) return BAD_DEST_INDEX;
  if (destIndex + count > dest.count) return DEST_TOO_SHORT;
  copyElements(from(src, static_cast<uint32_t>(srcIndex)), from(dest, static_cast<uint32_t>(destIndex)),
               count);
  return OK;
}

void run(SystemCall& call) {
  Image image(call.image);
  const uint32_t count = image.get(FIELDS.count);
  const uint16_t status =
      move(call.areas[SRC], image.get(FIELDS.srcIndex), call.areas[DEST], image.get(FIELDS.destIndex), count);
  image.set(FIELDS.retVal, status);
  if (status == OK) call.copiedBytes = bytesOfElements(call.areas[SRC], count);
}

}  // namespace

extern const BlockDescription MOVE_BLK_VARIANT{SCL, run};

}  // namespace vcpu
