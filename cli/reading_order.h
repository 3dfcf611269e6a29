#pragma once
// The order in which faults are shown. Any thread may call.

#include <vector>

#include "station/sources.h"

namespace cli {

/// By file, and in a file from top to bottom: the front end finds syntax faults first and what they mean
/// later. None if the sources could not be read.
std::vector<scl::Diagnostic> inReadingOrder(const vcpu::Result<station::CheckedSources>& sources);

}  // namespace cli
