#pragma once
// [[communication]] of station.toml: what the CPU's communication does to the program. Any thread may call.

#include <vector>

#include "station/refuse.h"
#include "station/toml/toml.h"
#include "vcpu/system/communication/communication_rule.h"

namespace station {

/// Reads the value of the key `communication`; what is wrong with it goes to `refuse`, and the rule it stands
/// in is then left out.
std::vector<vcpu::CommunicationRule> readCommunicationRules(const toml::node& node, const Refuse& refuse);

}  // namespace station
