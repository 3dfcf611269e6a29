#pragma once
// Who calls a system block. Values: each thread may use its own.

#include <string>

namespace vcpu {

/// By names as a program writes them, with their quotation marks.
struct Caller {
  std::string block;  ///< "Pump"
  std::string
      dataBlock;         ///< "Plant"; empty if it is no function block, or its instance lies in no data block
  std::string instance;  ///< "Plant".pumps[2]; empty as before
};

}  // namespace vcpu
