#include "vcpu/system/card/card_name.h"

#include <algorithm>

namespace vcpu {

namespace {

constexpr uint32_t HEADER_BYTES = 2;  // of a String: its maximum and its length

bool isLetterOrDigit(unsigned char character) {
  return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
         (character >= 'a' && character <= 'z');
}

}  // namespace

std::optional<std::string> textOf(const Area& area) {
  const bool isString = area.bytes != nullptr && area.kind == scl::TypeKind::String && area.count > 0;
  if (!isString || area.elementBytes < HEADER_BYTES) return std::nullopt;
  const uint32_t length = std::min<uint32_t>(area.bytes[1], area.elementBytes - HEADER_BYTES);
  return std::string(area.bytes + HEADER_BYTES, area.bytes + HEADER_BYTES + length);
}

bool isCardName(const CardRules& rules, std::string_view name) {
  if (name.empty() || name.size() > rules.nameCharactersMax) return false;
  return std::ranges::all_of(name, [&rules](unsigned char character) {
    if (isLetterOrDigit(character)) return true;
    if (rules.namesAreWords) return character == '-' || character == '_';
    return character > ' ' && character < 0x7F &&
           rules.notInNames.find(char(character)) == std::string_view::npos;
  });
}

}  // namespace vcpu
