// S7-300 and S7-400. Sources: TIA Portal Information System, TCON, TSEND and TRCV (S7-300, S7-400); System
// Software for S7-300/400, Vol. 2 (A5E00739858-01), connection type 11h and UDT 65.

#include "vcpu/family/communication_status.h"
#include "vcpu/family/cpu_family.h"

namespace vcpu {

// Its tables of STATUS have fewer codes: none for why TCON failed or a connection ended, none for an ID used
// with another description, none for DATA that changed.
constinit const CpuFamily CpuFamily::S7_300 = {
    .cpuNames = {"S7-3", "S7-4"},
    .tcon = {.takesTconIpV4 = false,
             .wantsSystemType = false,
             .refused = status::TEMPORARILY_NOT_CONNECTED,
             .unreachable = status::TEMPORARILY_NOT_CONNECTED,
             .idUsedDifferently = status::CONNECTION_EXISTS},
    .transfer = {.bytesMax = 8192,
                 .endedByPartner = status::NOT_ESTABLISHED,
                 .partnerUnreachable = status::NOT_ESTABLISHED},
    .tsend = {.sendsAllForLengthZero = false},
    .trcv = {.hasAdHoc = false, .dataChanged = status::BAD_LENGTH},
    .startInformation = {.inTemporaryData = true, .alwaysClassic = true},
    // As commonly known, not looked up; priorities as STEP 7 presets them: Vol. 1 (A5E00709327-01), p. 1-13.
    .cyclicInterrupts = {.intervalsMs = {5000, 2000, 1000, 500, 200, 100, 50, 20, 10},
                         .priorities = {7, 8, 9, 10, 11, 12, 13, 14, 15}},
    .timeDelayPriorities = {3, 4, 5, 6},
    // It has none of the blocks; whoever calls them all the same finds the rules of an S7-1500.
    .card = {.nameCharactersMax = 55,
             .namesAreWords = true,
             .dataLogBytesMax = 1'000'000'000,
             .hasLocalTimestamp = true},
};

}  // namespace vcpu
