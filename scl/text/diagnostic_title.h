#pragma once
// What each code stands for, in a few words. Any thread may call.

#include <string_view>
#include <vector>

namespace scl {

/// What is wrong where this code is reported; the heading of its section in docs/scl-diagnostics.md. Empty
/// for a number that is no code.
std::string_view diagnosticTitle(int code);

/// All codes, ascending.
std::vector<int> diagnosticCodes();

}  // namespace scl
