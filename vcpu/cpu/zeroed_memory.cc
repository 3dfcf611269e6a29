#include "vcpu/cpu/zeroed_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace vcpu {

void ZeroedMemory::Unmap::operator()(uint8_t* bytes) const {
  munmap(bytes, size);
}

ZeroedMemory::ZeroedMemory(size_t bytes) {
  if (bytes == 0) return;
  void* mapped = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc();
  // A huge page would be provided as a whole for one byte. Without this advice it only costs memory.
  (void)madvise(mapped, bytes, MADV_NOHUGEPAGE);
  bytes_ = {static_cast<uint8_t*>(mapped), Unmap{bytes}};
}

// To read a page that was never written does not make the system provide one.
void ZeroedMemory::clear() {
  const std::span<uint8_t> all = bytes();
  const auto written = std::ranges::find_if(all, [](uint8_t byte) { return byte != 0; });
  std::fill(written, all.end(), uint8_t{0});
}

}  // namespace vcpu
