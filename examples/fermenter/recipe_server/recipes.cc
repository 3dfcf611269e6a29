#include "examples/fermenter/recipe_server/recipes.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "station/toml/toml.h"

namespace fermenter {
namespace {

vcpu::Result<SetPoints> setPointsOf(const std::string& phase, const toml::node& node) {
  const toml::table* const table = node.as_table();
  if (table == nullptr) return vcpu::Failure{fmt::format("'{}' is no table of set points", phase)};
  SetPoints points;
  for (const auto& [number, value] : *table) {
    const auto given = value.value<double>();
    if (!given)
      return vcpu::Failure{fmt::format("line {}: {} is no number", value.source().begin.line, number.str())};
    points.emplace_back(number.str(), *given);
  }
  return points;
}

}  // namespace

vcpu::Result<Recipes> readRecipes(const std::string& path) {
  const toml::parse_result parsed = toml::parse_file(path);
  if (!parsed) {
    return vcpu::Failure{
        fmt::format("{}:{}: {}", path, parsed.error().source().begin.line, parsed.error().description())};
  }
  Recipes recipes;
  for (const auto& [phase, node] : parsed.table()) {
    auto points = setPointsOf(std::string(phase.str()), node);
    if (!points) return vcpu::Failure{fmt::format("{}: {}", path, points.failure())};
    recipes.emplace(phase.str(), std::move(*points));
  }
  return recipes;
}

vcpu::Result<Request> readRequest(std::string_view payload) {
  const auto json = nlohmann::json::parse(payload, nullptr, false);
  if (!json.is_object()) return vcpu::Failure{"it is no JSON object"};
  Request request;
  const auto number = json.find("req");
  const auto phase = json.find("phase");
  if (number == json.end() || !number->is_number_integer()) return vcpu::Failure{"it has no number 'req'"};
  if (phase == json.end() || !phase->is_string()) return vcpu::Failure{"it has no 'phase'"};
  request.number = number->get<int64_t>();
  request.phase = phase->get<std::string>();
  const auto batch = json.find("batch");
  if (batch != json.end() && batch->is_string()) request.batch = batch->get<std::string>();
  return request;
}

std::string answerTo(const Request& request, const Recipes& recipes) {
  nlohmann::ordered_json answer = {{"req", request.number}};
  const auto found = recipes.find(request.phase);
  if (found == recipes.end()) {
    answer["err"] = "no such phase";
  } else {
    answer["vals"] = nlohmann::ordered_json::array();
    for (const auto& [number, value] : found->second) {
      answer["vals"].push_back({{"id", number}, {"val", value}});
    }
  }
  return answer.dump();
}

}  // namespace fermenter
