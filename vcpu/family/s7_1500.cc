// S7-1500 and S7-1200, which differ in their cyclic interrupts and in the files of the memory card. Source:
// TIA Portal Information System, Open User Communication, TCON, TSEND and TRCV (S7-1200, S7-1500); 'Cyclic
// interrupt OBs' and 'Events and OBs' of both. TIA Portal gives each new cyclic interrupt 100 ms. That the
// fastest S7-1500 takes 100 microseconds is common knowledge: the help names no shortest interval.

#include "vcpu/family/communication_status.h"
#include "vcpu/family/cpu_family.h"

namespace vcpu {

namespace {

constexpr std::array<int32_t, 9> INTERVALS_MS = {100, 100, 100, 100, 100, 100, 100, 100, 100};

// TIA Portal Information System, DataLogCreate and RecipeExport. A blank in a name: S7-1200 System Manual
// A5E02486680-AK, p. 511.
constexpr CardRules CARD_1500 = {.nameCharactersMax = 55,
                                 .namesAreWords = true,
                                 .dataLogBytesMax = 1'000'000'000,
                                 .hasLocalTimestamp = true};
constexpr CardRules CARD_1200 = {.nameCharactersMax = 35,
                                 .namesAreWords = false,
                                 .notInNames = R"(\'/":;[]|=.*?<>)",
                                 .dataLogBytesMax = 500'000'000,
                                 .hasLocalTimestamp = false,
                                 .recipeColumnsMax = 255,
                                 .cutsRecipeHeader = false};

constexpr CpuFamily family(std::array<std::string_view, 2> cpuNames, CyclicInterruptRules cyclicInterrupts,
                           CardRules card) {
  return {
      .cpuNames = cpuNames,
      .tcon = {.takesTconIpV4 = true,
               .wantsSystemType = true,
               .refused = status::ENDED_BY_PARTNER,
               .unreachable = status::PARTNER_UNREACHABLE,
               .idUsedDifferently = status::ID_USED_DIFFERENTLY},
      .transfer = {.bytesMax = 65536,
                   .endedByPartner = status::ENDED_BY_PARTNER,
                   .partnerUnreachable = status::PARTNER_UNREACHABLE},
      .tsend = {.sendsAllForLengthZero = true},
      .trcv = {.hasAdHoc = true, .dataChanged = status::DATA_CHANGED},
      .startInformation = {.inTemporaryData = false, .alwaysClassic = false},
      .cyclicInterrupts = cyclicInterrupts,
      .timeDelayPriorities = {3, 3, 3, 3},
      .card = card,
  };
}

}  // namespace

constinit const CpuFamily CpuFamily::S7_1500 = family(
    {"S7-15", "S7-15"},
    {.intervalsMs = INTERVALS_MS, .microsecondsStep = 1, .microsecondsMin = 100, .priorityByInterval = true},
    CARD_1500);

constinit const CpuFamily CpuFamily::S7_1200 =
    family({"S7-12", "S7-12"},
           {.intervalsMs = INTERVALS_MS, .priorities = {8, 9, 10, 11, 12, 13, 14, 16, 17}}, CARD_1200);

}  // namespace vcpu
