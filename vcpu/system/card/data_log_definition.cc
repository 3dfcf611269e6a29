#include "vcpu/system/card/data_log_definition.h"

#include <fmt/format.h>

#include <charconv>

namespace vcpu {

namespace {

constexpr std::string_view FIRST_LINE = "data log 1";
constexpr std::string_view DEFINITION_END = ".datalog";

/// Takes the text apart line by line; `whole` becomes false at the first line that is another one.
class LineReader {
 public:
  explicit LineReader(std::string_view text) : rest_(text) {}

  std::string_view take(std::string_view begin) {
    const size_t end = rest_.find('\n');
    const std::string_view line = rest_.substr(0, end);
    if (end == rest_.npos || !line.starts_with(begin)) {
      whole_ = false;
      return "";
    }
    rest_.remove_prefix(end + 1);
    return line.substr(begin.size());
  }

  uint32_t takeNumber(std::string_view begin) {
    const std::string_view text = take(begin);
    uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) whole_ = false;
    return number;
  }

  bool isWhole() const { return whole_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

}  // namespace

std::string textOf(const DataLogDefinition& definition) {
  return fmt::format("{}\nrecords {}\ntimestamp {}\nheader {}\ndata {}\ncolumns {}\n", FIRST_LINE,
                     definition.records, static_cast<int>(definition.timestamp), definition.header,
                     definition.data, definition.columns);
}

std::optional<DataLogDefinition> definitionIn(std::string_view text) {
  LineReader reader(text);
  DataLogDefinition definition;
  const std::string_view first = reader.take(FIRST_LINE);
  definition.records = reader.takeNumber("records ");
  const uint32_t timestamp = reader.takeNumber("timestamp ");
  definition.timestamp = static_cast<DataLogTimestamp>(timestamp);
  definition.header = reader.take("header ");
  definition.data = reader.take("data ");
  definition.columns = reader.take("columns ");
  const bool isValid = reader.isWhole() && first.empty() && definition.records > 0 &&
                       timestamp <= static_cast<uint32_t>(DataLogTimestamp::Local);
  return isValid ? std::optional(std::move(definition)) : std::nullopt;
}

// FNV-1a.
uint32_t dataLogId(std::string_view name) {
  uint32_t id = 0x811C9DC5;
  for (const char character : name) id = (id ^ static_cast<unsigned char>(character)) * 0x01000193;
  return id == 0 ? 1 : id;
}

std::string csvFileOf(std::string_view name) {
  return fmt::format("{}.csv", name);
}

std::string definitionFileOf(std::string_view name) {
  return fmt::format("{}{}", name, DEFINITION_END);
}

std::optional<std::string> dataLogOf(std::string_view definitionFile) {
  if (!definitionFile.ends_with(DEFINITION_END)) return std::nullopt;
  definitionFile.remove_suffix(DEFINITION_END.size());
  return std::string(definitionFile);
}

}  // namespace vcpu
