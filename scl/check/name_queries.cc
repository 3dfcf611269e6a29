#include "scl/check/name_queries.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "scl/text/name.h"

namespace scl {
namespace {

constexpr std::array<std::string_view, 4> QUERIES = {"GetInstanceName", "GetInstancePath", "GetSymbolName",
                                                     "GetSymbolPath"};

bool isParameter(const Expression& expression, const Block& block) {
  const Name* name = std::get_if<Name>(&expression.form);
  return name && name->variable && std::ranges::count(block.parameters, name->variable) > 0;
}

}  // namespace

void checkNameQuery(const Expression& expression, const Call& call, const Block& caller, Report& report) {
  if (!call.function || !call.function->system) return;
  const std::string& name = call.function->name;
  if (std::ranges::none_of(QUERIES, [&](std::string_view query) { return sameName(query, name); })) return;
  if (caller.kind == Block::Kind::OrganizationBlock) {
    report.error(
        NOT_IN_ORGANIZATION_BLOCK, expression.location,
        fmt::format("{} in the OB \"{}\": call it in a function block or a function", name, caller.name));
    return;
  }
  for (size_t i = 0; i < call.bound.size(); ++i) {
    const bool isVariable = sameName(call.function->parameters[i]->name, "VARIABLE");
    if (!isVariable || !call.bound[i] || isParameter(*call.bound[i], caller)) continue;
    report.error(
        NEEDS_PARAMETER, call.bound[i]->location,
        fmt::format("VARIABLE of {} must be a parameter of \"{}\" itself, as in #level", name, caller.name));
  }
}

}  // namespace scl
