// FILL_BLK, UFILL_BLK: the value of IN into COUNT elements from OUT on. Source: TIA Portal Information
// System, FILL_BLK: Fill block (S7-1200, S7-1500); S7-1200 System Manual A5E02486680, 'FILL_BLK and
// UFILL_BLK': of more elements than there are, those that fit are filled.

#include <algorithm>
#include <vector>

#include "vcpu/system/interface.h"
#include "vcpu/system/memory/elements.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "FILL_BLK" : Void
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

// A literal comes in the width the language gave it: FILL_BLK(IN := 0, .., OUT => bytes[0]) brings an Int.
// 'a' and '$00' come as texts of one character, behind their header.
std::vector<uint8_t> inWidthOf(const Area& in, uint32_t bytes) {
  const bool isText = in.kind == scl::TypeKind::String || in.kind == scl::TypeKind::WString;
  const uint32_t width = in.kind == scl::TypeKind::WString ? 2 : 1;
  const bool isCharacter = isText && bytes == width && in.elementBytes >= 3 * width;
  const uint8_t* first = isCharacter ? in.bytes + 2 * size_t{width} : in.bytes;
  const std::vector<uint8_t> value(first, first + (isCharacter ? width : in.elementBytes));
  if (value.size() >= bytes) return {value.end() - bytes, value.end()};
  const bool isSigned =
      in.kind == scl::TypeKind::SInt || in.kind == scl::TypeKind::Int || in.kind == scl::TypeKind::DInt;
  std::vector<uint8_t> wide(bytes, isSigned && value[0] >= 0x80 ? 0xFF : 0x00);
  std::copy(value.begin(), value.end(), wide.end() - static_cast<ptrdiff_t>(value.size()));
  return wide;
}

void run(SystemCall& call) {
  const Area& in = call.areas[IN];
  const Area& out = call.areas[OUT];
  const bool bothBool = in.kind == scl::TypeKind::Bool && out.kind == scl::TypeKind::Bool;
  if (in.bytes == nullptr || out.bytes == nullptr) return;
  if (!bothBool && (in.elementBytes == 0 || out.elementBytes == 0)) return;

  Area element = in;
  std::vector<uint8_t> value;
  if (!bothBool) {
    value = inWidthOf(in, out.elementBytes);
    element = {value.data(), 0, out.kind, out.elementBytes, 1, out.typeName};
  }
  const uint32_t count = std::min(Image(call.image).get(FIELDS.count), out.count);
  if (count > 0) copyElements(element, out, 1);
  for (uint32_t filled = 1; filled < count; filled *= 2) {
    copyElements(out, from(out, filled), std::min(filled, count - filled));
  }
  call.copiedBytes = bytesOfElements(out, count);
}

}  // namespace

extern const BlockDescription FILL_BLK{SCL, run};

}  // namespace vcpu
