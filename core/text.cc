#include "core/text.h"

#include "core/utf8.h"

namespace mqtt {

bool isWellFormed(const Text& text) {
  if (text.length < 0 || text.length > TEXT_BYTES_MAX) {
    return false;
  }
  Utf8State state = Utf8State::WaitCharacter;
  int32_t begun = 0;
  for (int32_t index = 0; index < text.length; ++index) {
    int32_t octet = text.bytes[index];
    if (state != Utf8State::WaitCharacter || octet < PLAIN_FIRST || octet >= PLAIN_END) {
      state = afterTextByte(state, begun, octet);
    }
  }
  return state == Utf8State::WaitCharacter;
}

bool isSameText(const Text& text, const Text& other) {
  if (text.length != other.length) {
    return false;
  }
  for (int32_t index = 0; index < text.length; ++index) {
    if (text.bytes[index] != other.bytes[index]) {
      return false;
    }
  }
  return true;
}

}  // namespace mqtt
