#include "vcpu/compile/code_cache.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "vcpu/compile/hash128.h"

namespace vcpu {

namespace fs = std::filesystem;

namespace {

constexpr size_t TRAILER_BYTES = 32;

std::string defaultFolder() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache == '/') return std::string(cache) + "/mqtt-for-s7";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') return std::string(home) + "/.cache/mqtt-for-s7";
  return "";
}

std::vector<char> contentOf(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string hashOf(std::span<const char> content) {
  Hash128 hash;
  hash.add(std::span(reinterpret_cast<const uint8_t*>(content.data()), content.size()));
  return hash.text();
}

}  // namespace

CodeCache::CodeCache(std::string folder) : folder_(folder.empty() ? defaultFolder() : std::move(folder)) {
  if (folder_.empty()) return;
  std::error_code error;
  fs::create_directories(fs::path(folder_).parent_path(), error);
  mkdir(folder_.c_str(), S_IRWXU);
  struct stat facts {};
  if (stat(folder_.c_str(), &facts) != 0) return;  // it cannot be written either: nothing is found or kept
  // Whoever owns the folder, or may write to it, can exchange a file between its check and its use.
  const bool isOurs = facts.st_uid == geteuid() && (facts.st_mode & (S_IWGRP | S_IWOTH)) == 0;
  if (isOurs) return;
  refusal_ = folder_ + " belongs to another user, or others may write to it: compiled code is not kept there";
  folder_.clear();
}

// The loader does not check what it maps: a file cut short would end the process. So its end says what it
// must contain.
std::optional<std::string> CodeCache::find(const std::string& name) const {
  if (folder_.empty()) return std::nullopt;
  struct stat facts {};
  // Code that others may have written is not run.
  if (stat(path(name).c_str(), &facts) != 0 || facts.st_uid != geteuid()) return std::nullopt;
  if ((facts.st_mode & (S_IWGRP | S_IWOTH)) != 0) return std::nullopt;
  std::vector<char> content = contentOf(path(name));
  if (content.size() < TRAILER_BYTES) return std::nullopt;
  std::span<const char> code(content.data(), content.size() - TRAILER_BYTES);
  if (std::string(content.end() - TRAILER_BYTES, content.end()) != hashOf(code)) return std::nullopt;
  return path(name);
}

std::optional<std::string> CodeCache::keep(const std::string& file, const std::string& name) const {
  if (folder_.empty()) return std::nullopt;
  std::vector<char> content = contentOf(file);
  std::string part = path(name) + "." + std::to_string(getpid()) + ".part";
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    chmod(part.c_str(), S_IRUSR | S_IWUSR);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out << hashOf(content);
    if (!out.flush()) {
      unlink(part.c_str());
      return std::nullopt;
    }
  }
  if (rename(part.c_str(), path(name).c_str()) == 0) return path(name);
  unlink(part.c_str());
  return std::nullopt;
}

void CodeCache::drop(const std::string& name) const {
  unlink(path(name).c_str());
}

}  // namespace vcpu
