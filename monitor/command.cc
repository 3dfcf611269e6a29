#include "monitor/command.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "monitor/utc_time.h"

namespace monitor {
namespace {

using Json = nlohmann::json;

constexpr CommandState ALL_STATES[] = {CommandState::Accepted, CommandState::Done, CommandState::Failed,
                                       CommandState::Rejected};

// Bytes that are no UTF-8 are replaced: no station has a point of such a name.
std::string quoted(const std::string& text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The text of a member; a number as it stands. None: it is not there, or is something else.
std::optional<std::string> textAt(const Json& from, const char* name) {
  const auto found = from.find(name);
  if (found == from.end()) return std::nullopt;
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number()) return found->dump();
  return std::nullopt;
}

std::optional<CommandState> stateOf(const std::string& word) {
  for (const CommandState state : ALL_STATES) {
    if (word == wordOf(state)) return state;
  }
  return std::nullopt;
}

}  // namespace

std::string commandText(const Command& command) {
  const std::string demand = command.value ? fmt::format(R"("val":{})", *command.value) : R"("ack":true)";
  return fmt::format(R"({{"req":{},"id":{},{},"exp":"{}"}})", quoted(command.request), quoted(command.point),
                     demand, utcText(command.expiryMs));
}

bool isNumber(std::string_view text) {
  // The parser takes white space around a number.
  if (text.empty() || text.find_first_not_of("+-.0123456789eE") != std::string_view::npos) return false;
  return Json::parse(text, nullptr, false).is_number();
}

vcpu::Result<CommandResult> readCommandResult(std::string_view payload) {
  const Json json = Json::parse(payload, nullptr, false);
  if (!json.is_object()) return vcpu::Failure{"a result that is no JSON object"};
  const auto request = textAt(json, "req");
  const auto word = textAt(json, "state");
  if (!request || !word) return vcpu::Failure{"a result without req or state"};
  const auto state = stateOf(*word);
  if (!state) return vcpu::Failure{fmt::format("a result with the state {}", *word)};
  CommandResult result;
  result.request = *request;
  result.state = *state;
  result.point = textAt(json, "id").value_or("");
  result.reason = textAt(json, "reason").value_or("");
  if (const auto found = json.find("val"); found != json.end()) result.value = found->dump();
  if (const auto found = json.find("code"); found != json.end() && found->is_number_integer())
    result.code = found->get<int64_t>();
  if (const auto found = json.find("ts"); found != json.end() && found->is_string())
    result.utcMs = utcOf(found->get_ref<const std::string&>());
  return result;
}

const char* wordOf(CommandState state) {
  switch (state) {
    case CommandState::Accepted: return "accepted";
    case CommandState::Done: return "done";
    case CommandState::Failed: return "failed";
    case CommandState::Rejected: return "rejected";
  }
  return "";
}

bool isEnd(CommandState state) {
  return state != CommandState::Accepted;
}

std::string textOf(const CommandResult& result) {
  std::string text = wordOf(result.state);
  if (!result.value.empty()) text += fmt::format(", value {}", result.value);
  if (!result.reason.empty()) text += fmt::format(", {}", result.reason);
  if (result.code) text += fmt::format(", code {}", *result.code);
  return text;
}

}  // namespace monitor
