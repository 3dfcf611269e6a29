#include "core/text.h"

#include "core/utf8.h"

namespace mqtt {

bool isWellFormed(const Text& text) {
  if (text.bytes < 0 || text.bytes > TEXT_BYTES_MAX) {
    return false;
  }
  Utf8State state = Utf8State::WaitCharacter;
  for (int32_t index = 0; index < text.bytes; ++index) {
    state = afterOctet(state, text.octets[index]);
  }
  return state == Utf8State::WaitCharacter;
}

}  // namespace mqtt
