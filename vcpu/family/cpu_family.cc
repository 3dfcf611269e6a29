#include "vcpu/family/cpu_family.h"

namespace vcpu {

const CpuFamily* findCpuFamily(std::string_view cpuName) {
  for (const CpuFamily* family : {&CpuFamily::S7_1500, &CpuFamily::S7_300}) {
    for (const std::string_view begin : family->cpuNames) {
      if (cpuName.starts_with(begin)) return family;
    }
  }
  return nullptr;
}

}  // namespace vcpu
