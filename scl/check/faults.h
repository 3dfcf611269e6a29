#pragma once
// Where the checker reports: the diagnostics, and the file it is in.

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scl/text/diagnostic.h"
#include "scl/text/diagnostic_code.h"

namespace scl {

class Faults {
 public:
  explicit Faults(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void error(int code, Place place, std::string sentence) {
    diagnostics_.error(code, file_, place, std::move(sentence));
  }
  void warning(int code, Place place, std::string sentence) {
    diagnostics_.warning(code, file_, place, std::move(sentence));
  }

  const std::string& file() const { return file_; }
  void setFile(std::string file) { file_ = std::move(file); }

  /// ", did you mean X?" with the candidate most like `wrong`, or nothing. After many faults it stays silent:
  /// comparing costs more than the hint is worth by then.
  std::string didYouMean(std::string_view wrong,
                         const std::function<std::vector<std::string_view>()>& candidates);

 private:
  Diagnostics& diagnostics_;
  std::string file_;
  int hints_ = 0;
};

}  // namespace scl
