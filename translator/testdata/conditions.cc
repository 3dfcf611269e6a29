#include <cstdint>

namespace demo {

enum class Light : int16_t { Red = 0, Green = 1 };

[[nodiscard]] bool mayGo(Light light, bool ambulance, int32_t metres) {
  if (ambulance) {  // always lets pass
    return false;
  } else if (light == Light::Red && metres < 50) {
    return false;
  } else {
    // Far away, or green.
    return !ambulance && (metres >= 50 || light != Light::Red);
  }
}

[[nodiscard]] bool differ(bool a, bool b, int32_t x) {
  bool both = a == b;
  if (!(x > 3) && !(a && b)) {
    both = a != b;
  }
  return !both;
}

}  // namespace demo
