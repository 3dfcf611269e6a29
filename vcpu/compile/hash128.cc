#include "vcpu/compile/hash128.h"

#include <fmt/format.h>

namespace vcpu {

void Hash128::add(std::span<const uint8_t> bytes) {
  constexpr Number PRIME = wide(0x0000000001000000, 0x000000000000013b);
  for (uint8_t byte : bytes) state_ = (state_ ^ byte) * PRIME;
}

void Hash128::add(std::string_view text) {
  add(std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
  uint8_t end = 0;
  add(std::span(&end, 1));
}

std::string Hash128::text() const {
  return fmt::format("{:016x}{:016x}", static_cast<uint64_t>(state_ >> 64), static_cast<uint64_t>(state_));
}

}  // namespace vcpu
