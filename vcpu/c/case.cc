// CASE.

#include "vcpu/c/case.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <vector>

#include "scl/types/elementary_types.h"
#include "vcpu/c/count.h"
#include "vcpu/c/function.h"
#include "vcpu/c/statement.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

namespace {

// A label or the selector as a number of 64 bits with a sign, in the order of its type. The compilers do not
// agree on labels without a sign.
int64_t ordered(const scl::Type& type, int64_t value) {
  return scl::bitsOf(type) == 64 && !isSignedInC(type) ? value ^ std::numeric_limits<int64_t>::min() : value;
}

int64_t ordered(const scl::Type& type, const scl::Expression& label) {
  return ordered(type, std::get<int64_t>(*label.constant));
}

std::string orderedSelector(const scl::Type& type, const std::string& selector) {
  const bool flips = ordered(type, 0) != 0;
  return flips ? fmt::format("(i64)({} ^ (1ull << 63))", selector) : "(i64)" + selector;
}

std::string labelText(int64_t value) {
  return value == std::numeric_limits<int64_t>::min() ? fmt::format("({}ll - 1)", value + 1)
                                                      : fmt::format("{}ll", value);
}

struct Range {
  int64_t low;
  int64_t high;
};

// The labels of a CASE. The first that fits is taken; C takes no label twice.
class Labels {
 public:
  // What is new of a range: it lies between ranges that were taken before.
  std::vector<Range> take(Range range) {
    std::vector<Range> parts;
    if (range.low > range.high) return parts;
    int64_t low = range.low;
    auto next = taken_.upper_bound(low);
    if (next != taken_.begin() && std::prev(next)->second >= low) --next;
    for (; next != taken_.end() && next->first <= range.high; ++next) {
      if (next->first > low) parts.push_back({low, next->first - 1});
      if (next->second >= range.high) return taken(parts);
      low = next->second + 1;
    }
    parts.push_back({low, range.high});
    return taken(parts);
  }

 private:
  std::vector<Range> taken(std::vector<Range> parts) {
    for (const Range& part : parts) taken_.emplace(part.low, part.high);
    return parts;
  }

  std::map<int64_t, int64_t> taken_;  // the last of each range by its first
};

}  // namespace

// The switch only jumps; bodies stand behind it, where EXIT still leaves the loop around the CASE.
void caseStatement(CFunction& f, const scl::Case& form) {
  const scl::Type& type = *form.selector->type;
  const std::string selector = spill(f, type, condition(f, *form.selector));
  const std::string end = f.fresh("endCase");
  std::vector<std::string> places;
  f.lines().open(fmt::format("switch ({}) {{", orderedSelector(type, selector)));
  Labels taken;
  for (const scl::Case::Branch& branch : form.branches) {
    places.push_back(f.fresh("case"));
    for (const scl::Case::Label& label : branch.labels) {
      const scl::Expression& high = label.high == nullptr ? *label.low : *label.high;
      for (const Range& part : taken.take({ordered(type, *label.low), ordered(type, high)})) {
        const std::string last = part.low == part.high ? "" : " ... " + labelText(part.high);
        f.add(fmt::format("case {}{}: goto {};", labelText(part.low), last, places.back()));
      }
    }
  }
  f.lines().close("}");
  size_t labels = 0;  // compared so far; the first is counted with the selector
  for (const scl::Case::Branch& branch : form.branches) labels += branch.labels.size();
  if (labels > 0) countSteps(f, labels - 1);
  if (form.otherwise) statements(f, *form.otherwise);
  f.add(fmt::format("goto {};", end));
  labels = 0;
  for (size_t i = 0; i < form.branches.size(); ++i) {
    labels += form.branches[i].labels.size();
    f.lines().open(fmt::format("{}: {{", places[i]));
    countSteps(f, labels - 1);
    statements(f, form.branches[i].body);
    f.add(fmt::format("goto {};", end));
    f.lines().close("}");
  }
  f.add(end + ":;");
}

}  // namespace vcpu::c
