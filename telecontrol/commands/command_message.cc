#include "telecontrol/commands/command_message.h"

#include "telecontrol/json/point_id.h"
#include "telecontrol/json/utc_text.h"

namespace tele {

namespace {

// Names of members, as nameCode has them.
constexpr int32_t NAME_REQ = 0x726571;
constexpr int32_t NAME_ID = 0x6964;
constexpr int32_t NAME_VAL = 0x76616c;
constexpr int32_t NAME_ACK = 0x61636b;
constexpr int32_t NAME_EXP = 0x657870;

void clear(CommandMessage& message) {
  beginReading(message.reader);
  message.request.length = 0;
  message.hasPoint = false;
  message.pointId = 0;
  message.hasValue = false;
  message.isNumber = false;
  message.acknowledges = false;
  message.hasExpiry = false;
  message.expires.known = false;
}

[[nodiscard]] bool takeRequest(CommandMessage& message) {
  if (message.request.length > 0) {
    return false;
  }
  return readRequestId(message.request, message.reader, message.text);
}

[[nodiscard]] bool takePoint(CommandMessage& message) {
  if (message.hasPoint) {
    return false;
  }
  message.hasPoint = true;
  message.pointId = readPointId(message.reader, message.text);
  return passValue(message.reader, message.text);
}

[[nodiscard]] bool takeCommandValue(CommandMessage& message) {
  if (message.hasValue) {
    return false;
  }
  message.hasValue = true;
  message.isNumber = message.reader.item == JsonItem::Number;
  message.value = message.reader.number;
  return passValue(message.reader, message.text);
}

[[nodiscard]] bool takeAcknowledgement(CommandMessage& message) {
  if (message.acknowledges || message.reader.item != JsonItem::True) {
    return false;
  }
  message.acknowledges = true;
  return true;
}

[[nodiscard]] bool takeExpiry(CommandMessage& message) {
  if (message.hasExpiry) {
    return false;
  }
  message.hasExpiry = true;
  if (message.reader.item == JsonItem::String && message.reader.plain) {
    const bool known = readUtc(message.expires, message.text, message.reader.first, message.reader.length);
    message.expires.known = known;
  }
  return passValue(message.reader, message.text);
}

// The value of a member whose name has this code.
[[nodiscard]] bool takeCommandMember(CommandMessage& message, int32_t code) {
  readItem(message.reader, message.text);
  if (code == NAME_REQ) {
    return takeRequest(message);
  }
  if (code == NAME_ID) {
    return takePoint(message);
  }
  if (code == NAME_VAL) {
    return takeCommandValue(message);
  }
  if (code == NAME_ACK) {
    return takeAcknowledgement(message);
  }
  if (code == NAME_EXP) {
    return takeExpiry(message);
  }
  return passValue(message.reader, message.text);
}

}  // namespace

bool readCommand(CommandMessage& message) {
  clear(message);
  readItem(message.reader, message.text);
  if (message.reader.item != JsonItem::ObjectBegin) {
    return false;
  }
  // Each member takes a byte at least.
  for (int32_t members = 0; members < JSON_BYTES_MAX; ++members) {
    readItem(message.reader, message.text);
    if (message.reader.item != JsonItem::Name) {
      break;
    }
    const int32_t code = nameCode(message.reader, message.text);
    const bool taken = takeCommandMember(message, code);
    if (!taken) {
      return false;
    }
  }
  if (message.reader.item != JsonItem::ObjectEnd) {
    return false;
  }
  readItem(message.reader, message.text);
  return message.reader.item == JsonItem::End && message.request.length > 0 && message.hasPoint &&
         message.hasValue != message.acknowledges;
}

}  // namespace tele
