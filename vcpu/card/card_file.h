#pragma once
// One open file of a memory card.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "vcpu/descriptor/descriptor.h"

namespace vcpu {

/// What the host answered.
struct CardFault {
  enum class Kind {
    None,
    NotThere,        ///< there is no file of this name
    AlreadyThere,    ///< a new file would take the name of another one
    WriteProtected,  ///< the file or the folder may not be written, or not be read
    Full,            ///< of the disk or of the owner's part of it
    NotPlain,        ///< a folder, a symbolic link or a device has this name, or the name is none
    InUse,           ///< the host has no more open files
    Failed,          ///< the disk
  };
  Kind kind = Kind::None;
  int error = 0;  ///< errno; 0: the host was not asked

  explicit operator bool() const { return kind != Kind::None; }
  /// As the host says it: Permission denied.
  std::string reason() const;
};

/// The fault that errno names.
CardFault faultOfHost(int error);

/// A regular file; closed with the object. All functions wait for the disk. For the thread of the CPU.
class CardFile {
 public:
  CardFile() = default;
  /// Takes over an open file of the host.
  explicit CardFile(Descriptor file) : file_(std::move(file)) {}

  bool isOpen() const { return file_.isOpen(); }
  void close() { file_.close(); }

  /// Bytes from `offset` on; `read` is how many, fewer than asked for at the end of the file.
  CardFault read(uint64_t offset, std::span<uint8_t> bytes, size_t& read) const;
  /// All of them. A fault may leave some of them written.
  CardFault write(uint64_t offset, std::span<const uint8_t> bytes);
  CardFault size(uint64_t& bytes) const;
  CardFault cutAt(uint64_t bytes);

 private:
  Descriptor file_;
};

}  // namespace vcpu
