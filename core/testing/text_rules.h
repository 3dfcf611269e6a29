#pragma once
// What MQTT asks of texts and topics (1.5.3, 4.7), decided in another way than the client does.

#include <string>

namespace protocol {

/// Well-formed UTF-8 of RFC 3629, without U+0000.
bool isUtf8(const std::string& text);

/// The same without what a receiver may close on: control characters and code points that are no characters.
bool isText(const std::string& text);

/// A text of at least one byte and at most 65,535, without wildcards (4.7.3, MQTT-3.3.2-2).
bool isTopicName(const std::string& topic);

/// The same with wildcards that take whole levels, '#' only the last (4.7.1).
bool isTopicFilter(const std::string& filter);

/// Whether a topic name matches a filter (4.7). Both are valid.
bool matches(const std::string& filter, const std::string& topic);

}  // namespace protocol
