#include "vcpu/card/card_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vcpu {

std::string CardFault::reason() const {
  if (error != 0) return std::strerror(error);
  return kind == Kind::NotPlain ? "not a plain file" : "no such file";
}

CardFault faultOfHost(int error) {
  switch (error) {
    case ENOENT: return {CardFault::Kind::NotThere, error};
    case EEXIST: return {CardFault::Kind::AlreadyThere, error};
    case EACCES:
    case EPERM:
    case EROFS: return {CardFault::Kind::WriteProtected, error};
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return {CardFault::Kind::Full, error};
    case ELOOP:
    case EISDIR:
    case ENOTDIR:
    case ENXIO:
    case ENAMETOOLONG: return {CardFault::Kind::NotPlain, error};
    case EMFILE:
    case ENFILE: return {CardFault::Kind::InUse, error};
    default: return {CardFault::Kind::Failed, error};
  }
}

CardFault CardFile::read(uint64_t offset, std::span<uint8_t> bytes, size_t& read) const {
  read = 0;
  while (read < bytes.size()) {
    const ssize_t count =
        pread(file_.number(), bytes.data() + read, bytes.size() - read, static_cast<off_t>(offset + read));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return faultOfHost(errno);
    if (count == 0) break;
    read += static_cast<size_t>(count);
  }
  return {};
}

CardFault CardFile::write(uint64_t offset, std::span<const uint8_t> bytes) {
  size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t count = pwrite(file_.number(), bytes.data() + written, bytes.size() - written,
                                 static_cast<off_t>(offset + written));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return faultOfHost(count < 0 ? errno : EIO);
    written += static_cast<size_t>(count);
  }
  return {};
}

CardFault CardFile::size(uint64_t& bytes) const {
  struct stat facts {};
  if (fstat(file_.number(), &facts) != 0) return faultOfHost(errno);
  bytes = static_cast<uint64_t>(facts.st_size);
  return {};
}

CardFault CardFile::cutAt(uint64_t bytes) {
  return ftruncate(file_.number(), static_cast<off_t>(bytes)) == 0 ? CardFault{} : faultOfHost(errno);
}

}  // namespace vcpu
