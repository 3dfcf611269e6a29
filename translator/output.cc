#include "translator/output.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>

namespace translator {
namespace {

namespace fs = std::filesystem;

fs::path neighbour(const fs::path& path) {
  return fs::path(path) += ".new";
}

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

std::vector<OutputFile> changed(const std::vector<OutputFile>& files) {
  std::vector<OutputFile> result;
  for (const OutputFile& file : files) {
    if (!fs::is_regular_file(file.path) || contents(file.path) != file.text) result.push_back(file);
  }
  return result;
}

std::vector<fs::path> outdated(const fs::path& list, const std::vector<OutputFile>& files) {
  std::vector<fs::path> result;
  std::istringstream lines(contents(list));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const fs::path path = list.parent_path() / line;
    const bool kept =
        std::any_of(files.begin(), files.end(), [&](const OutputFile& file) { return file.path == path; });
    if (!kept && fs::exists(path)) result.push_back(path);
  }
  return result;
}

std::string writeAll(const std::vector<OutputFile>& files) {
  std::string failure;
  std::error_code error;
  for (const OutputFile& file : files) {
    if (file.path.has_parent_path()) fs::create_directories(file.path.parent_path(), error);
    std::ofstream out(neighbour(file.path), std::ios::binary);
    out << file.text;
    out.close();
    if (!out) {
      failure = fmt::format("{} cannot be written", file.path.string());
      break;
    }
  }
  for (const OutputFile& file : files) {
    if (failure.empty()) fs::rename(neighbour(file.path), file.path, error);
    if (error && failure.empty()) failure = fmt::format("{}: {}", file.path.string(), error.message());
    if (!failure.empty()) fs::remove(neighbour(file.path), error);
  }
  return failure;
}

}  // namespace translator
