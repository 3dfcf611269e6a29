#pragma once
// Who calls a system block. Values: each thread may use its own.

#include <string>

namespace vcpu {

/// By names as a program writes them, with their quotation marks.
struct Caller {
  std::string block;  ///< "Pump"
  /// "Plant"; empty if it is no function block, or its instance lies in no data block.
  std::string dataBlock;
  /// "Plant".pumps[2]; empty as dataBlock is.
  std::string instance;
  /// What supplies the parameter that GetSymbolName and GetSymbolPath ask for: at the call of the block, and
  /// where the path of calls begins along which it was handed on.
  std::string symbolName;
  std::string symbolPath;
};

}  // namespace vcpu
