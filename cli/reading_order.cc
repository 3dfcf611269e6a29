#include "cli/reading_order.h"

#include <algorithm>
#include <tuple>

namespace cli {

std::vector<scl::Diagnostic> inReadingOrder(const vcpu::Result<station::CheckedSources>& sources) {
  if (!sources) return {};
  std::vector<scl::Diagnostic> faults = sources->diagnostics.list();
  std::stable_sort(faults.begin(), faults.end(), [](const scl::Diagnostic& a, const scl::Diagnostic& b) {
    return std::tie(a.file, a.location.line, a.location.column) <
           std::tie(b.file, b.location.line, b.location.column);
  });
  return faults;
}

}  // namespace cli
