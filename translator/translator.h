#pragma once
// C++ in the subset to SCL. Start here. subset.h says what is accepted; program.h goes over the
// declarations, and the headers lower_*.h make types and blocks of them.
//
// What holds in all headers of this folder: parameters that point to nodes of Clang point into the tree of
// the Source handed over, and are never kept longer than it lives. What is refused goes to that Source; the
// function then still answers a tree, which must not be printed. One thread for each Source, except where a
// header says more.

#include <filesystem>
#include <string>
#include <vector>

#include "scl/tree/tree.h"
#include "translator/refusal.h"

namespace translator {

/// Owns all it holds; nothing in it points into Clang's tree.
struct Translation {
  /// What was refused, in the order of files and locations. If there is anything, `units` must not be used.
  std::vector<Refusal> refusals;

  /// One unit for the types and one for the blocks of each C++ file, in the order to import them: types
  /// before what uses them, called blocks before callers. Unit::file is the name to write: delivery.udt,
  /// delivery.scl.
  std::vector<scl::Unit> units;

  struct Struct {
    std::string cpp;     ///< mqtt::ClientData
    std::string type;    ///< MqttClientData
    std::string header;  ///< core/client_data.h
  };
  std::vector<Struct> structs;  ///< those translated, in order
};

/// Translates C++ files together, as one program. `files` are relative to `root`, or absolute; names in
/// refusals and in the heads of files are relative to `root`. `clangArguments` are handed to the compiler.
/// A file that cannot be read, or that is no C++, is a refusal too (SUB001). Writes no file. One call at a
/// time.
Translation translate(const std::vector<std::string>& files, const std::filesystem::path& root,
                      const std::vector<std::string>& clangArguments);

}  // namespace translator
