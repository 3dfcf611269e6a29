#pragma once
// PATH=VALUE on the command line. Any thread may call.

#include <cstdint>
#include <string>
#include <string_view>

#include "vcpu/result/result.h"

namespace cli {

struct Assignment {
  std::string path;
  std::string value;
};

/// Splits at the first '=' outside of double quotes, so that "a=b".c=1 is the path "a=b".c. A failure shows
/// `example`.
vcpu::Result<Assignment> splitAssignment(const std::string& text, std::string_view example);

/// An assignment that is made before one of several calls.
struct LaterAssignment {
  int64_t call = 1;  ///< from 1
  Assignment assignment;
};

/// Splits 6:PATH=VALUE.
vcpu::Result<LaterAssignment> splitLaterAssignment(const std::string& text);

}  // namespace cli
