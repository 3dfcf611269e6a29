#include "scl/text/absolute_address.h"

#include <fmt/core.h>

#include <charconv>

#include "scl/text/name.h"

namespace scl {
namespace {

constexpr int32_t DATA_BLOCK_NUMBER_MAX = 65535;

/// Takes `begin` off the front of `rest`, in capitals, if it stands there.
bool take(std::string_view& rest, std::string_view begin) {
  if (!rest.starts_with(begin)) return false;
  rest.remove_prefix(begin.size());
  return true;
}

/// Takes digits off the front of `rest`. A number that no int32_t holds is the largest one: no CPU has it.
std::optional<int32_t> takeNumber(std::string_view& rest) {
  const size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0) return std::nullopt;
  int32_t number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + digits, number);
  rest.remove_prefix(digits);
  return error == std::errc() ? number : INT32_MAX;
}

bool takeArea(std::string_view& rest, AbsoluteAddress& address) {
  if (take(rest, "DB")) {
    address.area = MemoryArea::DataBlock;
    if (rest.empty() || rest.front() < '0' || rest.front() > '9') return true;
    address.dataBlock = *takeNumber(rest);
    const bool isNumbered = address.dataBlock >= 1 && address.dataBlock <= DATA_BLOCK_NUMBER_MAX;
    return isNumbered && take(rest, ".DB");
  }
  if (take(rest, "I") || take(rest, "E")) {
    address.area = MemoryArea::Inputs;
  } else if (take(rest, "Q") || take(rest, "A")) {
    address.area = MemoryArea::Outputs;
  } else {
    address.area = MemoryArea::BitMemory;
    return take(rest, "M");
  }
  return true;
}

/// T5, C3: what `rest` holds without its sign.
std::optional<AbsoluteAddress> timerOrCounter(std::string_view rest) {
  AbsoluteAddress address{.width = 'W'};
  if (take(rest, "T")) {
    address.area = MemoryArea::Timers;
  } else if (take(rest, "C") || take(rest, "Z")) {
    address.area = MemoryArea::Counters;
  } else {
    return std::nullopt;
  }
  const std::optional<int32_t> number = takeNumber(rest);
  if (!number || !rest.empty()) return std::nullopt;
  address.byte = *number;
  return address;
}

constexpr std::string_view ADDRESS_CHARACTERS =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz.";

/// DBW4, as a statement list writes it, is DW4 in classic SCL; DB4 is a byte there.
void takeSecondB(std::string_view& place) {
  const bool isSecond = place.size() > 1 && std::string_view("XBWD").find(place[1]) != place.npos;
  if (isSecond) take(place, "B");
}

}  // namespace

// address = ["%"] (("I" | "Q" | "M") ["B" | "W" | "D" | "L"] | ["DB" digits "."] "DB" ("X" | "B" | "W" | ..))
//           digits ["." digits] [":P"]
//         | ["%"] ("T" | "C" | "Z") digits
std::optional<AbsoluteAddress> parseAbsoluteAddress(std::string_view text) {
  const std::string capitals = upperCase(text);
  std::string_view rest = capitals;
  take(rest, "%");
  if (const auto numbered = timerOrCounter(rest)) return numbered;
  AbsoluteAddress address;
  if (!takeArea(rest, address)) return std::nullopt;
  const bool inDataBlock = address.area == MemoryArea::DataBlock;
  const bool hasWidth =
      !rest.empty() && std::string_view(inDataBlock ? "XBWDL" : "BWDL").find(rest.front()) != rest.npos;
  if (hasWidth) {
    address.width = rest.front();
    rest.remove_prefix(1);
  }
  if (inDataBlock && !hasWidth) return std::nullopt;
  const std::optional<int32_t> byte = takeNumber(rest);
  if (!byte) return std::nullopt;
  address.byte = *byte;
  if (address.width == 'X') {
    if (!take(rest, ".")) return std::nullopt;
    const std::optional<int32_t> bit = takeNumber(rest);
    if (!bit) return std::nullopt;
    address.bit = *bit;
  }
  const bool mayBePeripheral = address.area == MemoryArea::Inputs || address.area == MemoryArea::Outputs;
  address.peripheral = mayBePeripheral && take(rest, ":P");
  return rest.empty() ? std::optional(address) : std::nullopt;
}

// operand = ["P"] ("I" | "E" | "Q" | "A" | "M") ["B" | "W" | "D"] digits ["." digits]
//         | "DB" digits ".D" ["B"] ["X" | "B" | "W" | "D"] digits ["." digits]
size_t classicAddressLength(std::string_view text) {
  const size_t end = text.find_first_not_of(ADDRESS_CHARACTERS);
  const std::string capitals = upperCase(text.substr(0, end));
  std::string_view rest = capitals;
  if (take(rest, "DB")) {
    if (!takeNumber(rest) || !take(rest, ".D")) return 0;
    takeSecondB(rest);
    take(rest, "X");
  } else {
    const bool isPeripheral = take(rest, "P");
    const bool isPort = take(rest, "I") || take(rest, "E") || take(rest, "Q") || take(rest, "A");
    if (!isPort && (isPeripheral || !take(rest, "M"))) return 0;
  }
  const bool isBit = !take(rest, "B") && !take(rest, "W") && !take(rest, "D");
  if (!takeNumber(rest)) return 0;
  if (isBit && (!take(rest, ".") || !takeNumber(rest))) return 0;
  const bool isOfLongerName = !rest.empty() && rest.front() != '.';
  return isOfLongerName ? 0 : capitals.size() - rest.size();
}

std::string withPercent(std::string_view classic) {
  const std::string address = upperCase(classic);
  if (address.front() == 'P') return fmt::format("%{}:P", address.substr(1));
  if (!address.starts_with("DB")) return "%" + address;
  const size_t dot = address.find('.');
  std::string_view place = std::string_view(address).substr(dot + 2);
  takeSecondB(place);
  const bool hasWidth = place.front() > '9';
  return fmt::format("%{}.DB{}{}", address.substr(0, dot), hasWidth ? "" : "X", place);
}

std::optional<int32_t> dataBlockNumber(std::string_view text) {
  const std::string capitals = upperCase(text);
  std::string_view rest = capitals;
  take(rest, "%");
  if (!take(rest, "DB")) return std::nullopt;
  const std::optional<int32_t> number = takeNumber(rest);
  const bool isNumber = number && rest.empty() && *number >= 1 && *number <= DATA_BLOCK_NUMBER_MAX;
  return isNumber ? number : std::nullopt;
}

std::string_view areaLetter(MemoryArea area) {
  switch (area) {
    case MemoryArea::Inputs: return "I";
    case MemoryArea::Outputs: return "Q";
    case MemoryArea::BitMemory: return "M";
    case MemoryArea::Timers: return "T";
    case MemoryArea::Counters: return "C";
    case MemoryArea::DataBlock: break;
  }
  return "DB";
}

int32_t bytesOfWidth(char width) {
  switch (width) {
    case 'W': return 2;
    case 'D': return 4;
    case 'L': return 8;
    default: return 1;
  }
}

}  // namespace scl
