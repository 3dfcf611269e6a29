// Serialize, Deserialize: a variable as bytes in an array from POS on, counted from 0, and back; POS moves
// behind it. The bytes lie as in a standard block, which is how they lie here anyhow. Not looked up: RET_VAL
// is our choice.

#include <cstring>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr uint16_t OK = 0x0000;
constexpr uint16_t BAD_POSITION = 0x80B4;
constexpr uint16_t NO_SOURCE = 0x8150;
constexpr uint16_t NO_DESTINATION = 0x8250;
constexpr uint16_t ARRAY_TOO_SHORT = 0x8282;

constexpr std::string_view SERIALIZE_SCL = R"(FUNCTION "Serialize" : Int
VAR_INPUT
  SRC_VARIABLE : Variant;
END_VAR
VAR_OUTPUT
  DEST_ARRAY : Variant;
END_VAR
VAR_IN_OUT
  POS : DInt;
END_VAR
END_FUNCTION
)";
constexpr Interface SERIALIZE(SERIALIZE_SCL);

constexpr std::string_view DESERIALIZE_SCL = R"(FUNCTION "Deserialize" : Int
VAR_INPUT
  SRC_ARRAY : Variant;
END_VAR
VAR_OUTPUT
  DEST_VARIABLE : Variant;
END_VAR
VAR_IN_OUT
  POS : DInt;
END_VAR
END_FUNCTION
)";
constexpr Interface DESERIALIZE(DESERIALIZE_SCL);

uint16_t check(const Area& source, const Area& destination, const Area& array, uint64_t bytes, int32_t pos) {
  if (source.bytes == nullptr) return NO_SOURCE;
  if (destination.bytes == nullptr) return NO_DESTINATION;
  if (pos < 0) return BAD_POSITION;
  return static_cast<uint64_t>(pos) + bytes > array.totalBytes() ? ARRAY_TOO_SHORT : OK;
}

void serialize(SystemCall& call) {
  Image image(call.image);
  const Area& source = call.areas[SERIALIZE.area("SRC_VARIABLE")];
  const Area& array = call.areas[SERIALIZE.area("DEST_ARRAY")];
  const int32_t pos = image.get(SERIALIZE.value<int32_t>("POS"));
  const uint16_t status = check(source, array, array, source.totalBytes(), pos);
  image.set(SERIALIZE.result<uint16_t>(), status);
  if (status != OK) return;
  std::memmove(array.bytes + pos, source.bytes, source.totalBytes());
  call.copiedBytes = source.totalBytes();
  image.set(SERIALIZE.value<int32_t>("POS"), pos + static_cast<int32_t>(source.totalBytes()));
}

void deserialize(SystemCall& call) {
  Image image(call.image);
  const Area& array = call.areas[DESERIALIZE.area("SRC_ARRAY")];
  const Area& variable = call.areas[DESERIALIZE.area("DEST_VARIABLE")];
  const int32_t pos = image.get(DESERIALIZE.value<int32_t>("POS"));
  const uint16_t status = check(array, variable, array, variable.totalBytes(), pos);
  image.set(DESERIALIZE.result<uint16_t>(), status);
  if (status != OK) return;
  std::memmove(variable.bytes, array.bytes + pos, variable.totalBytes());
  call.copiedBytes = variable.totalBytes();
  image.set(DESERIALIZE.value<int32_t>("POS"), pos + static_cast<int32_t>(variable.totalBytes()));
}

}  // namespace

extern const BlockDescription Serialize{SERIALIZE_SCL, serialize};
extern const BlockDescription Deserialize{DESERIALIZE_SCL, deserialize};

}  // namespace vcpu
