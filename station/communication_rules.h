#pragma once
// [[communication]] of station.toml: what the CPU's communication does to the program. Any thread may call.

#include <functional>
#include <string>
#include <vector>

#include "station/toml.h"
#include "vcpu/system/communication/communication_rule.h"

namespace station {

/// Called with a place in the file and a sentence that says what is wrong there.
using Refuse = std::function<void(const toml::source_region& at, std::string sentence)>;

/// Reads the value of the key `communication`; what is wrong with it goes to `refuse`, and the rule it stands
/// in is then left out.
std::vector<vcpu::CommunicationRule> readCommunicationRules(const toml::node& node, const Refuse& refuse);

}  // namespace station
