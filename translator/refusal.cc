#include "translator/refusal.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace translator {

std::string toText(const Refusal& refusal) {
  return fmt::format("{}:{}:{}: error SUB{:03}: {}", refusal.file, refusal.location.line,
                     refusal.location.column, codeOf(refusal.rule),
                     sentenceOf(refusal.rule, refusal.subject));
}

void Refusals::add(Refusal refusal) {
  const bool known = std::any_of(list_.begin(), list_.end(), [&](const Refusal& other) {
    return other.rule == refusal.rule && other.file == refusal.file &&
           other.location.line == refusal.location.line && other.location.column == refusal.location.column;
  });
  if (!known) list_.push_back(std::move(refusal));
}

std::vector<Refusal> Refusals::sorted() const {
  std::vector<Refusal> result = list_;
  std::stable_sort(result.begin(), result.end(), [](const Refusal& a, const Refusal& b) {
    return std::tie(a.file, a.location.line, a.location.column) <
           std::tie(b.file, b.location.line, b.location.column);
  });
  return result;
}

}  // namespace translator
