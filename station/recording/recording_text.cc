#include "station/recording/recording_text.h"

#include <fmt/format.h>

#include <charconv>

namespace station {
namespace {

constexpr std::string_view DATA = "data \"";
constexpr char DIGITS[] = "0123456789abcdef";

std::optional<uint8_t> digitOf(char c) {
  const size_t value = std::string_view(DIGITS, 16).find(c);
  if (value == std::string_view::npos) return {};
  return static_cast<uint8_t>(value);
}

// Takes the text before the next blank out of `rest`.
std::string_view nextWord(std::string_view& rest) {
  const size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

}  // namespace

std::string hexOf(std::span<const uint8_t> bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const uint8_t byte : bytes) {
    text += DIGITS[byte >> 4];
    text += DIGITS[byte & 15];
  }
  return text;
}

std::optional<std::vector<uint8_t>> bytesOfHex(std::string_view text) {
  if (text.size() % 2 != 0) return {};
  std::vector<uint8_t> bytes;
  bytes.reserve(text.size() / 2);
  for (size_t i = 0; i < text.size(); i += 2) {
    const auto high = digitOf(text[i]);
    const auto low = digitOf(text[i + 1]);
    if (!high || !low) return {};
    bytes.push_back(static_cast<uint8_t>(*high << 4 | *low));
  }
  return bytes;
}

std::optional<int64_t> numberOf(std::string_view text) {
  int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return {};
  return number;
}

std::string toLine(const WrittenData& written) {
  return fmt::format("{}{}\" {} {} {}", DATA, written.block, written.offset, written.wholeBytes,
                     hexOf(written.bytes));
}

std::optional<WrittenData> writtenDataOf(std::string_view line) {
  if (!line.starts_with(DATA)) return {};
  line.remove_prefix(DATA.size());
  const size_t quote = line.rfind("\" ");
  if (quote == std::string_view::npos) return {};
  std::string_view rest = line.substr(quote + 2);
  const auto offset = numberOf(nextWord(rest));
  const auto whole = numberOf(nextWord(rest));
  auto bytes = bytesOfHex(rest);
  if (!offset || !whole || !bytes || *offset < 0 || *whole < 0) return {};
  return WrittenData{std::string(line.substr(0, quote)), static_cast<uint64_t>(*offset),
                     static_cast<uint64_t>(*whole), std::move(*bytes)};
}

}  // namespace station
