// RT_INFO: run times of an OB and cycle times, in nanoseconds. That MODE 1 is the run time of the OB and 23
// to 25 are the shortest, longest and last cycle is known from programs and forums, not from the manual; what
// other modes and a wrong INFO answer is our choice.

#include <optional>

#include "vcpu/access/big_endian.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "RT_INFO" : Int
VAR_INPUT
  MODE : UInt;
  OB : Int := 1;
END_VAR
VAR_IN_OUT
  INFO : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint16_t> mode = INTERFACE.value<uint16_t>("MODE");
  Field<uint16_t> ob = INTERFACE.value<uint16_t>("OB");
  Field<uint16_t> retVal = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;
constexpr size_t INFO = INTERFACE.area("INFO");

constexpr uint16_t OK = 0x0000;
constexpr uint16_t UNKNOWN_MODE = 0x8080;
constexpr uint16_t UNKNOWN_OB = 0x8081;
constexpr uint16_t BAD_INFO = 0x8082;

enum Mode : uint16_t { RUN_TIME = 1, SHORTEST_CYCLE = 23, LONGEST_CYCLE = 24, LAST_CYCLE = 25 };

constexpr int64_t NANOSECONDS_PER_MILLISECOND = 1'000'000;

// Nothing: no OB of that number has run.
std::optional<int64_t> runTimeOf(const CpuFacts& facts, int ob) {
  if (ob == facts.organizationBlock && !facts.runTimes.contains(ob)) return 0;
  const auto found = facts.runTimes.find(ob);
  return found == facts.runTimes.end() ? std::nullopt : std::optional(found->second);
}

uint16_t read(const SystemCall& call, uint16_t mode, int ob, int64_t& time) {
  const CpuFacts& facts = call.facts;
  switch (mode) {
    case RUN_TIME: {
      const std::optional<int64_t> found = runTimeOf(facts, ob);
      time = found.value_or(0);
      return found ? OK : UNKNOWN_OB;
    }
    case SHORTEST_CYCLE: time = facts.shortestCycleMs * NANOSECONDS_PER_MILLISECOND; return OK;
    case LONGEST_CYCLE: time = facts.longestCycleMs * NANOSECONDS_PER_MILLISECOND; return OK;
    case LAST_CYCLE: time = facts.lastCycleMs * NANOSECONDS_PER_MILLISECOND; return OK;
    default: return UNKNOWN_MODE;
  }
}

void run(SystemCall& call) {
  Image image(call.image);
  const Area& info = call.areas[INFO];
  const bool isTime = info.kind == scl::TypeKind::LTime || info.kind == scl::TypeKind::LInt;
  int64_t time = 0;
  uint16_t status = BAD_INFO;
  if (info.bytes != nullptr && isTime && info.count > 0)
    status = read(call, image.get(FIELDS.mode), image.get(FIELDS.ob), time);
  if (status == OK) storeBigEndian(info.bytes, static_cast<uint64_t>(time));
  image.set(FIELDS.retVal, status);
}

}  // namespace

extern const BlockDescription RT_INFO{SCL, run};

}  // namespace vcpu
