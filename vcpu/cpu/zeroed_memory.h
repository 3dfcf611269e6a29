#pragma once
// The memory of a process image or of the bit memory.

#include <cstdint>
#include <memory>
#include <span>

namespace vcpu {

/// Bytes that begin as 0. Pages of them that are never written take no memory of the host: a CPU has 80 KiB
/// of inputs, outputs and bit memory, of which most programs use some bytes. For one thread.
class ZeroedMemory {
 public:
  ZeroedMemory() = default;
  /// Throws std::bad_alloc.
  explicit ZeroedMemory(size_t bytes);

  /// Valid as long as the memory.
  std::span<uint8_t> bytes() { return {bytes_.get(), bytes_.get_deleter().size}; }

  /// All 0 again.
  void clear();

 private:
  struct Unmap {
    size_t size;
    void operator()(uint8_t* bytes) const;
  };
  std::unique_ptr<uint8_t, Unmap> bytes_;
};

}  // namespace vcpu
