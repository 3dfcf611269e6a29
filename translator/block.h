#pragma once
// The block that is being made of a function: what its statements and expressions share.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "scl/tree/tree.h"
#include "translator/names.h"
#include "translator/paths.h"
#include "translator/source.h"

namespace clang {
class FunctionDecl;
class ValueDecl;
class VarDecl;
}  // namespace clang

namespace translator {

/// Where a `break` goes.
enum class BreakTarget { None, Loop, Case };

/// Owned by lowerFunction, and lives as long as that function is lowered. After a refusal the tree is
/// incomplete and must not be printed.
struct Block {
  const Source& source;
  const clang::FunctionDecl& function;
  std::string name{};  ///< to which a result is assigned

  NameScope names{};                                      ///< parameters and locals
  std::map<std::string, const clang::VarDecl*> locals{};  ///< by name: the first of that name
  scl::VariableSection temp{};                            ///< VAR_TEMP: the locals
  std::vector<const clang::ValueDecl*> constants{};       ///< used ones

  // Where the lowering stands.
  std::set<std::string> visible{};  ///< locals and aliases of the scopes that are open
  std::vector<Path> nonZero{};      ///< known not to be zero here
  BreakTarget breakTarget = BreakTarget::None;
};

}  // namespace translator
