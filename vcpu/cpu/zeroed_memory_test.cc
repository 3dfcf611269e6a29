#include "vcpu/cpu/zeroed_memory.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

namespace vcpu {
namespace {

bool isZero(ZeroedMemory& memory) {
  return std::ranges::all_of(memory.bytes(), [](uint8_t byte) { return byte == 0; });
}

TEST(ZeroedMemory, IsZeroAgainBehindClear) {
  for (const size_t size : {size_t{0}, size_t{1}, size_t{4'096}, size_t{32'768}}) {
    ZeroedMemory memory(size);
    EXPECT_EQ(memory.bytes().size(), size);
    EXPECT_TRUE(isZero(memory));
    for (const size_t at : {size_t{0}, size / 2, size - 1}) {
      if (at < size) memory.bytes()[at] = 7;
    }
    memory.clear();
    EXPECT_TRUE(isZero(memory));
  }
}

size_t residentPages(std::span<uint8_t> bytes) {
  std::vector<unsigned char> pages(bytes.size() / static_cast<size_t>(sysconf(_SC_PAGESIZE)));
  EXPECT_EQ(mincore(bytes.data(), bytes.size(), pages.data()), 0);
  return static_cast<size_t>(
      std::ranges::count_if(pages, [](unsigned char page) { return (page & 1) != 0; }));
}

TEST(ZeroedMemory, TakesOnlyThePagesThatAreWritten) {
  ZeroedMemory memory(32'768);
  EXPECT_EQ(residentPages(memory.bytes()), 0u);
  memory.bytes()[5'000] = 1;
  EXPECT_EQ(residentPages(memory.bytes()), 1u);
}

}  // namespace
}  // namespace vcpu
