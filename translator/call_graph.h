#pragma once
// Who calls whom: no recursion, and the order in which blocks and files are imported.

#include <map>
#include <string>
#include <vector>

#include "translator/source.h"

namespace clang {
class FunctionDecl;
}

namespace translator {

/// Keeps a reference to the source and the functions in its tree, and must not outlive it.
class CallGraph {
 public:
  /// `functions` are definitions, in the order of the C++.
  CallGraph(const Source& source, std::vector<const clang::FunctionDecl*> functions);

  /// Refuses each function that calls itself, directly or through others.
  void refuseRecursion() const;

  /// The functions, called ones first, else as in the C++. Ends with recursion too, in some order.
  std::vector<const clang::FunctionDecl*> calledFirst() const;

  /// The files of the functions, relative to the root, called ones first. Two files that need each other are
  /// refused (SUB058).
  std::vector<std::string> filesCalledFirst() const;

 private:
  using Function = const clang::FunctionDecl*;

  const Source& source_;
  std::vector<Function> functions_;
  std::map<Function, std::vector<Function>> calls_;
};

}  // namespace translator
