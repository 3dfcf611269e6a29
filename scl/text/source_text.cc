#include "scl/text/source_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "scl/text/diagnostic_code.h"
#include "scl/text/utf8.h"

namespace scl {
namespace {

SourceLocation locationAt(std::string_view text, size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const std::string_view line = before.substr(lineStart);
  return {1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
          1 + static_cast<int>(characterCount(line))};
}

}  // namespace

std::string decodedSource(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  constexpr std::string_view UTF8_MARK = "\xEF\xBB\xBF";
  if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") {
    diagnostics.error(NOT_UTF8, file, {1, 1}, "found UTF-16, expected UTF-8: save the source as UTF-8");
    return {};
  }
  const size_t zero = text.find('\0');
  if (zero != std::string_view::npos) {
    diagnostics.error(NOT_TEXT, file, locationAt(text, zero), "found the byte 16#00: this is no text");
    return {};
  }
  if (text.substr(0, 3) == UTF8_MARK) text.remove_prefix(3);
  const std::optional<size_t> invalid = firstInvalidUtf8(text);
  if (!invalid) return std::string(text);
  diagnostics.error(
      NOT_UTF8, file, locationAt(text, *invalid),
      fmt::format("found the byte 16#{:02X}, which is no UTF-8 (Latin-1?): save the source as UTF-8",
                  static_cast<unsigned char>(text[*invalid])));
  return repairedUtf8(text);
}

}  // namespace scl
