// S_CU, S_CD, S_CUD: what they make of their inputs stands in counters.cc. The value is the count in BCD, CV
// the same as a number. Source: TIA Portal Information System, S_CU, S_CD, S_CUD (S7-1500), and published
// sources of S7-SCL V5.x. The outputs CV_BCD, QU and QD are those of other languages: SCL has none of them.

#include <fmt/format.h>

#include "vcpu/system/interface.h"
#include "vcpu/system/s5/bcd.h"
#include "vcpu/system/s5/counters.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view CUD_SCL = R"(FUNCTION "S_CUD" : Word
VAR_INPUT
  C_NO : Counter;
  CU : Bool := FALSE;
  CD : Bool := FALSE;
  S : Bool := FALSE;
  PV : Word := 0;
  R : Bool := FALSE;
END_VAR
VAR_OUTPUT
  CV : Word;
  Q : Bool;
END_VAR
END_FUNCTION
)";
constexpr std::string_view CU_SCL = R"(FUNCTION "S_CU" : Word
VAR_INPUT
  C_NO : Counter;
  CU : Bool := FALSE;
  S : Bool := FALSE;
  PV : Word := 0;
  R : Bool := FALSE;
END_VAR
VAR_OUTPUT
  CV : Word;
  Q : Bool;
END_VAR
END_FUNCTION
)";
constexpr std::string_view CD_SCL = R"(FUNCTION "S_CD" : Word
VAR_INPUT
  C_NO : Counter;
  CD : Bool := FALSE;
  S : Bool := FALSE;
  PV : Word := 0;
  R : Bool := FALSE;
END_VAR
VAR_OUTPUT
  CV : Word;
  Q : Bool;
END_VAR
END_FUNCTION
)";
constexpr Interface CUD(CUD_SCL);
constexpr Interface CU(CU_SCL);
constexpr Interface CD(CD_SCL);

struct Fields {
  Field<uint16_t> number;
  std::optional<BoolField> up;
  std::optional<BoolField> down;
  BoolField set;
  Field<uint16_t> preset;
  BoolField reset;
  Field<uint16_t> binary;
  BoolField q;
  Field<uint16_t> value;
};

consteval Fields fieldsOf(const Interface& interface, std::optional<BoolField> up,
                          std::optional<BoolField> down) {
  return {interface.value<uint16_t>("C_NO"),
          up,
          down,
          interface.boolean("S"),
          interface.value<uint16_t>("PV"),
          interface.boolean("R"),
          interface.value<uint16_t>("CV"),
          interface.boolean("Q"),
          interface.result<uint16_t>()};
}
constexpr Fields CUD_FIELDS = fieldsOf(CUD, CUD.boolean("CU"), CUD.boolean("CD"));
constexpr Fields CU_FIELDS = fieldsOf(CU, CU.boolean("CU"), std::nullopt);
constexpr Fields CD_FIELDS = fieldsOf(CD, std::nullopt, CD.boolean("CD"));

void run(SystemCall& call, const Fields& fields) {
  Image image(call.image);
  S5Counters& counters = call.counters;
  // A variable Int gives the number as it is, also a negative one.
  const int32_t number = static_cast<int16_t>(image.get(fields.number));
  if (number < 0 || number >= counters.count()) {
    call.fault = ProgrammingError{
        ProgrammingError::Id::CounterNumber,
        fmt::format("C_NO is {}: this CPU has the counters C0 to C{}.", number, counters.count() - 1)};
    return;
  }
  const uint16_t preset = image.get(fields.preset);
  const std::optional<int32_t> count = fromBcd(preset);
  const S5Counters::Call made{fields.up && image.get(*fields.up), fields.down && image.get(*fields.down),
                              image.get(fields.set), count.value_or(0), image.get(fields.reset)};
  if (!count && counters.sets(number, made)) {
    call.fault = ProgrammingError{
        ProgrammingError::Id::Bcd,
        fmt::format("PV is W#16#{:04X}, which is no count: its lower three digits are no BCD.", preset)};
    return;
  }
  const int32_t now = counters.call(number, made);
  image.set(fields.binary, static_cast<uint16_t>(now));
  image.set(fields.q, now > 0);
  image.set(fields.value, counters.word(number));
}

}  // namespace

extern const BlockDescription S_CU{CU_SCL, [](SystemCall& call) { run(call, CU_FIELDS); }};
extern const BlockDescription S_CD{CD_SCL, [](SystemCall& call) { run(call, CD_FIELDS); }};
extern const BlockDescription S_CUD{CUD_SCL, [](SystemCall& call) { run(call, CUD_FIELDS); }};

}  // namespace vcpu
