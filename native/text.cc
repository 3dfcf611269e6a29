#include "native/text.h"

#include <algorithm>

namespace native {

bool setText(mqtt::Text& text, std::string_view value) {
  if (value.size() > static_cast<size_t>(mqtt::TEXT_BYTES_MAX)) return false;
  std::copy(value.begin(), value.end(), text.bytes.elements);
  text.length = static_cast<int32_t>(value.size());
  return true;
}

std::string topicOf(const mqtt::Message& message) {
  return {message.topic.bytes.elements, message.topic.bytes.elements + message.topic.length};
}

std::string payloadOf(const mqtt::Message& message) {
  return {message.payload.elements, message.payload.elements + message.payloadLength};
}

}  // namespace native
