// SET_CINT and QRY_CINT: set and query the interval of a cyclic interrupt, OB30 to OB38. Source: TIA Portal
// Information System, SET_CINT and QRY_CINT (S7-1200, S7-1500). That an interval of 0 ends the interrupt, and
// RET_VAL 8091 and 8092, is second-hand.

#include "vcpu/system/interface.h"
#include "vcpu/system/interrupts/interrupt_status.h"
#include "vcpu/system/interrupts/interrupts.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

using namespace interrupt_status;

constexpr int64_t NANOSECONDS_PER_MICROSECOND = 1000;
constexpr uint32_t MICROSECONDS_MAX = 60'000'000;

constexpr std::string_view SET_SCL = R"(FUNCTION "SET_CINT" : Int
VAR_INPUT
  OB_NR : OB_CYCLIC;
  CYCLE : UDInt;
  PHASE : UDInt;
END_VAR
END_FUNCTION
)";
constexpr Interface SET_INTERFACE(SET_SCL);
struct SetFields {
  Field<int16_t> number = SET_INTERFACE.value<int16_t>("OB_NR");
  Field<uint32_t> cycle = SET_INTERFACE.value<uint32_t>("CYCLE");
  Field<uint32_t> phase = SET_INTERFACE.value<uint32_t>("PHASE");
  Field<uint16_t> retVal = SET_INTERFACE.result<uint16_t>();
};
constexpr SetFields SET;

uint16_t set(SystemCall& call, int number, uint32_t cycle, uint32_t phase) {
  const CyclicInterruptRules& rules = call.facts.family->cyclicInterrupts;
  const auto step = static_cast<uint32_t>(rules.microsecondsStep);
  CyclicInterrupts& interrupts = call.interrupts.cyclic;
  if (interrupts.find(number) == nullptr) return BAD_NUMBER;
  const bool isTooShort = cycle != 0 && cycle < static_cast<uint32_t>(rules.microsecondsMin);
  if (isTooShort || cycle > MICROSECONDS_MAX || cycle % step != 0) return BAD_TIME;
  if (phase > MICROSECONDS_MAX || phase % step != 0) return BAD_PERIOD;
  interrupts.set(number, cycle * NANOSECONDS_PER_MICROSECOND, phase * NANOSECONDS_PER_MICROSECOND,
                 call.clock.monotonic());
  return OK;
}

void runSet(SystemCall& call) {
  Image image(call.image);
  image.set(SET.retVal, set(call, image.get(SET.number), image.get(SET.cycle), image.get(SET.phase)));
}

constexpr std::string_view QRY_SCL = R"(FUNCTION "QRY_CINT" : Int
VAR_INPUT
  OB_NR : OB_CYCLIC;
END_VAR
VAR_OUTPUT
  CYCLE : UDInt;
  PHASE : UDInt;
  STATUS : Word;
END_VAR
END_FUNCTION
)";
constexpr Interface QRY_INTERFACE(QRY_SCL);
struct QryFields {
  Field<int16_t> number = QRY_INTERFACE.value<int16_t>("OB_NR");
  Field<uint32_t> cycle = QRY_INTERFACE.value<uint32_t>("CYCLE");
  Field<uint32_t> phase = QRY_INTERFACE.value<uint32_t>("PHASE");
  Field<uint16_t> status = QRY_INTERFACE.value<uint16_t>("STATUS");
  Field<uint16_t> retVal = QRY_INTERFACE.result<uint16_t>();
};
constexpr QryFields QRY;

void runQry(SystemCall& call) {
  Image image(call.image);
  const CyclicInterrupt* found = call.interrupts.cyclic.find(image.get(QRY.number));
  const CyclicInterrupt interrupt = found != nullptr ? *found : CyclicInterrupt{};
  const auto microseconds = [](int64_t time) {
    return static_cast<uint32_t>(time / NANOSECONDS_PER_MICROSECOND);
  };
  image.set(QRY.cycle, microseconds(interrupt.interval));
  image.set(QRY.phase, microseconds(interrupt.phase));
  image.set(QRY.status, found != nullptr ? statusWord(call, true, interrupt.interval != 0) : uint16_t{0});
  image.set(QRY.retVal, found != nullptr ? OK : BAD_NUMBER);
}

}  // namespace

extern const BlockDescription SET_CINT{SET_SCL, runSet};
extern const BlockDescription QRY_CINT{QRY_SCL, runQry};

}  // namespace vcpu
