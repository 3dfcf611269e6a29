#include "core/topic.h"

#include "core/utf8.h"

namespace mqtt {

bool isTopicName(const Text& topic) {
  if (topic.length < 1 || topic.length > TEXT_BYTES_MAX) {
    return false;
  }
  Utf8State state = Utf8State::WaitCharacter;
  int32_t begun = 0;
  for (int32_t index = 0; index < topic.length; ++index) {
    int32_t octet = topic.bytes[index];
    // Letters, digits and "/" lie above the wildcards and below PLAIN_END: they need no further look.
    if (state != Utf8State::WaitCharacter || octet <= TOPIC_PLUS || octet >= PLAIN_END) {
      if (octet == TOPIC_PLUS || octet == TOPIC_HASH) {
        return false;
      }
      state = afterTextByte(state, begun, octet);
    }
  }
  return state == Utf8State::WaitCharacter;
}

// filter = level ("/" level)*, where level = "+" | "#" at the end | characters without "+" and "#".
bool isTopicFilter(const Text& filter) {
  if (filter.length < 1 || filter.length > TEXT_BYTES_MAX) {
    return false;
  }
  Utf8State state = Utf8State::WaitCharacter;
  int32_t begun = 0;
  // The byte before the first counts as a slash, so that a wildcard may begin the filter.
  int32_t before = TOPIC_SLASH;
  for (int32_t index = 0; index < filter.length; ++index) {
    int32_t octet = filter.bytes[index];
    // "#" is the last byte (MQTT-4.7.1-2).
    if (before == TOPIC_HASH) {
      return false;
    }
    // A wildcard takes a whole level: "/" or nothing stands before it (4.7.1-2, -3),
    if ((octet == TOPIC_PLUS || octet == TOPIC_HASH) && before != TOPIC_SLASH) {
      return false;
    }
    // and "/" or nothing behind it.
    if (before == TOPIC_PLUS && octet != TOPIC_SLASH) {
      return false;
    }
    if (state != Utf8State::WaitCharacter || octet < PLAIN_FIRST || octet >= PLAIN_END) {
      state = afterTextByte(state, begun, octet);
    }
    before = octet;
  }
  return state == Utf8State::WaitCharacter;
}

}  // namespace mqtt
