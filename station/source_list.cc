#include "station/source_list.h"

#include <fmt/format.h>

#include <fstream>

namespace station {
namespace {

constexpr std::string_view LIST_EXTENSION = ".txt";

/// `line` without the blanks around it; `column` becomes the first character's, counted from 1.
std::string_view trimmed(std::string_view line, size_t& column) {
  constexpr std::string_view BLANKS = " \t\r";
  const size_t first = line.find_first_not_of(BLANKS);
  if (first == std::string_view::npos) return {};
  column = first + 1;
  return line.substr(first, line.find_last_not_of(BLANKS) - first + 1);
}

/// Appends the files of `list`; `named` counts what all lists name, files and lists. Answers a sentence on
/// failure.
std::string append(const std::filesystem::path& list, int depth, int& named,
                   std::vector<std::string>& files) {
  std::ifstream lines(list, std::ios::binary);
  if (!lines) return fmt::format("{}: error: the list of sources cannot be read", list.string());
  std::string text;
  for (int number = 1; std::getline(lines, text); ++number) {
    size_t column = 1;
    const std::string_view name = trimmed(text, column);
    if (name.empty() || name.front() == '#') continue;
    const std::filesystem::path path = (list.parent_path() / name).lexically_normal();
    const std::string location = fmt::format("{}:{}:{}: error: ", list.string(), number, column);
    if (++named > LISTED_FILES_MAX) {
      return location + fmt::format("the lists name more than {} files", LISTED_FILES_MAX);
    }
    if (!isFile(path)) {
      return location + fmt::format("there is no source file '{}' (looked for {})", name, path.string());
    }
    if (!isSourceList(name)) {
      files.push_back(path.string());
      continue;
    }
    if (depth == LIST_DEPTH_MAX) {
      return location + fmt::format("lists stand more than {} deep in each other", LIST_DEPTH_MAX);
    }
    std::string failure = append(path, depth + 1, named, files);
    if (!failure.empty()) return failure;
  }
  return "";
}

}  // namespace

bool isSourceList(std::string_view name) {
  return name.ends_with(LIST_EXTENSION);
}

bool isFile(const std::filesystem::path& path) {
  std::error_code ignored;
  return path.native().find('\0') == std::string::npos && std::filesystem::is_regular_file(path, ignored);
}

vcpu::Result<std::vector<std::string>> readSourceList(const std::filesystem::path& list) {
  std::vector<std::string> files;
  int named = 0;
  std::string failure = append(list, 1, named, files);
  if (!failure.empty()) return vcpu::Failure{failure};
  return files;
}

}  // namespace station
