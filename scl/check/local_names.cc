#include "scl/check/local_names.h"

namespace scl {

void LocalNames::add(const Variable& variable) {
  variables_.emplace(variable.name, &variable);
}

const Variable* LocalNames::find(std::string_view name) const {
  auto it = variables_.find(name);
  return it == variables_.end() ? nullptr : it->second;
}

std::vector<std::string_view> LocalNames::all() const {
  std::vector<std::string_view> names;
  for (const auto& [key, variable] : variables_) names.push_back(variable->name);
  return names;
}

}  // namespace scl
