#include "core/topic.h"

#include "core/client_data.h"
#include "core/publish.h"

namespace mqtt {

bool isTopicName(const Text& topic) {
  if (topic.length < 1) {
    return false;
  }
  for (int32_t index = 0; index < topic.length; ++index) {
    int32_t octet = topic.bytes[index];
    if (octet == TOPIC_PLUS || octet == TOPIC_HASH) {
      return false;
    }
  }
  return true;
}

// filter = level ("/" level)*, where level = "+" | "#" at the end | octets without "+" and "#".
bool isTopicFilter(const Text& filter) {
  if (filter.length < 1) {
    return false;
  }
  // The octet before the first counts as a slash, so that a wildcard may begin the filter.
  int32_t before = TOPIC_SLASH;
  for (int32_t index = 0; index < filter.length; ++index) {
    int32_t octet = filter.bytes[index];
    // "#" is the last octet (MQTT-4.7.1-2).
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
    before = octet;
  }
  return true;
}

// Index of the first octet from `fromOffset` on that is a slash, or `endOffset`.
int32_t endOfLevel(const ClientData& client, int32_t fromOffset, int32_t endOffset) {
  for (int32_t index = fromOffset; index < endOffset; ++index) {
    if (client.framing.body[index] == TOPIC_SLASH) {
      return index;
    }
  }
  return endOffset;
}

// "sport/#" matches "sport" as well: "#" stands for the parent level too (4.7.1.2). True when only "/#" is
// left.
bool isParentOfAll(const ClientData& client, int32_t subscription, int32_t filterOffset) {
  if (client.subscriptions[subscription].filter.length - filterOffset != 2) {
    return false;
  }
  if (client.subscriptions[subscription].filter.bytes[filterOffset] != TOPIC_SLASH) {
    return false;
  }
  return client.subscriptions[subscription].filter.bytes[filterOffset + 1] == TOPIC_HASH;
}

bool filterMatches(const ClientData& client, int32_t subscription) {
  int32_t position = PUBLISH_TOPIC_OFFSET;
  int32_t endOffset = PUBLISH_TOPIC_OFFSET + uint16At(client.framing, 0);
  int32_t filterBytes = client.subscriptions[subscription].filter.length;
  int32_t octet = client.subscriptions[subscription].filter.bytes[0];
  // A wildcard does not begin to match a topic of the broker's own (MQTT-4.7.2-1).
  if (octet == TOPIC_PLUS || octet == TOPIC_HASH) {
    if (client.framing.body[position] == TOPIC_DOLLAR) {
      return false;
    }
  }
  for (int32_t index = 0; index < filterBytes; ++index) {
    octet = client.subscriptions[subscription].filter.bytes[index];
    if (octet == TOPIC_HASH) {
      return true;
    }
    if (octet == TOPIC_PLUS) {
      position = endOfLevel(client, position, endOffset);
    } else if (position == endOffset) {
      return isParentOfAll(client, subscription, index);
    } else {
      if (client.framing.body[position] != octet) {
        return false;
      }
      position += 1;
    }
  }
  return position == endOffset;
}

}  // namespace mqtt
