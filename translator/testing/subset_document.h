#pragma once
// docs/subset.md: the table of the subset with its samples.

#include <string>

namespace translator {

std::string subsetDocument();

}  // namespace translator
