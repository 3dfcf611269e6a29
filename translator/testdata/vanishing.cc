#include "subset/plc.h"

namespace demo {

inline constexpr int32_t SIZE = 4;
static_assert(SIZE > 2, "room for the head");

using Block = plc::Array<uint8_t, SIZE>;

struct Holder;

struct Holder {
  Block block{};
};

[[nodiscard]] int32_t firstOf(const Holder& holder) {
  static_assert(SIZE > 0);
  return holder.block[0];
}

}  // namespace demo
