#include "station/whole_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "vcpu/descriptor/descriptor.h"

namespace station {
namespace {

namespace fs = std::filesystem;

vcpu::Failure failureOf(const std::string& path, const char* doing) {
  return vcpu::Failure{fmt::format("{}: error: {}: {}", path, doing, std::strerror(errno))};
}

vcpu::Descriptor openFile(const std::string& path, int flags) {
  return vcpu::Descriptor(open(path.c_str(), flags | O_CLOEXEC, 0600));
}

// Takes the end of the file as an empty `into`.
bool readSome(const vcpu::Descriptor& file, std::vector<uint8_t>& into) {
  uint8_t part[65536];
  const ssize_t count = read(file.number(), part, sizeof part);
  if (count < 0) return errno == EINTR ? readSome(file, into) : false;
  into.assign(part, part + count);
  return true;
}

bool writeAll(const vcpu::Descriptor& file, std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes = bytes.subspan(static_cast<size_t>(count));
  }
  return true;
}

bool reachDisk(const vcpu::Descriptor& file) {
  return file.isOpen() && fsync(file.number()) == 0;
}

std::string temporaryOf(const std::string& path) {
  return path + ".new";
}

std::string folderOf(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

bool writeToDisk(const std::string& path, std::span<const uint8_t> bytes) {
  const vcpu::Descriptor file = openFile(path, O_WRONLY | O_CREAT | O_TRUNC);
  return file.isOpen() && writeAll(file, bytes) && reachDisk(file);
}

}  // namespace

vcpu::Result<std::optional<std::vector<uint8_t>>> readWholeFile(const std::string& path) {
  struct stat facts {};
  if (stat(path.c_str(), &facts) != 0) {
    if (errno == ENOENT) return std::optional<std::vector<uint8_t>>();
    return failureOf(path, "cannot be read");
  }
  if (!S_ISREG(facts.st_mode)) {
    return vcpu::Failure{
        fmt::format("{}: error: {}, not a file", path, S_ISDIR(facts.st_mode) ? "a folder" : "a device")};
  }
  const vcpu::Descriptor file = openFile(path, O_RDONLY);
  if (!file.isOpen()) return failureOf(path, "cannot be read");
  std::vector<uint8_t> all;
  std::vector<uint8_t> part;
  do {
    if (!readSome(file, part)) return failureOf(path, "cannot be read");
    all.insert(all.end(), part.begin(), part.end());
  } while (!part.empty());
  return std::optional(std::move(all));
}

vcpu::Result<void> replaceFile(const std::string& path, std::span<const uint8_t> bytes) {
  const std::string temporary = temporaryOf(path);
  if (!writeToDisk(temporary, bytes) || rename(temporary.c_str(), path.c_str()) != 0) {
    vcpu::Failure failure = failureOf(path, "cannot be written");
    unlink(temporary.c_str());
    return failure;
  }
  // The new name has to reach the disk too.
  if (!reachDisk(openFile(folderOf(path), O_RDONLY | O_DIRECTORY)))
    return failureOf(path, "may not have reached the disk");
  return {};
}

vcpu::Result<void> tryReplacing(const std::string& path) {
  const std::string temporary = temporaryOf(path);
  if (!writeToDisk(temporary, {})) return failureOf(path, "cannot be written");
  unlink(temporary.c_str());
  return {};
}

}  // namespace station
