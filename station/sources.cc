#include "station/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "station/tag_tables/tag_table.h"
#include "vcpu/system/system_units.h"

namespace station {
namespace {

/// Larger files are not sources: a whole PLC's program has a few megabytes.
constexpr uintmax_t SOURCE_BYTES_MAX = 64 * 1024 * 1024;

std::string whyUnreadable(const std::string& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error))
    return fmt::format("{}: error: this is a folder, not an SCL file", file);
  if (!std::filesystem::exists(file, error)) return fmt::format("{}: error: there is no such file", file);
  return fmt::format("{}: error: the file cannot be read: {}", file, std::strerror(errno));
}

vcpu::Result<std::string> readFile(const std::string& file) {
  std::error_code error;
  if (!std::filesystem::is_directory(file, error)) {
    uintmax_t size = std::filesystem::file_size(file, error);
    if (!error && size > SOURCE_BYTES_MAX) {
      return vcpu::Failure{
          fmt::format("{}: error: {} bytes are too many for an SCL source; at most {} are read", file, size,
                      SOURCE_BYTES_MAX)};
    }
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    if (stream && (stream.peek() == std::ifstream::traits_type::eof() || content << stream.rdbuf())) {
      return content.str();
    }
  }
  return vcpu::Failure{whyUnreadable(file)};
}

}  // namespace

vcpu::Result<CheckedSources> checkSources(const std::vector<std::string>& files, const scl::Dialect& dialect,
                                          const scl::CpuMemory& memory) {
  std::vector<std::string> texts;
  for (const std::string& file : files) {
    vcpu::Result<std::string> text = readFile(file);
    if (!text) return vcpu::Failure{text.failure()};
    texts.push_back(std::move(*text));
  }
  CheckedSources checked;
  std::vector<scl::Unit> units;
  for (size_t i = 0; i < files.size(); ++i) {
    if (isTagTable(files[i])) {
      std::vector<scl::Unit> tables = readTagTable(texts[i], files[i], dialect, checked.diagnostics);
      std::ranges::move(tables, std::back_inserter(units));
    } else {
      units.push_back(scl::parse(texts[i], files[i], dialect, checked.diagnostics));
    }
  }
  auto program = std::make_shared<scl::Program>(
      scl::check(std::move(units), vcpu::systemUnits(), dialect, checked.diagnostics, memory));
  if (!checked.diagnostics.hasErrors()) checked.program = std::move(program);
  return checked;
}

}  // namespace station
