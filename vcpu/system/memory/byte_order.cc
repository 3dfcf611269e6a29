// READ_BIG, READ_LITTLE, WRITE_BIG, WRITE_LITTLE: one elementary variable in an array of bytes from POS on,
// counted from 0, with its most or its least significant byte first; POS moves behind it. Source: TIA Portal
// Information System, 'Read data in little endian format' and its kin (S7-1200, S7-1500). That POS moves, and
// the answer to a variable that is not elementary, are not looked up.

#include <algorithm>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr uint16_t OK = 0x0000;
constexpr uint16_t NOT_BYTES = 0x80B4;     ///< the array is none of Byte, or the variable is not elementary
constexpr uint16_t BAD_POSITION = 0x8382;  ///< POS lies outside the array
constexpr uint16_t TOO_SHORT = 0x8383;     ///< the variable reaches behind its end

constexpr std::string_view READ_SCL = R"(FUNCTION "READ_BIG" : Int
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
constexpr Interface READ(READ_SCL);

constexpr std::string_view WRITE_SCL = R"(FUNCTION "WRITE_BIG" : Int
VAR_INPUT
  SRC_VARIABLE : Variant;
END_VAR
VAR_IN_OUT
  DEST_ARRAY : Variant;
  POS : DInt;
END_VAR
END_FUNCTION
)";
constexpr Interface WRITE(WRITE_SCL);

enum class Order { Big, Little };

bool isElementaryValue(const Area& variable) {
  const bool isWhole = variable.array == 0 && variable.count >= 1;
  const uint32_t bytes = variable.elementBytes;
  const bool hasWidth = bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
  return variable.bytes != nullptr && isWhole && hasWidth && variable.kind != scl::TypeKind::Struct &&
         variable.kind != scl::TypeKind::String && variable.kind != scl::TypeKind::WString &&
         variable.kind != scl::TypeKind::DateAndTime;
}

uint16_t check(const Area& array, const Area& variable, int64_t pos) {
  if (array.bytes == nullptr || array.kind != scl::TypeKind::Byte) return NOT_BYTES;
  if (!isElementaryValue(variable)) return NOT_BYTES;
  if (pos < 0 || pos >= array.count) return BAD_POSITION;
  return pos + variable.elementBytes > array.count ? TOO_SHORT : OK;
}

// Variables lie with their most significant byte first.
void copy(const uint8_t* from, uint8_t* to, uint32_t bytes, Order order) {
  std::copy(from, from + bytes, to);
  if (order == Order::Little) std::reverse(to, to + bytes);
}

template <Order order>
void read(SystemCall& call) {
  Image image(call.image);
  const Area& array = call.areas[READ.area("SRC_ARRAY")];
  const Area& variable = call.areas[READ.area("DEST_VARIABLE")];
  const int32_t pos = image.get(READ.value<int32_t>("POS"));
  const uint16_t status = check(array, variable, pos);
  image.set(READ.result<uint16_t>(), status);
  if (status != OK) return;
  copy(array.bytes + pos, variable.bytes, variable.elementBytes, order);
  image.set(READ.value<int32_t>("POS"), pos + static_cast<int32_t>(variable.elementBytes));
}

template <Order order>
void write(SystemCall& call) {
  Image image(call.image);
  const Area& variable = call.areas[WRITE.area("SRC_VARIABLE")];
  const Area& array = call.areas[WRITE.area("DEST_ARRAY")];
  const int32_t pos = image.get(WRITE.value<int32_t>("POS"));
  const uint16_t status = check(array, variable, pos);
  image.set(WRITE.result<uint16_t>(), status);
  if (status != OK) return;
  copy(variable.bytes, array.bytes + pos, variable.elementBytes, order);
  image.set(WRITE.value<int32_t>("POS"), pos + static_cast<int32_t>(variable.elementBytes));
}

}  // namespace

extern const BlockDescription READ_BIG{READ_SCL, read<Order::Big>};
extern const BlockDescription READ_LITTLE{READ_SCL, read<Order::Little>};
extern const BlockDescription WRITE_BIG{WRITE_SCL, write<Order::Big>};
extern const BlockDescription WRITE_LITTLE{WRITE_SCL, write<Order::Little>};

}  // namespace vcpu
