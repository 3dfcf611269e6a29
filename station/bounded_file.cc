#include "station/bounded_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "vcpu/descriptor/descriptor.h"

namespace station {
namespace {

vcpu::Failure failureOf(const std::string& file, const std::string& why) {
  return vcpu::Failure{fmt::format("{}: error: {}", file, why)};
}

std::string unreadable() {
  return errno == ENOENT ? "there is no such file"
                         : fmt::format("the file cannot be read: {}", std::strerror(errno));
}

/// Empty for what may be read.
std::string whyNotRead(mode_t mode) {
  if (S_ISREG(mode) || S_ISFIFO(mode)) return "";
  if (S_ISDIR(mode)) return "this is a folder, not a file";
  return "this is a device, not a file";
}

}  // namespace

vcpu::Result<std::string> readTextFile(const std::string& file) {
  struct stat facts {};
  // Before it is opened: opening a device may already do something.
  if (stat(file.c_str(), &facts) != 0) return failureOf(file, unreadable());
  if (const std::string why = whyNotRead(facts.st_mode); !why.empty()) return failureOf(file, why);
  const vcpu::Descriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor.isOpen()) return failureOf(file, unreadable());
  std::string bytes;
  char part[65536];
  while (true) {
    const ssize_t count = read(descriptor.number(), part, sizeof part);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failureOf(file, unreadable());
    if (count == 0) return bytes;
    bytes.append(part, static_cast<size_t>(count));
    if (bytes.size() > TEXT_FILE_BYTES_MAX) {
      return failureOf(
          file, fmt::format("this is too long for a source: at most {} bytes are read", TEXT_FILE_BYTES_MAX));
    }
  }
}

}  // namespace station
