// MOVE_BLK, UMOVE_BLK: COUNT elements from IN to OUT, both elements of arrays of the same type. Source: TIA
// Portal Information System, MOVE_BLK: Move block (S7-1200, S7-1500); S7-1200 System Manual A5E02486680,
// 'MOVE_BLK and UMOVE_BLK': of more elements than there are, those that fit are copied. No interrupt comes
// between here, so both are the same.

#include <algorithm>

#include "vcpu/system/interface.h"
#include "vcpu/system/memory/elements.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "MOVE_BLK" : Void
VAR_INPUT
  IN : Variant;
  COUNT : UDInt;
END_VAR
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint32_t> count = INTERFACE.value<uint32_t>("COUNT");
};
constexpr Fields FIELDS;
constexpr size_t IN = INTERFACE.area("IN");
constexpr size_t OUT = INTERFACE.area("OUT");

void run(SystemCall& call) {
  const Area& in = call.areas[IN];
  const Area& out = call.areas[OUT];
  if (in.bytes == nullptr || out.bytes == nullptr || !sameSize(in, out)) return;
  const uint32_t count = std::min({Image(call.image).get(FIELDS.count), in.count, out.count});
  copyElements(in, out, count);
  call.copiedBytes = bytesOfElements(in, count);
}

}  // namespace

extern const BlockDescription MOVE_BLK{SCL, run};

}  // namespace vcpu
