#include "cli/source_files.h"

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "scl/text/name.h"
#include "station/bounded_file.h"
#include "station/station_file.h"
#include "station/tag_tables/tag_table.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

// What TIA Portal takes as external sources. An .awl is read too: data blocks and types have the same form
// there, and the parser says what a statement list is.
constexpr std::array<std::string_view, 4> EXTENSIONS = {".scl", ".udt", ".db", ".awl"};

bool isSource(const fs::path& path) {
  const std::string extension = path.extension().string();
  return std::any_of(EXTENSIONS.begin(), EXTENSIONS.end(),
                     [&](std::string_view known) { return scl::sameName(known, extension); });
}

// PLC tags lie beside the sources, among files of other kinds whose names end like theirs.
bool isTableOfTags(const fs::path& path) {
  if (!station::isTagTable(path.string())) return false;
  const vcpu::Result<std::string> text = station::readTextFile(path.string());
  return text && station::holdsTags(*text, path.string());
}

vcpu::Result<std::vector<std::string>> sourcesBelow(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (!entry->is_regular_file(error)) continue;
    if (isSource(entry->path()) || isTableOfTags(entry->path())) files.push_back(entry->path().string());
  }
  if (error)
    return vcpu::Failure{fmt::format("{}: error: the folder cannot be read: {}", folder, error.message())};
  if (files.empty()) {
    return vcpu::Failure{
        fmt::format("{}: error: this folder holds no SCL source (.scl, .udt, .db, .awl)", folder)};
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What a pattern fits, in the order of the names; empty if nothing.
std::vector<std::string> fitting(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (glob(pattern.c_str(), 0, nullptr, &found) == 0)
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  return paths;
}

/// `paths` with what patterns stand for in their place.
vcpu::Result<std::vector<std::string>> withoutPatterns(const std::vector<std::string>& paths) {
  std::vector<std::string> plain;
  std::error_code error;
  for (const std::string& path : paths) {
    if (path.find_first_of("*?[") == std::string::npos || fs::exists(path, error)) {
      plain.push_back(path);
      continue;
    }
    const std::vector<std::string> found = fitting(path);
    if (found.empty()) return vcpu::Failure{fmt::format("{}: error: no file fits this pattern", path)};
    plain.insert(plain.end(), found.begin(), found.end());
  }
  return plain;
}

}  // namespace

vcpu::Result<std::vector<std::string>> sourceFiles(const std::vector<std::string>& paths) {
  vcpu::Result<std::vector<std::string>> plain = withoutPatterns(paths);
  if (!plain) return plain;
  std::vector<std::string> files;
  std::set<fs::path> seen;
  for (const std::string& path : *plain) {
    std::error_code error;
    std::vector<std::string> found = {path};
    if (const auto settings = station::stationFileOf(path)) {
      vcpu::Result<station::StationFile> station = station::readStationFile(*settings);
      if (!station) return vcpu::Failure{station.failure()};
      found = std::move(station->sources);
    } else if (fs::is_directory(path, error)) {
      vcpu::Result<std::vector<std::string>> below = sourcesBelow(path);
      if (!below) return below;
      found = std::move(*below);
    }
    for (std::string& file : found) {
      if (seen.insert(fs::weakly_canonical(file, error)).second) files.push_back(std::move(file));
    }
  }
  return files;
}

}  // namespace cli
