#pragma once
// Names of files as a PLC program gives them. For the thread on which the block runs.

#include <optional>
#include <string>
#include <string_view>

#include "vcpu/access/area.h"
#include "vcpu/family/cpu_family.h"

namespace vcpu {

/// The characters of a String, as bytes; nothing if `area` is another variable or none. What a header says
/// beyond the memory of the string does not count.
std::optional<std::string> textOf(const Area& area);

/// Whether the family takes it as the name of a data log or a recipe, without .csv.
bool isCardName(const CardRules& rules, std::string_view name);

}  // namespace vcpu
