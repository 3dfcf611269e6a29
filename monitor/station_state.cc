#include "monitor/station_state.h"

#include <nlohmann/json.hpp>

#include "monitor/json_count.h"

namespace monitor {
namespace {

constexpr const char* NO_STATE = "the state is neither online nor offline";

std::optional<StationState> stateOfWord(std::string_view word) {
  if (word == "online") return StationState{.isOnline = true};
  if (word == "offline") return StationState{.isOnline = false};
  return std::nullopt;
}

}  // namespace

vcpu::Result<StationState> readStationState(std::string_view payload) {
  if (const auto state = stateOfWord(payload)) return *state;
  const auto json = nlohmann::json::parse(payload, nullptr, false);
  if (!json.is_object() || !json.contains("state") || !json["state"].is_string())
    return vcpu::Failure{NO_STATE};
  std::optional<StationState> state = stateOfWord(json["state"].get_ref<const std::string&>());
  if (!state) return vcpu::Failure{NO_STATE};
  const std::pair<const char*, std::optional<uint32_t>*> counts[] = {{"alive", &state->alive},
                                                                     {"partner", &state->partner},
                                                                     {"waiting", &state->waiting},
                                                                     {"lost", &state->lost}};
  for (const auto& [name, place] : counts) {
    const auto count = countOf(json, name);
    if (!count) return vcpu::Failure{count.failure()};
    *place = *count;
  }
  return *state;
}

const char* wordOf(const StationState& state) {
  return state.isOnline ? "online" : "offline";
}

}  // namespace monitor
