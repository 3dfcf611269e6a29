#pragma once
// How large a program is, for a user who waits for its compiler. Any thread may call.

#include <string>

#include "scl/scl.h"

namespace cli {

/// "20,000 statements": those of all its blocks.
std::string statementCount(const scl::Program& program);

}  // namespace cli
