#pragma once
// Types are resolved where they are needed first, which may be in another file. One check() uses it, on its
// thread.

#include <string>

#include "scl/check/report.h"
#include "scl/check/scope.h"

namespace scl {

/// While it lives, names mean what they mean in a block, or outside of blocks, of `file`, and faults are
/// reported there. Its end restores scope and file. Refers to both, which must outlive it.
class FileScope {
 public:
  FileScope(Scope& scope, Report& report, Scope::Inside inside, const std::string& file)
      : scope_(scope), report_(report), insideBefore_(scope.inside()), fileBefore_(report.file()) {
    scope.enter(inside);
    report.setFile(file);
  }
  ~FileScope() {
    scope_.enter(insideBefore_);
    report_.setFile(fileBefore_);
  }
  FileScope(const FileScope&) = delete;
  FileScope& operator=(const FileScope&) = delete;

 private:
  Scope& scope_;
  Report& report_;
  Scope::Inside insideBefore_;
  std::string fileBefore_;
};

}  // namespace scl
