// RD_SINFO: the start information of the OB that is running and of the last startup OB. Sources: System
// Software for S7-300/400, Vol. 1 (A5E00709327-01), p. 13-2; S7-1200 System Manual V4.2 (A5E02486680-AK),
// tables 9-128 to 9-146. The event numbers of OB1 (1: first cycle after the warm restart, 3: every other) are
// those of its variable SCAN_1.

#include <algorithm>

#include "scl/text/name.h"
#include "vcpu/system/blocks.h"
#include "vcpu/system/layout.h"

namespace vcpu {

namespace {

struct Fields : Layout {
  Section output = section();
  Reference topSi = reference();
  Reference startUpSi = reference();
  Section result = section();
  Field<uint16_t> retVal = value<uint16_t>();
};
constexpr Fields FIELDS;

/// SI_classic, 12 octets: the first ones of the OB's local data on an S7-300.
struct ClassicFields : Layout {
  Field<uint8_t> eventClass = value<uint8_t>();
  Field<uint8_t> eventNumber = value<uint8_t>();
  Field<uint8_t> priority = value<uint8_t>();
  Field<uint8_t> number = value<uint8_t>();
  Field<uint8_t> type23 = value<uint8_t>();
  Field<uint8_t> type1 = value<uint8_t>();
  Field<uint16_t> information1 = value<uint16_t>();
  Field<uint32_t> information23 = value<uint32_t>();
};
constexpr ClassicFields CLASSIC;
constexpr uint32_t CLASSIC_BYTES = 12;

/// The head that SI_none, SI_ProgramCycle and SI_Startup have in common.
struct OptimizedFields : Layout {
  Field<uint8_t> format = value<uint8_t>();
  Field<uint8_t> obClass = value<uint8_t>();
  Field<uint16_t> obNumber = value<uint16_t>();
  BoolField firstFlag = boolean();   ///< Initial_Call; LostRetentive
  BoolField secondFlag = boolean();  ///< Remanence; LostRTC
};
constexpr OptimizedFields OPTIMIZED;
constexpr uint32_t OPTIMIZED_BYTES = 6;

constexpr uint8_t FORMAT_OPTIMIZED = 0xFE;
constexpr uint8_t STARTUP_OB = 100;

// The cause of a startup here is always the same: switched on, warm restart by hand.
constexpr uint8_t CLASS_STARTUP = 0x13;
constexpr uint8_t NUMBER_MANUAL_WARM_RESTART = 0x81;
constexpr uint8_t PRIORITY_STARTUP = 27;
constexpr uint8_t CLASS_CYCLE = 0x11;

constexpr uint16_t OK = 0x0000;
constexpr uint16_t TOP_DIFFERS = 0x8081;
constexpr uint16_t STARTUP_DIFFERS = 0x8082;
constexpr uint16_t BOTH_DIFFER = 0x8083;

// OB30 has event 31h, OB31 32h, ...; priorities as STEP 7 presets them.
constexpr uint8_t FIRST_INTERRUPT = 30;
constexpr uint8_t FIRST_INTERRUPT_EVENT = 0x31;
constexpr uint8_t FIRST_INTERRUPT_PRIORITY = 7;

uint32_t cycleTimes(const CpuFacts& facts) {
  const auto word = [](int32_t ms) { return static_cast<uint32_t>(std::clamp(ms, 0, 0x7FFF)); };
  return word(facts.shortestCycleMs) << 16 | word(facts.longestCycleMs);
}

void writeClassic(Image image, const CpuFacts& facts, uint8_t ob) {
  if (ob == STARTUP_OB) {
    image.set(CLASSIC.eventClass, CLASS_STARTUP);
    image.set(CLASSIC.eventNumber, NUMBER_MANUAL_WARM_RESTART);
    image.set(CLASSIC.priority, PRIORITY_STARTUP);
  } else if (ob >= FIRST_INTERRUPT) {
    const auto index = static_cast<uint8_t>(ob - FIRST_INTERRUPT);
    image.set(CLASSIC.eventClass, CLASS_CYCLE);
    image.set(CLASSIC.eventNumber, static_cast<uint8_t>(FIRST_INTERRUPT_EVENT + index));
    image.set(CLASSIC.priority, static_cast<uint8_t>(FIRST_INTERRUPT_PRIORITY + index));
  } else {
    image.set(CLASSIC.eventClass, CLASS_CYCLE);
    image.set(CLASSIC.eventNumber, facts.firstScan ? 1 : 3);
    image.set(CLASSIC.priority, 1);
    image.set(CLASSIC.information1, static_cast<uint16_t>(std::clamp(facts.lastCycleMs, 0, 0x7FFF)));
    image.set(CLASSIC.information23, cycleTimes(facts));
  }
  image.set(CLASSIC.number, ob);
}

// False: the structure is not one for this OB.
bool write(const Area& area, const CpuFacts& facts, uint8_t ob) {
  if (area.bytes == nullptr) return true;
  std::fill_n(area.bytes, area.totalBytes(), uint8_t{0});
  const bool classic =
      facts.family->startInformation.alwaysClassic || scl::sameName(area.typeName, "SI_classic");
  if (classic) {
    if (area.totalBytes() < CLASSIC_BYTES) return false;
    writeClassic(Image({area.bytes, area.totalBytes()}), facts, ob);
    return true;
  }
  const bool cycle = scl::sameName(area.typeName, "SI_ProgramCycle");
  const bool startup = scl::sameName(area.typeName, "SI_Startup");
  if (!(cycle && ob == 1) && !(startup && ob == STARTUP_OB)) return false;
  if (area.totalBytes() < OPTIMIZED_BYTES) return false;
  Image image({area.bytes, area.totalBytes()});
  image.set(OPTIMIZED.format, FORMAT_OPTIMIZED);
  image.set(OPTIMIZED.obClass, ob);
  image.set(OPTIMIZED.obNumber, ob);
  image.set(OPTIMIZED.firstFlag, cycle && facts.firstScan);
  return true;
}

class RdSinfo : public SystemBlock {
 public:
  std::string_view interface() const override {
    return R"(FUNCTION "RD_SINFO" : Int
VAR_OUTPUT
  TOP_SI : Variant;
  START_UP_SI : Variant;
END_VAR
END_FUNCTION
)";
  }

  void run(SystemCall& call) const override {
    const bool top = write(call.areas[0], call.facts, call.facts.organizationBlock);
    const bool startup = write(call.areas[1], call.facts, STARTUP_OB);
    const uint16_t result = top ? startup ? OK : STARTUP_DIFFERS : startup ? TOP_DIFFERS : BOTH_DIFFER;
    Image(call.image).set(FIELDS.retVal, result);
  }
};

}  // namespace

std::unique_ptr<SystemBlock> makeRdSinfo() {
  return std::make_unique<RdSinfo>();
}

}  // namespace vcpu
