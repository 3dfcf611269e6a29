#pragma once
// What supplies a parameter of a block that runs, by the texts that vcpu/c/call_site.h gives each call.

#include <span>
#include <string>

namespace vcpu {

/// The text at the call of the innermost block: #level where a parameter is handed on. `sites` holds one text
/// for each block that runs, the outermost first; nullptr: it was not called by a block. Empty if there is no
/// text for the parameter, counted from 0. Pure: any thread may call.
std::string symbolName(std::span<const char* const> sites, size_t parameter);

/// The text at the call at which the path begins along which the parameter was handed on, with what stands
/// behind it on the way: "Plant".pump.level.
std::string symbolPath(std::span<const char* const> sites, size_t parameter);

}  // namespace vcpu
