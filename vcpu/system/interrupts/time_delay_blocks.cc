// SRT_DINT, CAN_DINT, QRY_DINT: start, cancel and query a time-delay interrupt, OB20 to OB23. Source: TIA
// Portal Information System, the same chapters (S7-300, S7-400), which the S7-1200 and S7-1500 share.

#include "vcpu/system/interface.h"
#include "vcpu/system/interrupts/interrupt_status.h"
#include "vcpu/system/interrupts/interrupts.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

using namespace interrupt_status;

constexpr int FIRST_OB = 20;
constexpr int LAST_OB = 23;

constexpr int32_t DELAY_MS_MIN = 1;
constexpr int32_t DELAY_MS_MAX = 60'000;
constexpr int64_t NANOSECONDS_PER_MILLISECOND = 1'000'000;

constexpr std::string_view SRT_SCL = R"(FUNCTION "SRT_DINT" : Int
VAR_INPUT
  OB_NR : OB_DELAY;
  DTIME : Time;
  SIGN : Word;
END_VAR
END_FUNCTION
)";
constexpr Interface SRT_INTERFACE(SRT_SCL);
struct SrtFields {
  Field<int16_t> number = SRT_INTERFACE.value<int16_t>("OB_NR");
  Field<int32_t> time = SRT_INTERFACE.value<int32_t>("DTIME");
  Field<uint16_t> sign = SRT_INTERFACE.value<uint16_t>("SIGN");
  Field<uint16_t> retVal = SRT_INTERFACE.result<uint16_t>();
};
constexpr SrtFields SRT;

uint16_t start(SystemCall& call, int number, int32_t delayMs, uint16_t sign) {
  TimeDelayInterrupts& interrupts = call.interrupts.timeDelay;
  if (!interrupts.has(number)) return BAD_NUMBER;
  if (delayMs < DELAY_MS_MIN || delayMs > DELAY_MS_MAX) return BAD_TIME;
  interrupts.begin(number, call.clock.monotonic() + delayMs * NANOSECONDS_PER_MILLISECOND,
                   {.sign = sign, .delayMs = delayMs});
  return OK;
}

void runSrt(SystemCall& call) {
  Image image(call.image);
  image.set(SRT.retVal, start(call, image.get(SRT.number), image.get(SRT.time), image.get(SRT.sign)));
}

constexpr std::string_view CAN_SCL = R"(FUNCTION "CAN_DINT" : Int
VAR_INPUT
  OB_NR : OB_DELAY;
END_VAR
END_FUNCTION
)";
constexpr Interface CAN_INTERFACE(CAN_SCL);
constexpr Field<int16_t> CAN_NUMBER = CAN_INTERFACE.value<int16_t>("OB_NR");
constexpr Field<uint16_t> CAN_RET_VAL = CAN_INTERFACE.result<uint16_t>();

void runCan(SystemCall& call) {
  Image image(call.image);
  const int number = image.get(CAN_NUMBER);
  TimeDelayInterrupts& interrupts = call.interrupts.timeDelay;
  image.set(CAN_RET_VAL, !interrupts.has(number) ? BAD_NUMBER : interrupts.cancel(number) ? OK : NOT_SET);
}

constexpr std::string_view QRY_SCL = R"(FUNCTION "QRY_DINT" : Int
VAR_INPUT
  OB_NR : OB_DELAY;
END_VAR
VAR_OUTPUT
  STATUS : Word;
END_VAR
END_FUNCTION
)";
constexpr Interface QRY_INTERFACE(QRY_SCL);
constexpr Field<int16_t> QRY_NUMBER = QRY_INTERFACE.value<int16_t>("OB_NR");
constexpr Field<uint16_t> QRY_STATUS = QRY_INTERFACE.value<uint16_t>("STATUS");
constexpr Field<uint16_t> QRY_RET_VAL = QRY_INTERFACE.result<uint16_t>();

void runQry(SystemCall& call) {
  Image image(call.image);
  const int number = image.get(QRY_NUMBER);
  const bool isOne = FIRST_OB <= number && number <= LAST_OB;
  const TimeDelayInterrupts& interrupts = call.interrupts.timeDelay;
  image.set(QRY_STATUS,
            isOne ? statusWord(call, interrupts.has(number), interrupts.isRunning(number)) : uint16_t{0});
  image.set(QRY_RET_VAL, isOne ? OK : BAD_NUMBER);
}

}  // namespace

extern const BlockDescription SRT_DINT{SRT_SCL, runSrt};
extern const BlockDescription CAN_DINT{CAN_SCL, runCan};
extern const BlockDescription QRY_DINT{QRY_SCL, runQry};

}  // namespace vcpu
