#include "telecontrol/commands/request_id.h"

#include "telecontrol/json/ascii.h"

namespace tele {

bool readRequestId(RequestId& request, const JsonReader& reader, const JsonText& text) {
  request.length = 0;
  if (reader.item != JsonItem::String || !reader.plain) {
    return false;
  }
  if (reader.length < 1 || reader.length > REQUEST_ID_BYTES_MAX) {
    return false;
  }
  const int32_t length = reader.length;
  for (int32_t index = 0; index < length; ++index) {
    const int32_t octet = byteAt(text, reader.first + index);
    if (octet < BLANK || octet > TILDE) {
      return false;
    }
    request.bytes[index] = plc::toByte(octet);
  }
  request.length = length;
  return true;
}

bool isSameRequest(const RequestId& request, const RequestId& other) {
  if (request.length != other.length || request.length == 0) {
    return false;
  }
  const int32_t length = request.length;
  for (int32_t index = 0; index < length; ++index) {
    if (request.bytes[index] != other.bytes[index]) {
      return false;
    }
  }
  return true;
}

}  // namespace tele
