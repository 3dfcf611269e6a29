#pragma once
// PATH=VALUE and NAME=VALUE on the command line. Any thread may call.

#include <string>

#include "vcpu/result/result.h"

namespace cli {

struct Assignment {
  std::string path;
  std::string value;
};

/// Splits at the first '=' outside of double quotes, so that "a=b".c=1 is the path "a=b".c.
vcpu::Result<Assignment> splitAssignment(const std::string& text);

}  // namespace cli
