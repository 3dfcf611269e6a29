#pragma once
// SCL takes no notice of upper and lower case in names.

#include <string>
#include <string_view>

namespace scl {

/// The name with its ASCII letters in upper case: equal for names that SCL takes as one.
std::string folded(std::string_view name);

bool sameName(std::string_view a, std::string_view b);

}  // namespace scl
