#include "scl/text/indexed_address.h"

#include <fmt/core.h>

#include "scl/text/name.h"

namespace scl {
namespace {

/// Takes `begin`, in capitals, off the front of `rest` if it stands there.
bool take(std::string_view& rest, std::string_view begin) {
  if (!rest.starts_with(begin)) return false;
  rest.remove_prefix(begin.size());
  return true;
}

/// All that is left is the letter of a width, or nothing for a bit.
bool takeWidth(std::string_view rest, AbsoluteAddress& address) {
  address.width = rest.empty() ? 'X' : rest.front();
  return rest.size() <= 1 && std::string_view("XBWD").find(address.width) != std::string_view::npos;
}

}  // namespace

// area = ["%"] ["P"] ("I" | "E" | "Q" | "A" | "M") ["X" | "B" | "W" | "D"]
std::optional<AbsoluteAddress> parseIndexedArea(std::string_view text) {
  const std::string capitals = upperCase(text);
  std::string_view rest = capitals;
  take(rest, "%");
  AbsoluteAddress address;
  address.peripheral = take(rest, "P");
  if (take(rest, "I") || take(rest, "E")) {
    address.area = MemoryArea::Inputs;
  } else if (take(rest, "Q") || take(rest, "A")) {
    address.area = MemoryArea::Outputs;
  } else if (!take(rest, "M")) {
    return std::nullopt;
  }
  if (address.peripheral && address.area == MemoryArea::BitMemory) return std::nullopt;
  return takeWidth(rest, address) ? std::optional(address) : std::nullopt;
}

// place = "D" ["B"] ["X" | "B" | "W" | "D"]
std::optional<AbsoluteAddress> parseIndexedPlace(std::string_view text) {
  const std::string capitals = upperCase(text);
  std::string_view rest = capitals;
  if (!take(rest, "D")) return std::nullopt;
  if (rest.size() == 2) take(rest, "B");
  AbsoluteAddress address{.area = MemoryArea::DataBlock};
  return takeWidth(rest, address) ? std::optional(address) : std::nullopt;
}

std::string placeWithPercent(std::string_view text) {
  const std::string whole = fmt::format("DB1.{}", text);
  if (classicAddressLength(whole) != whole.size()) return {};
  const std::string written = withPercent(whole);
  return fmt::format("%{}", std::string_view(written).substr(written.find('.') + 1));
}

}  // namespace scl
