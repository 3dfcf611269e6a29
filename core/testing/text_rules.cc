#include "core/testing/text_rules.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace protocol {
namespace {

constexpr size_t TEXT_BYTES_MAX = 65'535;

std::vector<std::string> levelsOf(const std::string& topic) {
  std::vector<std::string> levels(1);
  for (char letter : topic) {
    if (letter == '/') {
      levels.emplace_back();
    } else {
      levels.back() += letter;
    }
  }
  return levels;
}

// Bytes of the character that this one begins; 0 when none can.
size_t bytesOfCharacter(uint8_t first) {
  if (first < 0x80) return 1;
  if (first >> 5 == 0b110) return 2;
  if (first >> 4 == 0b1110) return 3;
  if (first >> 3 == 0b11110) return 4;
  return 0;
}

// Looks at the number of each character: U+0001..U+10FFFF, no surrogate, in its shortest form.
std::optional<std::u32string> charactersOf(const std::string& text) {
  constexpr char32_t SMALLEST[] = {0, 1, 0x80, 0x800, 0x10000};
  std::u32string characters;
  for (size_t at = 0; at < text.size();) {
    const auto first = static_cast<uint8_t>(text[at]);
    const size_t count = bytesOfCharacter(first);
    if (count == 0 || at + count > text.size()) return {};
    char32_t number = count == 1 ? first : first & (0x7FU >> count);
    for (size_t more = 1; more < count; ++more) {
      const auto octet = static_cast<uint8_t>(text[at + more]);
      if (octet >> 6 != 0b10) return {};
      number = number << 6 | (octet & 0x3FU);
    }
    if (number < SMALLEST[count] || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return {};
    characters += number;
    at += count;
  }
  return characters;
}

bool isToBeAvoided(char32_t number) {
  const bool isControl = number < 0x20 || (number >= 0x7F && number <= 0x9F);
  const bool isNoCharacter = (number >= 0xFDD0 && number <= 0xFDEF) || (number & 0xFFFE) == 0xFFFE;
  return isControl || isNoCharacter;
}

}  // namespace

bool isUtf8(const std::string& text) {
  return charactersOf(text).has_value();
}

bool isText(const std::string& text) {
  const auto characters = charactersOf(text);
  return characters && std::ranges::none_of(*characters, isToBeAvoided);
}

bool isTopicName(const std::string& topic) {
  return !topic.empty() && topic.size() <= TEXT_BYTES_MAX && isText(topic) &&
         topic.find_first_of("+#") == std::string::npos;
}

bool isTopicFilter(const std::string& filter) {
  if (filter.empty() || filter.size() > TEXT_BYTES_MAX || !isText(filter)) return false;
  const std::vector<std::string> levels = levelsOf(filter);
  for (size_t at = 0; at < levels.size(); ++at) {
    const std::string& level = levels[at];
    if (level == "+" || (level == "#" && at + 1 == levels.size())) continue;
    if (level.find_first_of("+#") != std::string::npos) return false;
  }
  return true;
}

bool matches(const std::string& filter, const std::string& topic) {
  const std::vector<std::string> wanted = levelsOf(filter);
  const std::vector<std::string> given = levelsOf(topic);
  // MQTT-4.7.2-1
  if (topic[0] == '$' && (wanted[0] == "+" || wanted[0] == "#")) return false;
  for (size_t at = 0; at < wanted.size(); ++at) {
    // "sport/#" matches "sport" as well (4.7.1.2), so nothing need be left for it.
    if (wanted[at] == "#") return true;
    if (at == given.size() || (wanted[at] != "+" && wanted[at] != given[at])) return false;
  }
  return wanted.size() == given.size();
}

}  // namespace protocol
