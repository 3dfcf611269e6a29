#include "core/text.h"

#include "core/utf8.h"

namespace mqtt {

bool isWellFormed(const Text& text) {
  if (text.length < 0 || text.length > TEXT_BYTES_MAX) {
    return false;
  }
  Utf8State state = Utf8State::WaitCharacter;
  for (int32_t index = 0; index < text.length; ++index) {
    state = afterByte(state, text.bytes[index]);
  }
  return state == Utf8State::WaitCharacter;
}

}  // namespace mqtt
