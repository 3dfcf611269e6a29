#pragma once

#include <set>

#include "scl/tree/tree.h"

namespace vcpu::c {

/// The variables of a block that must lie in memory because something needs their address: those under an AT
/// view, and those handed over as a Variant. All other elementary local ones can become C variables.
std::set<const scl::Variable*> memoryVariables(const scl::Block& block);

}  // namespace vcpu::c
