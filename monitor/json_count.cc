#include "monitor/json_count.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace monitor {

vcpu::Result<std::optional<uint32_t>> countOf(const nlohmann::json& from, const char* name) {
  const auto found = from.find(name);
  if (found == from.end()) return std::optional<uint32_t>();
  if (!found->is_number_unsigned() || found->get<uint64_t>() > UINT32_MAX) {
    return vcpu::Failure{fmt::format("{} {} is no number of 32 bits", name, found->dump())};
  }
  return std::optional(found->get<uint32_t>());
}

}  // namespace monitor
