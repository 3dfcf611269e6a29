#include "scl/check/report.h"

#include "scl/text/nearest_name.h"

namespace scl {
namespace {

constexpr int HINTS_MAX = 50;
constexpr size_t CANDIDATES_MAX = 5'000;
constexpr size_t NAME_LENGTH_MAX = 64;

}  // namespace

std::string Report::didYouMean(std::string_view wrong,
                               const std::function<std::vector<std::string_view>()>& candidates) {
  if (wrong.size() > NAME_LENGTH_MAX || ++hints_ > HINTS_MAX) return {};
  std::vector<std::string_view> known = candidates();
  if (known.size() > CANDIDATES_MAX) return {};
  const std::string_view found = nearestName(wrong, known);
  return found.empty() ? std::string{} : ", did you mean \"" + std::string(found) + "\"?";
}

}  // namespace scl
