// RD_SINFO: the start information of the OB that is running and of the last startup OB. Sources: System
// Software for S7-300/400, Vol. 1 (A5E00709327-01), p. 13-2; S7-1200 System Manual V4.2 (A5E02486680-AK),
// tables 9-128 to 9-146. The event numbers of OB1 (1: first cycle after the warm restart, 3: every other) are
// those of its variable SCAN_1.

#include <algorithm>
#include <iterator>

#include "scl/text/name.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_types.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION "RD_SINFO" : Int
VAR_OUTPUT
  TOP_SI : Variant;
  START_UP_SI : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
constexpr size_t TOP_SI = INTERFACE.area("TOP_SI");
constexpr size_t START_UP_SI = INTERFACE.area("START_UP_SI");
constexpr Field<uint16_t> RET_VAL = INTERFACE.result<uint16_t>();

/// SI_classic: the first bytes of the OB's local data on an S7-300.
constexpr Interface CLASSIC_TYPE = Interface::ofStructure(SYSTEM_TYPES, "SI_classic");
struct ClassicFields {
  Field<uint8_t> eventClass = CLASSIC_TYPE.value<uint8_t>("EV_CLASS");
  Field<uint8_t> eventNumber = CLASSIC_TYPE.value<uint8_t>("EV_NUM");
  Field<uint8_t> priority = CLASSIC_TYPE.value<uint8_t>("PRIORITY");
  Field<uint8_t> number = CLASSIC_TYPE.value<uint8_t>("NUM");
  Field<uint8_t> type23 = CLASSIC_TYPE.value<uint8_t>("TYP2_3");
  Field<uint8_t> type1 = CLASSIC_TYPE.value<uint8_t>("TYP1");
  Field<uint16_t> information1 = CLASSIC_TYPE.value<uint16_t>("ZI1");
  Field<uint32_t> information23 = CLASSIC_TYPE.value<uint32_t>("ZI2_3");
};
constexpr ClassicFields CLASSIC;
constexpr uint32_t CLASSIC_BYTES = 12;

/// SI_ProgramCycle; those of other OBs have the same head and size.
constexpr Interface CYCLE_TYPE = Interface::ofStructure(SYSTEM_TYPES, "SI_ProgramCycle");
constexpr Interface CYCLIC_TYPE = Interface::ofStructure(SYSTEM_TYPES, "SI_Cyclic");
constexpr Interface TIME_OF_DAY_TYPE = Interface::ofStructure(SYSTEM_TYPES, "SI_TimeOfDay");
constexpr Interface DELAY_TYPE = Interface::ofStructure(SYSTEM_TYPES, "SI_Delay");
struct OptimizedFields {
  Field<uint8_t> format = CYCLE_TYPE.value<uint8_t>("SI_Format");
  Field<uint8_t> obClass = CYCLE_TYPE.value<uint8_t>("OB_Class");
  Field<uint16_t> obNumber = CYCLE_TYPE.value<uint16_t>("OB_Nr");
  BoolField initialCall = CYCLE_TYPE.boolean("Initial_Call");
  BoolField remanence = CYCLE_TYPE.boolean("Remanence");
  BoolField caughtUp = TIME_OF_DAY_TYPE.boolean("CaughtUp");
  BoolField secondTime = TIME_OF_DAY_TYPE.boolean("SecondTime");
  Field<uint16_t> sign = DELAY_TYPE.value<uint16_t>("Sign");
  BoolField cyclicInitialCall = CYCLIC_TYPE.boolean("Initial_Call");
  Field<uint16_t> eventCount = CYCLIC_TYPE.value<uint16_t>("Event_Count");
};
constexpr OptimizedFields OPTIMIZED;
constexpr uint32_t OPTIMIZED_BYTES = 6;
constexpr uint32_t CYCLIC_BYTES = 8;

/// The structure for an OB, and what OB_Class says of it.
struct OptimizedForm {
  std::string_view typeName;
  uint8_t obClass;
  uint8_t firstOb;
  uint8_t lastOb;
  uint32_t bytes = OPTIMIZED_BYTES;
};
constexpr OptimizedForm FORMS[] = {{"SI_ProgramCycle", 1, 1, 1},
                                   {"SI_TimeOfDay", 10, 10, 17},
                                   {"SI_Delay", 20, 20, 23},
                                   {"SI_Cyclic", 30, 30, 38, CYCLIC_BYTES},
                                   {"SI_Startup", 100, 100, 100}};

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

