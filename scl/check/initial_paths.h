#pragma once
// Which part of a data block's image gets a start value: a.b[1]. One check() uses it, on its thread.

#include <cstdint>
#include <string>

#include "scl/check/expressions.h"
#include "scl/check/report.h"
#include "scl/check/scope.h"
#include "scl/tree/tree.h"

namespace scl {

/// Where a variable lies in an image.
struct ImagePart {
  const Type* type = nullptr;  ///< of the variable
  int64_t offset = 0;          ///< bytes from the start
  int bit = 0;                 ///< Bool: 0..7
};

/// Where an element lies of an array that begins at `offset`. `index` counts from 0, the last dimension
/// fastest.
ImagePart elementPart(const Type& element, int64_t offset, int64_t index);

/// Refers to expressions, scope and report, which must outlive it.
class InitialPaths {
 public:
  InitialPaths(Expressions& expressions, Scope& scope, Report& report)
      : expressions_(expressions), scope_(scope), report_(report) {}

  /// Finds the variable that `path` names in a data block of type `root`, and gives the path its type. False:
  /// there is none, and the fault is reported.
  bool find(Expression& path, const Type& root, ImagePart& part);

 private:
  bool findMember(const Expression& path, const Type& type, const std::string& name, ImagePart& part);
  bool findElement(Expression& path, Subscript& subscript, const Type& root, ImagePart& part);

  Expressions& expressions_;
  Scope& scope_;
  Report& report_;
};

}  // namespace scl
