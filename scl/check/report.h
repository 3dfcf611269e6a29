#pragma once
// Where the checker reports faults. One check() uses it, on its thread.

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scl/text/diagnostic.h"
#include "scl/text/diagnostic_code.h"

namespace scl {

/// Adds diagnostics for the file that is being checked. Refers to the diagnostics, which must outlive it.
class Report {
 public:
  explicit Report(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void error(int code, SourceLocation location, std::string sentence) {
    diagnostics_.error(code, file_, location, std::move(sentence));
  }
  void warning(int code, SourceLocation location, std::string sentence) {
    diagnostics_.warning(code, file_, location, std::move(sentence));
  }

  /// The file that the locations of the next faults belong to.
  const std::string& file() const { return file_; }
  void setFile(std::string file) { file_ = std::move(file); }

  /// ", did you mean X?" with the candidate most like `wrong`; empty if none is like it. After many faults it
  /// is always empty: comparing costs more than the hint is worth by then. `candidates` is called only if
  /// they are compared.
  std::string didYouMean(std::string_view wrong,
                         const std::function<std::vector<std::string_view>()>& candidates);

 private:
  Diagnostics& diagnostics_;
  std::string file_;
  int hints_ = 0;
};

}  // namespace scl
