#include "core/saturate.h"

#include "core/limits.h"

namespace mqtt {

int32_t addSaturating(int32_t value, int32_t more) {
  if (value > COUNT_MAX - more) {
    return COUNT_MAX;
  }
  return value + more;
}

}  // namespace mqtt
