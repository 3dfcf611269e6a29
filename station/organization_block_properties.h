#pragma once
// [ob] and [interval_ms] of station.toml: the properties of organization blocks. Any thread may call.

#include <map>
#include <string_view>

#include "station/refuse.h"
#include "station/toml/toml.h"
#include "vcpu/cpu/organization_block_properties.h"
#include "vcpu/family/cpu_family.h"

namespace station {

/// The CPU whose rules the properties obey.
struct CpuOfProperties {
  const vcpu::CpuFamily& family;
  std::string_view name;  ///< as written: S7-315
};

/// Reads the values of the keys `ob` and `interval_ms`; nullptr: the key is not there. By the number of the
/// OB. What is wrong goes to `refuse`, and the property in which it stands is then left out.
std::map<int, vcpu::OrganizationBlockProperties> readOrganizationBlockProperties(
    const toml::node* blocks, const toml::node* intervalsMs, const CpuOfProperties& cpu,
    const Refuse& refuse);

}  // namespace station
