#include "cli/assignment.h"

#include <fmt/format.h>

namespace cli {

vcpu::Result<Assignment> splitAssignment(const std::string& text) {
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == '=' && !quoted && i > 0) return Assignment{text.substr(0, i), text.substr(i + 1)};
  }
  return vcpu::Failure{
      fmt::format("'{}' is not of the form PATH=VALUE, as in '\"Config\".broker.brokerPort=1884'", text)};
}

}  // namespace cli
