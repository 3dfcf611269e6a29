#pragma once
// An open file, folder or event of the host.

#include <unistd.h>

#include <utility>

namespace vcpu {

/// Owns a file descriptor and closes it at the end; a negative number: there is none. Any thread may use its
/// own.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  int number() const { return number_; }
  bool isOpen() const { return number_ >= 0; }

  void close() {
    if (isOpen()) ::close(release());
  }

  /// From here on the caller closes it.
  int release() { return std::exchange(number_, -1); }

 private:
  int number_ = -1;
};

}  // namespace vcpu
