// BCDCPL: the tens complement of seven digits in BCD, 10000000 less the number. Source: TIA Portal
// Information System, BCDCPL: Create tens complement. Not said there, so our choice: the eighth digit of IN
// does not count, and with a digit that is no BCD the value is 0 and ENO is FALSE.

#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "BCDCPL" : DWord
VAR_INPUT
  IN : DWord;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr Field<uint32_t> IN = INTERFACE.value<uint32_t>("IN");
constexpr Field<uint32_t> RET_VAL = INTERFACE.result<uint32_t>();

constexpr int DIGITS = 7;

void run(SystemCall& call) {
  Image image(call.image);
  const uint32_t number = image.get(IN);
  uint32_t complement = 0;
  uint32_t carry = 1;
  for (int digit = 0; digit < DIGITS; ++digit) {
    const uint32_t value = number >> (4 * digit) & 0xF;
    if (value > 9) call.enableOutput = false;
    const uint32_t sum = 9 - value + carry;
    carry = sum / 10;
    complement |= sum % 10 << (4 * digit);
  }
  complement |= carry << (4 * DIGITS);
  image.set(RET_VAL, call.enableOutput ? complement : 0);
}

}  // namespace

extern const BlockDescription BCDCPL{SCL, run};

}  // namespace vcpu