// OB10 has event 11h, OB11 12h, ...; OB20 21h; OB30 31h.
constexpr uint8_t FIRST_INTERRUPT = 10;
constexpr uint8_t FIRST_DELAY = 20;
constexpr uint8_t FIRST_CYCLIC = 30;
constexpr uint8_t EVENT_OF_FIRST_INTERRUPT = 0x11;
constexpr uint8_t EVENT_OF_FIRST_DELAY = 0x21;
constexpr uint8_t EVENT_OF_FIRST_CYCLIC = 0x31;

uint8_t eventNumber(uint8_t ob) {
  if (ob >= FIRST_CYCLIC) return static_cast<uint8_t>(EVENT_OF_FIRST_CYCLIC + (ob - FIRST_CYCLIC));
  if (ob >= FIRST_DELAY) return static_cast<uint8_t>(EVENT_OF_FIRST_DELAY + (ob - FIRST_DELAY));
  return static_cast<uint8_t>(EVENT_OF_FIRST_INTERRUPT + (ob - FIRST_INTERRUPT));
}

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
    const bool isDelay = ob >= FIRST_DELAY && ob < FIRST_CYCLIC;
    const StartEvent& event = facts.startEvent;
    image.set(CLASSIC.eventClass, CLASS_CYCLE);
    image.set(CLASSIC.eventNumber, eventNumber(ob));
    image.set(CLASSIC.information1, isDelay ? event.sign : event.period);
    image.set(CLASSIC.information23, static_cast<uint32_t>(event.delayMs));
    image.set(CLASSIC.priority, facts.priority);
  } else {
    image.set(CLASSIC.eventClass, CLASS_CYCLE);
    image.set(CLASSIC.eventNumber, facts.firstScan ? 1 : 3);
    image.set(CLASSIC.priority, 1);
    image.set(CLASSIC.information1, static_cast<uint16_t>(std::clamp(facts.lastCycleMs, 0, 0x7FFF)));
    image.set(CLASSIC.information23, cycleTimes(facts));
  }
  image.set(CLASSIC.number, ob);
}

void writeOptimized(Image image, const CpuFacts& facts, uint8_t ob, uint8_t obClass) {
  const StartEvent& event = facts.startEvent;
  image.set(OPTIMIZED.format, FORMAT_OPTIMIZED);
  image.set(OPTIMIZED.obClass, obClass);
  image.set(OPTIMIZED.obNumber, ob);
  switch (obClass) {
    case 1:
      image.set(OPTIMIZED.initialCall, facts.firstScan);
      image.set(OPTIMIZED.remanence, true);
      break;
    case FIRST_INTERRUPT:
      image.set(OPTIMIZED.caughtUp, event.isCaughtUp);
      image.set(OPTIMIZED.secondTime, event.isSecondTime);
      break;
    case FIRST_DELAY: image.set(OPTIMIZED.sign, event.sign); break;
    case FIRST_CYCLIC:
      image.set(OPTIMIZED.cyclicInitialCall, event.isFirst);
      image.set(OPTIMIZED.eventCount,
                static_cast<uint16_t>(std::min<int64_t>(event.eventsDiscarded, INT16_MAX)));
      break;
    default: break;  // SI_Startup: nothing was lost
  }
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
  const auto* form = std::ranges::find_if(
      FORMS, [&](const OptimizedForm& one) { return scl::sameName(area.typeName, one.typeName); });
  if (form == std::end(FORMS) || ob < form->firstOb || ob > form->lastOb) return false;
  if (area.totalBytes() < form->bytes) return false;
  writeOptimized(Image({area.bytes, area.totalBytes()}), facts, ob, form->obClass);
  return true;
}

void run(SystemCall& call) {
  const bool top = write(call.areas[TOP_SI], call.facts, call.facts.organizationBlock);
  const bool startup = write(call.areas[START_UP_SI], call.facts, STARTUP_OB);
  const uint16_t result = top ? startup ? OK : STARTUP_DIFFERS : startup ? TOP_DIFFERS : BOTH_DIFFER;
  Image(call.image).set(RET_VAL, result);
}

}  // namespace

extern const BlockDescription RD_SINFO{SCL, run};

}  // namespace vcpu
