// S7-1200 and S7-1500. Source: TIA Portal Information System, Open User Communication, TCON, TSEND and TRCV
// (S7-1200, S7-1500). TIA Portal gives each new cyclic interrupt 100 ms.

#include "vcpu/family/communication_status.h"
#include "vcpu/family/cpu_family.h"

namespace vcpu {

constinit const CpuFamily CpuFamily::S7_1500 = {
    .cpuNames = {"S7-12", "S7-15"},
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
    .cyclicIntervalsMs = {100, 100, 100, 100, 100, 100, 100, 100, 100},
};

}  // namespace vcpu
