// SET_TINT, SET_TINTL, CAN_TINT, ACT_TINT, QRY_TINT: set, cancel, activate and query a time-of-day interrupt,
// OB10 to OB17. Source: TIA Portal Information System, SET_TINTL, SET_TINT, CAN_TINT (S7-1200, S7-1500), and
// ACT_TINT, QRY_TINT (S7-300, S7-400). Bit 6 of STATUS: System Software for S7-300/400, Vol. 1
// (A5E00709327-01), p. 9-7.

#include "vcpu/system/interface.h"
#include "vcpu/system/interrupts/interrupt_status.h"
#include "vcpu/system/interrupts/interrupts.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/time/time_of_day.h"

namespace vcpu {

namespace {

using namespace interrupt_status;

constexpr int FIRST_OB = 10;
constexpr int LAST_OB = 17;

constexpr std::string_view SET_SCL = R"(FUNCTION "SET_TINT" : Int
VAR_INPUT
  OB_NR : OB_TOD;
  SDT : Date_And_Time;
  PERIOD : Word;
END_VAR
END_FUNCTION
)";
constexpr Interface SET_INTERFACE(SET_SCL);
struct SetFields {
  Field<int16_t> number = SET_INTERFACE.value<int16_t>("OB_NR");
  Field<uint16_t> period = SET_INTERFACE.value<uint16_t>("PERIOD");
  Field<uint16_t> retVal = SET_INTERFACE.result<uint16_t>();
};
constexpr SetFields SET;
constexpr size_t SET_START = SET_INTERFACE.area("SDT");

constexpr std::string_view SETL_SCL = R"(FUNCTION "SET_TINTL" : Int
VAR_INPUT
  OB_NR : OB_TOD;
  SDT : DTL;
  LOCAL : Bool;
  PERIOD : Word;
  ACTIVATE : Bool;
END_VAR
END_FUNCTION
)";
constexpr Interface SETL_INTERFACE(SETL_SCL);
struct SetlFields {
  Field<int16_t> number = SETL_INTERFACE.value<int16_t>("OB_NR");
  BoolField local = SETL_INTERFACE.boolean("LOCAL");
  Field<uint16_t> period = SETL_INTERFACE.value<uint16_t>("PERIOD");
  BoolField activate = SETL_INTERFACE.boolean("ACTIVATE");
  Field<uint16_t> retVal = SETL_INTERFACE.result<uint16_t>();
};
constexpr SetlFields SETL;
constexpr size_t SETL_START = SETL_INTERFACE.area("SDT");

// A block with an error changes nothing.
uint16_t setSchedule(SystemCall& call, int number, const Area& start, uint16_t periodWord, bool isLocal) {
  TimeOfDayInterrupts& interrupts = call.interrupts.timeOfDay;
  if (!interrupts.has(number)) return BAD_NUMBER;
  TimeOfDaySchedule schedule{.isLocal = isLocal};
  if (loadTimeOfDay(start, schedule.start) != time_of_day::OK || schedule.start < 0) return BAD_TIME;
  schedule.start = wholeMinute(schedule.start);
  const std::optional<TimeOfDayPeriod> period = timeOfDayPeriod(periodWord);
  if (!period) return BAD_PERIOD;
  schedule.period = *period;
  if (!fitsPeriod(schedule)) return BAD_TIME;
  const CpuTime now = cpuTime(call.clock, call.facts);
  if (!startEventFrom(schedule, isLocal ? now.local : now.system)) return IS_PAST;
  interrupts.set(number, schedule);
  return OK;
}

void runSet(SystemCall& call) {
  Image image(call.image);
  image.set(SET.retVal,
            setSchedule(call, image.get(SET.number), call.areas[SET_START], image.get(SET.period), false));
}

void runSetl(SystemCall& call) {
  Image image(call.image);
  const int number = image.get(SETL.number);
  const uint16_t result =
      setSchedule(call, number, call.areas[SETL_START], image.get(SETL.period), image.get(SETL.local));
  if (result == OK && image.get(SETL.activate)) {
    call.interrupts.timeOfDay.activate(number, cpuTime(call.clock, call.facts));
  }
  image.set(SETL.retVal, result);
}

constexpr std::string_view CAN_SCL = R"(FUNCTION "CAN_TINT" : Int
VAR_INPUT
  OB_NR : OB_TOD;
END_VAR
END_FUNCTION
)";
constexpr Interface CAN_INTERFACE(CAN_SCL);
constexpr Field<int16_t> NUMBER = CAN_INTERFACE.value<int16_t>("OB_NR");  ///< of ACT_TINT, too
constexpr Field<uint16_t> RET_VAL = CAN_INTERFACE.result<uint16_t>();

void runCan(SystemCall& call) {
  Image image(call.image);
  const int number = image.get(NUMBER);
  TimeOfDayInterrupts& interrupts = call.interrupts.timeOfDay;
  image.set(RET_VAL, !interrupts.has(number) ? BAD_NUMBER : interrupts.cancel(number) ? OK : NOT_SET);
}

void runAct(SystemCall& call) {
  Image image(call.image);
  const int number = image.get(NUMBER);
  TimeOfDayInterrupts& interrupts = call.interrupts.timeOfDay;
  uint16_t result = OK;
  if (!interrupts.has(number)) {
    result = BAD_NUMBER;
  } else if (interrupts.scheduleOf(number) == nullptr) {
    result = NOT_SET;
  } else if (!interrupts.isActive(number) && !interrupts.activate(number, cpuTime(call.clock, call.facts))) {
    result = IS_PAST;
  }
  image.set(RET_VAL, result);
}

constexpr std::string_view QRY_SCL = R"(FUNCTION "QRY_TINT" : Int
VAR_INPUT
  OB_NR : OB_TOD;
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
  const TimeOfDayInterrupts& interrupts = call.interrupts.timeOfDay;
  const TimeOfDaySchedule* schedule = interrupts.scheduleOf(number);
  uint16_t status = 0;
  if (isOne) status = statusWord(call, interrupts.has(number), interrupts.isActive(number));
  if (schedule != nullptr && schedule->isLocal) status |= LOCAL_TIME;
  image.set(QRY_STATUS, status);
  image.set(QRY_RET_VAL, isOne ? OK : BAD_NUMBER);
}

}  // namespace

extern const BlockDescription SET_TINT{SET_SCL, runSet};
extern const BlockDescription SET_TINTL{SETL_SCL, runSetl};
extern const BlockDescription CAN_TINT{CAN_SCL, runCan};
extern const BlockDescription ACT_TINT{CAN_SCL, runAct};
extern const BlockDescription QRY_TINT{QRY_SCL, runQry};

}  // namespace vcpu
