// SET_TIMEZONE: sets the time zone of the CPU. Source: TIA Portal Information System, SET_TIMEZONE (S7-1200,
// S7-1500): it begins at a rising edge of REQ, and STATUS 808F is a time zone that is none. 7000 to 7002 are
// as of other jobs.

#include "scl/text/name.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_types.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "SET_TIMEZONE"
VAR_INPUT
  REQ : Bool;
  TimeZone : Variant;
END_VAR
VAR_OUTPUT
  DONE : Bool;
  BUSY : Bool;
  ERROR : Bool;
  STATUS : Word;
END_VAR
VAR
  previousReq : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
constexpr size_t TIME_ZONE = INTERFACE.area("TimeZone");
struct Fields {
  BoolField req = INTERFACE.boolean("REQ");
  BoolField done = INTERFACE.boolean("DONE");
  BoolField busy = INTERFACE.boolean("BUSY");
  BoolField error = INTERFACE.boolean("ERROR");
  Field<uint16_t> status = INTERFACE.value<uint16_t>("STATUS");
  BoolField previousReq = INTERFACE.boolean("previousReq");
};
constexpr Fields FIELDS;

constexpr std::string_view RULE_NAME = "TimeTransformationRule";
constexpr Interface RULE_TYPE = Interface::ofStructure(SYSTEM_TYPES, RULE_NAME);
struct ChangeFields {
  Field<uint8_t> month;
  Field<uint8_t> week;
  Field<uint8_t> weekday;
  Field<uint8_t> hour;
  Field<uint8_t> minute;
};
struct RuleFields {
  Field<int16_t> bias = RULE_TYPE.value<int16_t>("Bias");
  Field<int16_t> daylightBias = RULE_TYPE.value<int16_t>("DaylightBias");
  ChangeFields daylight = {
      RULE_TYPE.value<uint8_t>("DaylightStartMonth"), RULE_TYPE.value<uint8_t>("DaylightStartWeek"),
      RULE_TYPE.value<uint8_t>("DaylightStartWeekday"), RULE_TYPE.value<uint8_t>("DaylightStartHour"),
      RULE_TYPE.value<uint8_t>("DaylightStartMinute")};
  ChangeFields standard = {
      RULE_TYPE.value<uint8_t>("StandardStartMonth"), RULE_TYPE.value<uint8_t>("StandardStartWeek"),
      RULE_TYPE.value<uint8_t>("StandardStartWeekday"), RULE_TYPE.value<uint8_t>("StandardStartHour"),
      RULE_TYPE.value<uint8_t>("StandardStartMinute")};
};
constexpr RuleFields RULE;
constexpr size_t RULE_BYTES = RULE.standard.minute.byte + 1;

constexpr uint16_t DONE = 0x0000;
constexpr uint16_t NO_JOB = 0x7000;
constexpr uint16_t FIRST_CALL = 0x7001;
constexpr uint16_t BAD_TIME_ZONE = 0x808F;

ClockChange readChange(Image rule, const ChangeFields& fields) {
  return {rule.get(fields.month), rule.get(fields.week), rule.get(fields.weekday), rule.get(fields.hour),
          rule.get(fields.minute)};
}

std::optional<TimeZone> readZone(const Area& area) {
  const bool isRule =
      area.bytes != nullptr && area.totalBytes() >= RULE_BYTES && scl::sameName(area.typeName, RULE_NAME);
  if (!isRule) return std::nullopt;
  const Image rule({area.bytes, area.totalBytes()});
  const TimeZone zone{rule.get(RULE.bias), rule.get(RULE.daylightBias), readChange(rule, RULE.daylight),
                      readChange(rule, RULE.standard)};
  return isValid(zone) ? std::optional(zone) : std::nullopt;
}

// The time zone is taken in the call with the edge; the next one reports it.
void run(SystemCall& call) {
  Image image(call.image);
  const bool req = image.get(FIELDS.req);
  const bool isEdge = req && !image.get(FIELDS.previousReq);
  const bool ends = image.get(FIELDS.busy);
  image.set(FIELDS.previousReq, req);
  image.set(FIELDS.busy, false);
  image.set(FIELDS.error, false);
  image.set(FIELDS.done, ends);
  image.set(FIELDS.status, ends ? DONE : NO_JOB);
  if (ends || !isEdge) return;
  const std::optional<TimeZone> zone = readZone(call.areas[TIME_ZONE]);
  if (zone) call.facts.timeZone = *zone;
  image.set(FIELDS.busy, zone.has_value());
  image.set(FIELDS.error, !zone);
  image.set(FIELDS.status, zone ? FIRST_CALL : BAD_TIME_ZONE);
}

}  // namespace

extern const BlockDescription SET_TIMEZONE{SCL, run};

}  // namespace vcpu
