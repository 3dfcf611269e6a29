#pragma once
// Texts of the host in and out of those of the client. Any thread may call.

#include <string>
#include <string_view>

#include "core/message.h"

namespace native {

/// Writes a text of at most TEXT_BYTES_MAX bytes. False: it is longer, and nothing was written.
bool setText(mqtt::Text& text, std::string_view value);

std::string topicOf(const mqtt::Message& message);
std::string payloadOf(const mqtt::Message& message);

}  // namespace native
