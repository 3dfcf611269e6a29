#include "cli/call_result.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/json_value.h"

namespace cli {
namespace {

std::string jsonOf(const vcpu::Operand& operand) {
  return jsonText(operand.bytes, operand.bit, *operand.type);
}

constexpr const char* NO_VALUE = "null";

}  // namespace

CallResult::CallResult(const scl::Block& block, vcpu::CallFrame& frame, bool withStatics)
    : result_(block.result != nullptr ? jsonOf(frame.result()) : NO_VALUE) {
  Group outputs{"outputs", {}};
  Group inouts{"inouts", {}};
  for (const scl::Variable* parameter : block.parameters) {
    if (parameter->section == scl::Section::Input) continue;
    Group& group = parameter->section == scl::Section::Output ? outputs : inouts;
    group.values.push_back({parameter->name, jsonOf(frame.operand(*parameter))});
  }
  groups_ = {std::move(outputs), std::move(inouts)};
  if (!withStatics) return;
  groups_.push_back({"statics", {}});
  for (const scl::Variable* variable : frame.statics())
    groups_.back().values.push_back({variable->name, jsonOf(frame.operand(*variable))});
}

std::string CallResult::jsonMembers() const {
  std::string members = "\"return\":" + result_;
  for (const Group& group : groups_) {
    std::string values;
    for (const Value& value : group.values)
      values +=
          fmt::format("{}{}:{}", values.empty() ? "" : ",", nlohmann::json(value.name).dump(), value.json);
    members += fmt::format(",\"{}\":{{{}}}", group.name, values);
  }
  return members;
}

std::vector<std::string> CallResult::assignments() const {
  std::vector<std::string> assignments;
  if (result_ != NO_VALUE) assignments.push_back("return = " + result_);
  for (const Group& group : groups_) {
    for (const Value& value : group.values) assignments.push_back(value.name + " = " + value.json);
  }
  return assignments;
}

}  // namespace cli
