#include "vcpu/c/function.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "scl/text/name.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/signature.h"

namespace vcpu::c {

CLines CFunction::linesOf(const std::function<void()>& print) {
  CLines apart;
  CLines* outer = std::exchange(lines_, &apart);
  print();
  lines_ = outer;
  return apart;
}

std::string CFunction::fresh(std::string_view stem) {
  declares_ = true;
  return std::string(stem) + std::to_string(++names_);
}

int64_t CFunction::stackBytes() const {
  constexpr int64_t BYTES_OF_NAME = 16;  // a number, or an image of one
  return std::accumulate(buffers_.begin(), buffers_.end(),
                         stackBytes_ + (names_ + std::ssize(bases_)) * BYTES_OF_NAME);
}

std::string CFunction::base(const std::string& address) {
  const auto [place, isNew] = bases_.try_emplace(address);
  if (isNew) place->second = fmt::format("base{}", bases_.size());
  return place->second;
}

std::string CFunction::buffer(int32_t bytes) {
  size_t number = buffersInUse_++;
  if (number == buffers_.size()) buffers_.push_back(0);
  buffers_[number] = std::max(buffers_[number], bytes);
  return fmt::format("buffer{}", number);
}

void CFunction::count(std::string_view kind, const std::string& number) {
  if (plan.options.count && !block.system) add(fmt::format("cpu->counts[{}] += {};", kind, number));
}

void CFunction::statement(int line, const std::function<void()>& print) {
  line_ = line;
  buffersInUse_ = 0;
  lines_->directive("#line " + std::to_string(line));
  size_t first = lines_->count();
  bool outerDeclares = std::exchange(declares_, false);
  if (plan.options.powerCuts && !block.system) {
    add(fmt::format("if (--cpu->statementsLeft < 0) {{ cpu->stop = 1; {}; }}", stopReturn()));
  }
  print();
  if (declares_) lines_->enclose(first);
  declares_ = outerDeclares;
}

std::string CFunction::sourceLine(int line) const {
  if (block.system) return "0";
  return "AT(" + std::to_string(plan.blockNumbers.at(&block)) + ", " + std::to_string(line) + ")";
}

std::string CFunction::accessLine() const {
  const std::string line = sourceLine();
  return writes && line != "0" ? line + " | S7_WRITES" : line;
}

std::string CFunction::labelName(const std::string& label) {
  auto [entry, isNew] = labels_.try_emplace(scl::upperCase(label));
  if (isNew) entry->second = fmt::format("{}_{}", identifier(label), labels_.size());
  return "at_" + entry->second;
}

void CFunction::loopBody(const std::function<void()>& print) {
  continueLabels_.emplace_back();
  print();
  if (!continueLabels_.back().empty()) add(continueLabels_.back() + ":;");
  continueLabels_.pop_back();
}

std::string CFunction::continueLabel() {
  std::string& label = continueLabels_.back();
  if (label.empty()) label = fresh("next");
  return label;
}

bool CFunction::mayStopIn(const std::function<void()>& print) {
  bool before = std::exchange(mayStop_, false);
  print();
  bool inside = mayStop_;
  mayStop_ = inside || before;
  return inside;
}

void CFunction::checkStop() {
  add("if (cpu->stop) " + stopReturn() + ";");
  mayStop_ = false;
}

void CFunction::checkStopIfNeeded() {
  if (mayStop_) checkStop();
}

std::string CFunction::stopReturn() const {
  return hasValue(block) ? "return 0" : "return";
}

void CFunction::refuse(const scl::SourceLocation& location, std::string_view what) {
  plan.refusals.push_back(
      fmt::format("{}:{}:{}: error: {}", block.file, location.line, location.column, what));
}

}  // namespace vcpu::c
