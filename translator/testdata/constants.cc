#include "subset/plc.h"

namespace demo {

/// Bytes of a name.
inline constexpr int32_t NAME_BYTES = 16;
inline constexpr int32_t FRAME_BYTES = NAME_BYTES + 4;  // with head
inline constexpr uint8_t FIRST_MARK = 0xAA;
inline constexpr bool STRICT = true;

struct Frame {
  int32_t used = 0;
  plc::Array<uint8_t, FRAME_BYTES> bytes{};
  plc::Array<uint8_t, 2> check{};
};

[[nodiscard]] bool isFrame(const Frame& frame) {
  constexpr int32_t SHORTEST = 4;
  if (frame.used > FRAME_BYTES || frame.used < SHORTEST) {
    return false;
  }
  if (STRICT) {
    return frame.bytes[0] == FIRST_MARK;
  }
  return true;
}

}  // namespace demo
