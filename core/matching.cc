#include "core/matching.h"

#include "core/topic.h"

namespace mqtt {

// Index of the first byte from `fromOffset` on that is a slash, or `endOffset`.
static int32_t endOfLevel(const Framing& framing, int32_t fromOffset, int32_t endOffset) {
  for (int32_t index = fromOffset; index < endOffset; ++index) {
    if (framing.body[index] == TOPIC_SLASH) {
      return index;
    }
  }
  return endOffset;
}

// "sport/#" matches "sport" as well: "#" stands for the parent level too (4.7.1.2). True when only "/#" is
// left of the filter.
static bool isParentOfAll(const Text& filter, int32_t filterOffset) {
  if (filter.length - filterOffset != 2) {
    return false;
  }
  if (filter.bytes[filterOffset] != TOPIC_SLASH) {
    return false;
  }
  return filter.bytes[filterOffset + 1] == TOPIC_HASH;
}

bool filterMatches(const Framing& framing, const PublishHead& head, const Text& filter) {
  int32_t position = head.topicOffset;
  int32_t endOffset = head.topicOffset + head.topicLength;
  int32_t octet = filter.bytes[0];
  // A wildcard does not begin to match a topic of the broker's own (MQTT-4.7.2-1).
  if (octet == TOPIC_PLUS || octet == TOPIC_HASH) {
    if (framing.body[position] == TOPIC_DOLLAR) {
      return false;
    }
  }
  for (int32_t index = 0; index < filter.length; ++index) {
    octet = filter.bytes[index];
    // 0 stands for the end of the topic: neither topic nor filter contains it, nor the topic a wildcard.
    int32_t topicByte = 0;
    if (position < endOffset) {
      topicByte = framing.body[position];
    }
    if (octet == topicByte) {
      position += 1;
    } else if (octet == TOPIC_HASH) {
      return true;
    } else if (octet == TOPIC_PLUS) {
      position = endOfLevel(framing, position, endOffset);
    } else {
      if (position < endOffset) {
        return false;
      }
      return isParentOfAll(filter, index);
    }
  }
  return position == endOffset;
}

}  // namespace mqtt
