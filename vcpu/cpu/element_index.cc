#include "vcpu/cpu/element_index.h"

#include <fmt/format.h>

namespace vcpu {

std::string elementIndex(const scl::Type& array, int64_t number) {
  std::string text;
  for (size_t i = array.dimensions.size(); i-- > 0;) {
    const scl::Bounds& bounds = array.dimensions[i];
    const int64_t index = bounds.low + number % bounds.count();
    number /= bounds.count();
    text = text.empty() ? std::to_string(index) : fmt::format("{},{}", index, text);
  }
  return fmt::format("[{}]", text);
}

}  // namespace vcpu
