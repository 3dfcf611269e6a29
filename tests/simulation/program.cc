#include "tests/simulation/program.h"

namespace simulation {

std::optional<Reception> Assembly::add(const Reception& piece, size_t offset, size_t payloadBytes) {
  if (offset == 0) {
    whole_ = piece;
  } else {
    broken_ = broken_ || offset != whole_.payload.size() || piece.topic != whole_.topic;
    whole_.payload += piece.payload;
  }
  if (whole_.payload.size() < payloadBytes) return std::nullopt;
  return whole_;
}

}  // namespace simulation
