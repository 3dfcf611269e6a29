// SEG: the four hexadecimal digits of IN as bit patterns of a seven-segment display, the last digit in the
// lowest byte of OUT. Source: TIA Portal Information System, SEG: Create bit pattern for seven-segment
// display. The patterns, bit 0 the segment on top and bit 6 that in the middle, are those of FC 93, common
// knowledge.

#include <array>

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "SEG" : Void
VAR_INPUT
  IN : Word;
END_VAR
VAR_OUTPUT
  OUT : DWord;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr Field<uint16_t> IN = INTERFACE.value<uint16_t>("IN");
constexpr Field<uint32_t> OUT = INTERFACE.value<uint32_t>("OUT");

constexpr std::array<uint8_t, 16> PATTERNS = {0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07,
                                              0x7F, 0x67, 0x77, 0x7C, 0x39, 0x5E, 0x79, 0x71};

void run(SystemCall& call) {
  Image image(call.image);
  const uint16_t digits = image.get(IN);
  uint32_t patterns = 0;
  for (int digit = 3; digit >= 0; --digit) {
    patterns = patterns << 8 | PATTERNS.at(static_cast<size_t>(digits >> (4 * digit) & 0xF));
  }
  image.set(OUT, patterns);
}

}  // namespace

extern const BlockDescription SEG{SCL, run};

}  // namespace vcpu
