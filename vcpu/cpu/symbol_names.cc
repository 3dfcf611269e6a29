#include "vcpu/cpu/symbol_names.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace vcpu {

namespace {

struct Supply {
  std::optional<size_t> parameter;  ///< of the block that calls
  std::string_view tail;
  std::string_view text;
};

// "number\ttail\ttext\n", one line for each parameter.
std::optional<Supply> supplyAt(const char* site, size_t parameter) {
  if (site == nullptr) return std::nullopt;
  std::string_view lines = site;
  for (; parameter > 0; --parameter) {
    const size_t end = lines.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    lines.remove_prefix(end + 1);
  }
  if (lines.empty()) return std::nullopt;
  const std::string_view line = lines.substr(0, lines.find('\n'));
  const size_t first = line.find('\t');
  const size_t second = line.find('\t', first + 1);
  Supply supply{{}, line.substr(first + 1, second - first - 1), line.substr(second + 1)};
  size_t number = 0;
  if (first > 0) {
    std::from_chars(line.data(), line.data() + first, number);
    supply.parameter = number;
  }
  return supply;
}

}  // namespace

std::string symbolName(std::span<const char* const> sites, size_t parameter) {
  if (sites.empty()) return "";
  const auto supply = supplyAt(sites.back(), parameter);
  return supply ? std::string(supply->text) : "";
}

std::string symbolPath(std::span<const char* const> sites, size_t parameter) {
  std::string tail;
  for (; !sites.empty(); sites = sites.first(sites.size() - 1)) {
    const auto supply = supplyAt(sites.back(), parameter);
    if (!supply) return "";
    if (!supply->parameter) return supply->text.empty() ? "" : std::string(supply->text) + tail;
    tail = std::string(supply->tail) + tail;
    parameter = *supply->parameter;
  }
  return "";
}

}  // namespace vcpu
