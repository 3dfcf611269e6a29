#include "monitor/point_order.h"

#include <tuple>

namespace monitor {
namespace {

bool isDigits(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool PointOrder::operator()(std::string_view left, std::string_view right) const {
  const bool numbers[] = {isDigits(left), isDigits(right)};
  if (numbers[0] != numbers[1]) return numbers[0];
  if (!numbers[0]) return left < right;
  return std::make_tuple(left.size(), left) < std::make_tuple(right.size(), right);
}

}  // namespace monitor
