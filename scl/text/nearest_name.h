#pragma once
// Which known name a wrong one was meant to be. Any thread may call.

#include <string_view>
#include <vector>

namespace scl {

/// The candidate most like `wrong`, without regard to case: less than a third of its letters and one differ,
/// two that are exchanged count as one. Empty if none is like it, and for names of one or two letters, which
/// are like too many others. Points into `candidates`.
std::string_view nearestName(std::string_view wrong, const std::vector<std::string_view>& candidates);

}  // namespace scl
