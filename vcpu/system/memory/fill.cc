// FILL: the content of BVAL into BLK, again and again until BLK is full; what does not fit whole is cut.
// Source: TIA Portal Information System, FILL: Fill block (S7-1500); SFC 21 of System Software for
// S7-300/400, Vol. 1 (A5E00709327-01). The numbers of RET_VAL are those of BLKMOV. What areas that overlap
// give is not said there: here BLK gets what BVAL held before. An empty String as BVAL leaves BLK as it is.

#include <algorithm>
#include <vector>

#include "vcpu/system/interface.h"
#include "vcpu/system/memory/block_content.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "FILL" : Int
VAR_INPUT
  BVAL : Variant;
END_VAR
VAR_OUTPUT
  BLK : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint16_t> retVal = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;
constexpr size_t BVAL = INTERFACE.area("BVAL");
constexpr size_t BLK = INTERFACE.area("BLK");

uint16_t fill(SystemCall& call, const Area& source, const Area& destination) {
  if (!isBlock(source)) return BAD_BLOCK_SOURCE;
  if (!isBlock(destination)) return BAD_BLOCK_DESTINATION;
  const std::span<uint8_t> room = destinationContent(destination);
  const std::span<uint8_t> content = sourceContent(source);
  const std::vector<uint8_t> pattern(
      content.begin(), content.begin() + static_cast<ptrdiff_t>(std::min(content.size(), room.size())));
  if (pattern.empty()) return BLOCK_MOVED;
  for (size_t i = 0; i < room.size(); i += pattern.size()) {
    std::copy_n(pattern.begin(), std::min(pattern.size(), room.size() - i),
                room.begin() + static_cast<ptrdiff_t>(i));
  }
  setContentLength(destination, room.size());
  call.copiedBytes = room.size();
  return BLOCK_MOVED;
}

void run(SystemCall& call) {
  Image(call.image).set(FIELDS.retVal, fill(call, call.areas[BVAL], call.areas[BLK]));
}

}  // namespace

extern const BlockDescription FILL{SCL, run};

}  // namespace vcpu
