// S_PULSE, S_PEXT, S_ODT, S_ODTS, S_OFFDT: what they make of S stands in timers.cc. The value is the time
// that is left as S5Time, BI its count. Source: TIA Portal Information System, S_PULSE to S_OFFDT (S7-1500),
// and published sources of S7-SCL V5.x.

#include <fmt/format.h>

#include "vcpu/system/interface.h"
#include "vcpu/system/s5/timers.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

// R may be left away. S and TV not: without them the timer would be asked only, and not be given S = FALSE.
constexpr std::string_view SCL = R"(FUNCTION "S_ODT" : S5Time
VAR_INPUT
  T_NO : Timer;
  S : Bool;
  TV : S5Time;
  R : Bool := FALSE;
END_VAR
VAR_OUTPUT
  BI : Word;
  Q : Bool;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint16_t> number = INTERFACE.value<uint16_t>("T_NO");
  BoolField start = INTERFACE.boolean("S");
  Field<uint16_t> time = INTERFACE.value<uint16_t>("TV");
  BoolField reset = INTERFACE.boolean("R");
  Field<uint16_t> binary = INTERFACE.value<uint16_t>("BI");
  BoolField q = INTERFACE.boolean("Q");
  Field<uint16_t> value = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;

void run(SystemCall& call, S5TimerMode mode) {
  Image image(call.image);
  S5Timers& timers = call.timers;
  // A variable Int gives the number as it is, also a negative one.
  const int32_t number = static_cast<int16_t>(image.get(FIELDS.number));
  if (number < 0 || number >= timers.count()) {
    call.fault = ProgrammingError{
        ProgrammingError::Id::TimerNumber,
        fmt::format("T_NO is {}: this CPU has the timers T0 to T{}.", number, timers.count() - 1)};
    return;
  }
  const uint16_t time = image.get(FIELDS.time);
  const S5Timers::Call made{mode, image.get(FIELDS.start), S5TimeWord::read(time), image.get(FIELDS.reset)};
  if (!made.time.isValid && timers.starts(number, made)) {
    call.fault = ProgrammingError{
        ProgrammingError::Id::Bcd,
        fmt::format("TV is W#16#{:04X}, which is no time: its lower three digits are no BCD.", time)};
    return;
  }
  image.set(FIELDS.q, timers.call(number, made, call.clock.monotonic()));
  const uint16_t left = timers.word(number);
  image.set(FIELDS.binary, static_cast<uint16_t>(S5TimeWord::read(left).count));
  image.set(FIELDS.value, left);
}

}  // namespace

extern const BlockDescription S_PULSE{SCL, [](SystemCall& call) { run(call, S5TimerMode::Pulse); }};
extern const BlockDescription S_PEXT{SCL, [](SystemCall& call) { run(call, S5TimerMode::ExtendedPulse); }};
extern const BlockDescription S_ODT{SCL, [](SystemCall& call) { run(call, S5TimerMode::OnDelay); }};
extern const BlockDescription S_ODTS{SCL, [](SystemCall& call) { run(call, S5TimerMode::RetentiveOnDelay); }};
extern const BlockDescription S_OFFDT{SCL, [](SystemCall& call) { run(call, S5TimerMode::OffDelay); }};

}  // namespace vcpu
