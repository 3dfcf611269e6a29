// In a sanitized build the system compiler's code is sanitized like the CPU: all tests that run it then show
// what the printed C does wrong with memory. Here is the proof that it is so.

#include <gtest/gtest.h>

#include "vcpu/testing/sample.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZES_ADDRESSES
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZES_ADDRESSES
#endif
#endif

namespace vcpu {
namespace {

#ifdef SANITIZES_ADDRESSES
TEST(SanitizedCode, EndsTheProcessWhenItWritesBeyondAnArea) {
  auto code = compiled(R"(
FUNCTION "Write" : Void
VAR_INPUT
  place : Int;
END_VAR
VAR_IN_OUT
  list : Array[*] of Int;
END_VAR
BEGIN
  #list[#place] := 1;
END_FUNCTION
)",
                       CompilerKind::System);
  ASSERT_NE(code, nullptr);
  Station station(code);
  const scl::Block& block = *code->program().findBlock("Write");
  std::vector<uint8_t> image(static_cast<size_t>(block.frameBytes));
  std::vector<uint8_t> list(4);
  for (const uint32_t claimed : {2U, 3U}) {
    image[1] = static_cast<uint8_t>(claimed - 1);
    const Area areas[] = {{list.data(), 0, scl::TypeKind::Int, 2, claimed, "Int", 1}};
    if (claimed == 2) EXPECT_TRUE(station.cpu.call(block, image, areas));
    if (claimed == 3) EXPECT_DEATH(station.cpu.call(block, image, areas), "heap-buffer-overflow");
  }
}
#endif

}  // namespace
}  // namespace vcpu
