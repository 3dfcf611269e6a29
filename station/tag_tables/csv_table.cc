#include "station/tag_tables/csv_table.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "scl/text/absolute_address.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/name.h"
#include "scl/text/source_text.h"

namespace station {
namespace {

using Cells = std::vector<std::string>;

std::string_view withoutBlanks(std::string_view text) {
  constexpr std::string_view BLANKS = " \t\r";
  const size_t first = text.find_first_not_of(BLANKS);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(BLANKS) - first + 1);
}

std::string_view takeLine(std::string_view& rest) {
  const size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = withoutBlanks(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

// cell = '"' ( any but '"' | '""' )* '"' | any but the separator. Nothing: a quotation mark is missing.
std::optional<std::string> takeCell(std::string_view& line, char separator) {
  line = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
  std::string cell;
  if (line.empty() || line.front() != '"') {
    const size_t end = std::min(line.find(separator), line.size());
    cell = withoutBlanks(line.substr(0, end));
    line.remove_prefix(end);
    return cell;
  }
  for (size_t i = 1; i < line.size(); ++i) {
    if (line[i] != '"') {
      cell += line[i];
    } else if (i + 1 < line.size() && line[i + 1] == '"') {
      cell += line[i++];
    } else {
      line.remove_prefix(std::min(line.find(separator, i), line.size()));
      return cell;
    }
  }
  return std::nullopt;
}

std::optional<Cells> cellsOf(std::string_view line, char separator) {
  Cells cells;
  for (;;) {
    std::optional<std::string> cell = takeCell(line, separator);
    if (!cell) return std::nullopt;
    cells.push_back(std::move(*cell));
    if (line.empty()) return cells;
    line.remove_prefix(1);
  }
}

char separatorOf(std::string_view firstLine) {
  const bool onlySemicolons = firstLine.find(';') != firstLine.npos && firstLine.find(',') == firstLine.npos;
  return onlySemicolons ? ';' : ',';
}

bool isHeading(const Cells& cells) {
  return cells.size() >= 3 && scl::sameName(cells[0], "name") && scl::sameName(cells[1], "type") &&
         scl::sameName(cells[2], "address");
}

bool isAddress(std::string_view cell) {
  return cell.starts_with('%') || scl::parseAbsoluteAddress(cell);
}

}  // namespace

bool beginsWithHeading(std::string_view bytes) {
  constexpr std::string_view MARK = "\xEF\xBB\xBF";
  if (bytes.starts_with(MARK)) bytes.remove_prefix(MARK.size());
  const std::string_view line = takeLine(bytes);
  const std::optional<Cells> cells = cellsOf(line, separatorOf(line));
  return cells && isHeading(*cells);
}

scl::TagRows readCsv(std::string_view bytes, const std::string& file, scl::Diagnostics& diagnostics) {
  scl::TagRows rows;
  const std::string text = scl::decodedSource(bytes, file, diagnostics);
  std::string_view rest = text;
  const char separator = separatorOf(rest.substr(0, rest.find('\n')));
  for (int number = 1; !rest.empty(); ++number) {
    const std::string_view line = takeLine(rest);
    if (line.empty()) continue;
    const scl::SourceLocation location{number, 1};
    const std::optional<Cells> cells = cellsOf(line, separator);
    if (!cells) {
      diagnostics.error(scl::BAD_TAG_TABLE, file, location, "a quotation mark has no second one on its line");
    } else if (cells->size() < 3 || cells->size() > 4) {
      diagnostics.error(scl::BAD_TAG_TABLE, file, location,
                        fmt::format("found {} cells, expected name{}type{}address, or the value of a user "
                                    "constant in the third",
                                    cells->size(), separator, separator));
    } else if (number == 1 && isHeading(*cells)) {
      continue;
    } else if (isAddress((*cells)[2])) {
      rows.tags.push_back({location, (*cells)[0], (*cells)[1], (*cells)[2]});
    } else {
      rows.userConstants.push_back({location, (*cells)[0], (*cells)[1], (*cells)[2]});
    }
  }
  return rows;
}

}  // namespace station
