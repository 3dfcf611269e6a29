#include "telecontrol/json/json_text.h"

#include "telecontrol/json/ascii.h"

namespace tele {

int32_t byteAt(const JsonText& text, int32_t index) {
  if (index < 0 || index >= text.length || index >= JSON_BYTES_MAX) {
    return NO_BYTE;
  }
  return text.bytes[index];
}

int32_t digitAt(const JsonText& text, int32_t index) {
  if (index < 0 || index >= text.length || index >= JSON_BYTES_MAX) {
    return NO_BYTE;
  }
  const int32_t octet = text.bytes[index];
  if (octet < DIGIT_ZERO || octet > DIGIT_NINE) {
    return NO_BYTE;
  }
  return octet - DIGIT_ZERO;
}

}  // namespace tele
