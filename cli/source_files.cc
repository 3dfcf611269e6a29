#include "cli/source_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "scl/text/name.h"
#include "station/tag_tables/tag_table.h"
#include "station/whole_file.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

// What TIA Portal takes as external sources of SCL blocks, types and data blocks.
constexpr std::array<std::string_view, 3> EXTENSIONS = {".scl", ".udt", ".db"};

bool isSource(const fs::path& path) {
  const std::string extension = path.extension().string();
  return std::any_of(EXTENSIONS.begin(), EXTENSIONS.end(),
                     [&](std::string_view known) { return scl::sameName(known, extension); });
}

// PLC tags lie beside the sources, among files of other kinds whose names end like theirs.
bool isTableOfTags(const fs::path& path) {
  if (!station::isTagTable(path.string())) return false;
  const vcpu::Result<std::optional<std::vector<uint8_t>>> bytes = station::readWholeFile(path.string());
  if (!bytes || !*bytes) return false;
  return station::holdsTags({reinterpret_cast<const char*>((*bytes)->data()), (*bytes)->size()},
                            path.string());
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
    return vcpu::Failure{fmt::format("{}: error: this folder holds no SCL source (.scl, .udt, .db)", folder)};
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

vcpu::Result<std::vector<std::string>> sourceFiles(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  std::set<fs::path> seen;
  for (const std::string& path : paths) {
    std::error_code error;
    std::vector<std::string> found = {path};
    if (fs::is_directory(path, error)) {
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
