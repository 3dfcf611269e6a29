#include "scl/text/nearest_name.h"

#include <algorithm>
#include <string>

#include "scl/text/name.h"

namespace scl {
namespace {

constexpr size_t LETTERS_MIN = 3;

/// Letters to insert, remove, replace or swap with the neighbour to come from `a` to `b`.
size_t distance(const std::string& a, const std::string& b) {
  std::vector<size_t> beforeLast, last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearestName(std::string_view wrong, const std::vector<std::string_view>& candidates) {
  if (wrong.size() < LETTERS_MIN) return {};
  const std::string name = upperCase(wrong);
  size_t best = name.size() / 3 + 1;
  std::string_view found;
  for (std::string_view candidate : candidates) {
    size_t longer = std::max(candidate.size(), name.size());
    size_t shorter = std::min(candidate.size(), name.size());
    if (longer - shorter >= best) continue;
    size_t steps = distance(name, upperCase(candidate));
    if (steps < best) {
      best = steps;
      found = candidate;
    }
  }
  return found;
}

}  // namespace scl
