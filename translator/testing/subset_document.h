#pragma once
// docs/subset.md: the table of the subset with its samples.

#include <string>

namespace translator {

/// The whole text of the document.
std::string subsetDocument();

}  // namespace translator
