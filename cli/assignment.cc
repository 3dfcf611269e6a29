#include "cli/assignment.h"

#include <fmt/format.h>

#include <charconv>

namespace cli {

vcpu::Result<Assignment> splitAssignment(const std::string& text, std::string_view example) {
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == '=' && !quoted && i > 0) return Assignment{text.substr(0, i), text.substr(i + 1)};
  }
  return vcpu::Failure{fmt::format("'{}' is not of the form PATH=VALUE, as in {}", text, example)};
}

vcpu::Result<LaterAssignment> splitLaterAssignment(const std::string& text) {
  LaterAssignment later;
  const char* const end = text.data() + text.size();
  const auto [colon, error] = std::from_chars(text.data(), end, later.call);
  if (error != std::errc() || colon == end || *colon != ':' || later.call < 1) {
    return vcpu::Failure{fmt::format("'{}' is not of the form CALL:PATH=VALUE, as in 6:go=TRUE", text)};
  }
  vcpu::Result<Assignment> assignment = splitAssignment(std::string(colon + 1, end), "6:go=TRUE");
  if (!assignment) return vcpu::Failure{assignment.failure()};
  later.assignment = std::move(*assignment);
  return later;
}

}  // namespace cli
