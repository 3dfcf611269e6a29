#include "station/communication_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace station {
namespace {

using vcpu::CommunicationBlock;
using vcpu::CommunicationRule;

constexpr std::array<std::string_view, 5> KEYS = {"block", "jobs", "calls", "status", "empty"};
constexpr std::array<std::pair<std::string_view, CommunicationBlock>, vcpu::COMMUNICATION_BLOCKS> BLOCKS = {
    {{"TCON", CommunicationBlock::Tcon},
     {"TDISCON", CommunicationBlock::Tdiscon},
     {"TSEND", CommunicationBlock::Tsend},
     {"TRCV", CommunicationBlock::Trcv}}};

/// One table of the list.
class RuleReader {
 public:
  RuleReader(const toml::table& table, const Refuse& refuse) : table_(table), refuse_(refuse) {}

  std::optional<CommunicationRule> read() {
    for (const auto& [key, node] : table_) {
      if (std::find(KEYS.begin(), KEYS.end(), key.str()) != KEYS.end()) continue;
      fault(key.source(),
            fmt::format("unknown key '{}'; [[communication]] has {}", key.str(), fmt::join(KEYS, ", ")));
    }
    readBlock();
    readJobs();
    readCalls();
    readStatus();
    readEmpty();
    return faulty_ ? std::nullopt : std::optional(rule_);
  }

 private:
  void fault(const toml::source_region& at, std::string sentence) {
    faulty_ = true;
    refuse_(at, std::move(sentence));
  }

  void readBlock() {
    const toml::node* node = table_.get("block");
    const auto name = node != nullptr ? node->value_exact<std::string_view>() : std::nullopt;
    for (const auto& [known, block] : BLOCKS) {
      if (name != known) continue;
      rule_.block = block;
      rule_.calls = block == CommunicationBlock::Trcv ? 0 : 1;
      return;
    }
    fault(node != nullptr ? node->source() : table_.source(),
          "'block' must be \"TCON\", \"TDISCON\", \"TSEND\" or \"TRCV\"");
  }

  void readJobs() {
    const toml::node* node = table_.get("jobs");
    if (node == nullptr) return;
    const toml::array* pair = node->as_array();
    if (pair != nullptr && pair->size() == 2) {
      const auto first = (*pair)[0].value_exact<int64_t>();
      const auto last = (*pair)[1].value_exact<int64_t>();
      if (first && last && 1 <= *first && *first <= *last && *last <= UINT32_MAX) {
        rule_.firstJob = static_cast<uint32_t>(*first);
        rule_.lastJob = static_cast<uint32_t>(*last);
        return;
      }
    }
    fault(node->source(), "'jobs' must be the first job and the last one, counted from 1, as in [2, 5]");
  }

  void readCalls() {
    const toml::node* node = table_.get("calls");
    if (node == nullptr) return;
    const auto calls = node->value_exact<int64_t>();
    if (!calls || *calls < 0 || *calls > UINT32_MAX) {
      fault(node->source(), "'calls' must be a whole number, 0 or more");
      return;
    }
    rule_.calls = static_cast<uint32_t>(*calls);
  }

  void readStatus() {
    constexpr std::string_view BASE = "16#";
    const toml::node* node = table_.get("status");
    if (node == nullptr) return;
    const auto text = node->value_exact<std::string_view>();
    if (text && text->starts_with(BASE)) {
      const std::string_view digits = text->substr(BASE.size());
      const char* end = digits.data() + digits.size();
      const auto [rest, error] = std::from_chars(digits.data(), end, rule_.status, 16);
      if (error == std::errc() && rest == end && rule_.status >= 0x8000) return;
    }
    fault(node->source(), "'status' must be a STATUS of an error in quotes, as in \"16#80C4\"");
  }

  void readEmpty() {
    const toml::node* node = table_.get("empty");
    if (node == nullptr) return;
    const auto empty = node->value_exact<bool>();
    if (!empty || (*empty && rule_.block != CommunicationBlock::Trcv)) {
      fault(node->source(), "'empty' must be true or false, and true only for \"TRCV\"");
      return;
    }
    rule_.empty = *empty;
  }

  const toml::table& table_;
  const Refuse& refuse_;
  CommunicationRule rule_;
  bool faulty_ = false;
};

}  // namespace

std::vector<CommunicationRule> readCommunicationRules(const toml::node& node, const Refuse& refuse) {
  std::vector<CommunicationRule> rules;
  const toml::array* list = node.as_array();
  if (list == nullptr || !list->is_homogeneous<toml::table>()) {
    refuse(node.source(), "'communication' must be a list of tables: [[communication]] above each");
    return rules;
  }
  for (const toml::node& entry : *list) {
    if (const auto rule = RuleReader(*entry.as_table(), refuse).read()) rules.push_back(*rule);
  }
  return rules;
}

}  // namespace station
