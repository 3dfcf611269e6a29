#include "scl/check/statements.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/check/assignment_attempt.h"
#include "scl/check/compound_assignment.h"
#include "scl/check/demultiplexer.h"
#include "scl/check/type_of.h"
#include "scl/text/name.h"
#include "scl/tree/match.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

/// The values of one CASE label, with the branch's label to point at.
struct LabelRange {
  uint64_t low = 0, high = 0;
  SourceLocation location;
};

/// Maps values of signed and unsigned types to numbers of the same order.
uint64_t ordered(const Type& type, int64_t value) {
  return static_cast<uint64_t>(value) ^ (isSigned(type) ? uint64_t{1} << 63 : 0);
}

const Variable* plainVariable(const Expression& expression) {
  const Name* name = std::get_if<Name>(&expression.form);
  return name ? name->variable : nullptr;
}

}  // namespace

void StatementChecker::check(Block& block) {
  declaredLabels_.clear();
  for (const std::string& label : block.labels) declaredLabels_.insert(upperCase(label));
  labels_.clear();
  counters_.clear();
  loops_ = 0;
  collectLabels(block.body);
  checkAll(block.body);
}

void StatementChecker::collectLabels(const Statements& body) {
  for (const StatementPtr& statement : body) {
    match(
        statement->form,  //
        [&](const Label& label) { addLabel(label, statement->location); },
        [&](const If& branches) {
          for (const If::Branch& branch : branches.branches) collectLabels(branch.body);
          if (branches.otherwise) collectLabels(*branches.otherwise);
        },
        [&](const Case& choice) {
          for (const Case::Branch& branch : choice.branches) collectLabels(branch.body);
          if (choice.otherwise) collectLabels(*choice.otherwise);
        },
        [&](const For& loop) { collectLabels(loop.body); },
        [&](const While& loop) { collectLabels(loop.body); },
        [&](const Repeat& loop) { collectLabels(loop.body); },
        [&](const Region& region) { collectLabels(region.body); },
        // These hold no statements.
        [](const Assignment&) {}, [](const AssignmentAttempt&) {}, [](const CallStatement&) {},
        [](const Exit&) {}, [](const Continue&) {}, [](const Return&) {}, [](const Goto&) {},
        [](const Empty&) {});
  }
}

void StatementChecker::addLabel(const Label& label, SourceLocation location) {
  auto [earlier, isNew] = labels_.emplace(upperCase(label.name), location);
  if (dialect_.labelsAreDeclared && !declaredLabels_.contains(earlier->first)) {
    report_.error(
        UNKNOWN_LABEL, location,
        fmt::format("the label {0} is not declared: write LABEL {0}; END_LABEL among the declarations",
                    label.name));
  }
  if (isNew) return;
  report_.error(LABEL_TWICE, location,
                fmt::format("the label {} stands already in line {}", label.name, earlier->second.line));
}

void StatementChecker::checkAll(Statements& body) {
  for (StatementPtr& statement : body) checkOne(*statement);
}

/// A DEMUX becomes a CASE, or nothing, if its call is at fault.
bool StatementChecker::becomesCase(Statement& statement) {
  auto* call = std::get_if<CallStatement>(&statement.form);
  if (!call || !callsDemultiplexer(*call) || scope_.findGlobal("DEMUX")) return false;
  StatementPtr choice = demultiplexed(*call, statement.location, report_);
  if (choice) {
    statement.form = std::move(choice->form);
  } else {
    statement.form = Empty{};
  }
  return true;
}

void StatementChecker::checkOne(Statement& statement) {
  if (becomesCase(statement)) return checkOne(statement);
  match(
      statement.form, [&](Assignment& assignment) { checkAssignment(assignment, statement.location); },
      [&](AssignmentAttempt& attempt) { checkAttempt(attempt, expressions_, assignability_, report_); },
      [&](CallStatement& call) { expressions_.checkCallStatement(call.call); },
      [&](If& branches) { checkIf(branches); },  //
      [&](Case& choice) { checkCase(choice); }, [&](For& loop) { checkFor(loop, statement.location); },
      [&](While& loop) {
        checkCondition(loop.condition, "WHILE");
        checkLoopBody(loop.body);
      },
      [&](Repeat& loop) {
        checkLoopBody(loop.body);
        checkCondition(loop.until, "UNTIL");
      },
      [&](Region& region) { checkAll(region.body); },
      [&](Goto& jump) { checkJump(jump, statement.location); },
      [&](Exit&) { checkInsideLoop("EXIT", statement.location); },
      [&](Continue&) { checkInsideLoop("CONTINUE", statement.location); },
      // Nothing in these can be wrong; collectLabels() has checked the labels.
      [](Return&) {}, [](Label&) {}, [](Empty&) {});
}

void StatementChecker::checkIf(If& branches) {
  for (If::Branch& branch : branches.branches) {
    checkCondition(branch.condition, "IF");
    checkAll(branch.body);
  }
  if (branches.otherwise) checkAll(*branches.otherwise);
}

void StatementChecker::checkLoopBody(Statements& body) {
  ++loops_;
  checkAll(body);
  --loops_;
}

void StatementChecker::checkInsideLoop(const char* keyword, SourceLocation location) {
  if (loops_ > 0) return;
  report_.error(OUTSIDE_LOOP, location,
                fmt::format("{} stands outside of any loop; to leave the block write RETURN", keyword));
}

void StatementChecker::checkAssignment(Assignment& assignment, SourceLocation location) {
  const Type* target = assignability_.checkTarget(assignment.target, "target of :=");
  if (assignment.compound) {
    ExpressionPtr whole = compoundValue(*assignment.target, *assignment.compound, assignment.value);
    if (!whole) {
      report_.error(COMPOUND_NEEDS_VARIABLE, location,
                    "the target of this assignment holds a call, which would run twice: write a := a + b "
                    "with a variable for it");
      expressions_.check(assignment.value);
      return;
    }
    assignment.value = std::move(whole);
    assignment.compound.reset();
  }
  const Variable* counter = plainVariable(*assignment.target);
  if (counter && std::ranges::find(counters_, counter) != counters_.end()) {
    report_.warning(
        COUNTER_CHANGED, location,
        fmt::format("{} is counted by the FOR around it: changing it here changes how often the loop runs",
                    counter->name));
  }
  if (!target) {
    expressions_.check(assignment.value);
    return;
  }
  if (target->kind == TypeKind::FunctionBlock) {
    expressions_.check(assignment.value);
    report_.error(TYPE_MISMATCH, location,
                  "an instance of a function block cannot be assigned as a whole: assign its members");
    return;
  }
  if (target->kind == TypeKind::Variant || isOpenArray(*target)) {
    expressions_.check(assignment.value);
    report_.error(
        TYPE_MISMATCH, location,
        fmt::format(
            "a value of type {} cannot be assigned as a whole: use a block like MOVE_BLK, or the elements",
            target->name));
    return;
  }
  expressions_.checkAs(assignment.value, *target, "target of :=", Place::Target);
}

void StatementChecker::checkCondition(ExpressionPtr& condition, const char* keyword) {
  const Type* type = expressions_.check(condition, elementaryType(TypeKind::Bool));
  if (!type || type->kind == TypeKind::Bool) return;
  const std::string_view remedy =
      isTimerOrCounter(*type) ? "take Q of the function that it is handed to" : "compare it, as in <> 0";
  report_.error(CONDITION_NOT_BOOL, condition->location,
                fmt::format("found {} as condition of {}, expected Bool: {}", type->name, keyword, remedy));
}

void StatementChecker::checkCase(Case& choice) {
  if (asksForType(*choice.selector, scope_)) {
    for (Case::Branch& branch : choice.branches) {
      for (Case::Label& label : branch.labels) takeAsType(*label.low, scope_);
    }
  }
  const Type* selector = expressions_.check(choice.selector);
  bool countable = selector && (isInteger(*selector) || isBitString(*selector) ||
                                selector->kind == TypeKind::Char || selector->kind == TypeKind::WChar);
  if (countable) {
    checkLabels(choice, *selector);
  } else if (selector) {
    report_.error(
        TYPE_MISMATCH, choice.selector->location,
        fmt::format("found {} behind CASE, expected an integer, a bit string or a Char", selector->name));
  }
  for (Case::Branch& branch : choice.branches) checkAll(branch.body);
  if (choice.otherwise) checkAll(*choice.otherwise);
}

void StatementChecker::checkLabels(Case& choice, const Type& selector) {
  std::vector<LabelRange> ranges;
  auto value = [&](ExpressionPtr& label, uint64_t& result) {
    if (!expressions_.checkAs(label, selector, "label of CASE")) return false;
    if (!label->constant) {
      report_.error(NOT_CONSTANT, label->location,
                    "a label of CASE must be a constant: a literal or a name from VAR CONSTANT");
      return false;
    }
    result = ordered(selector, std::get<int64_t>(*label->constant));
    return true;
  };
  for (Case::Branch& branch : choice.branches) {
    for (Case::Label& label : branch.labels) {
      LabelRange range;
      range.location = label.low->location;
      bool known = value(label.low, range.low);
      range.high = range.low;
      if (label.high && !value(label.high, range.high)) known = false;
      if (!known) continue;
      if (range.low > range.high) {
        report_.error(RANGE_REVERSED, range.location,
                      "the range of this label ends below its start: exchange the two");
        continue;
      }
      ranges.push_back(range);
    }
  }
  std::ranges::stable_sort(ranges, {}, &LabelRange::low);
  const LabelRange* widest = nullptr;  // of those before, the one that reaches furthest
  for (const LabelRange& range : ranges) {
    if (widest && range.low <= widest->high) {
      const LabelRange& later =
          range.location.line > widest->location.line || (range.location.line == widest->location.line &&
                                                          range.location.column > widest->location.column)
              ? range
              : *widest;
      const LabelRange& earlier = &later == &range ? *widest : range;
      report_.warning(
          LABELS_OVERLAP, later.location,
          fmt::format(
              "this label repeats a value of the label in line {}, which comes first: this one has no effect",
              earlier.location.line));
    }
    if (!widest || range.high > widest->high) widest = &range;
  }
}

void StatementChecker::checkFor(For& loop, SourceLocation location) {
  const Type* counter = assignability_.checkTarget(loop.counter, "target of :=");
  if (counter && !isInteger(*counter)) {
    report_.error(
        BAD_COUNTER, loop.counter->location,
        fmt::format("found {} as counter of FOR, expected a variable of an integer type", counter->name));
    counter = nullptr;
  }
  for (auto [bound, role] :
       {std::pair{&loop.from, "start of FOR"}, {&loop.to, "end of FOR"}, {&loop.by, "step of FOR"}}) {
    if (!*bound) continue;
    if (counter) {
      expressions_.checkAs(*bound, *counter, role);
    } else {
      expressions_.check(*bound);
    }
  }
  bool standsStill = loop.by && loop.by->constant && *loop.by->constant == Constant{int64_t{0}};
  if (standsStill)
    report_.error(STEP_IS_ZERO, loop.by->location, "the step of FOR is 0: the loop would never end");
  const Variable* variable = counter ? plainVariable(*loop.counter) : nullptr;
  if (variable && std::ranges::find(counters_, variable) != counters_.end()) {
    report_.warning(COUNTER_CHANGED, location,
                    fmt::format("{} is counted by a FOR around this one, too", variable->name));
  }
  counters_.push_back(variable);
  checkLoopBody(loop.body);
  counters_.pop_back();
}

void StatementChecker::checkJump(const Goto& jump, SourceLocation location) {
  if (labels_.contains(upperCase(jump.label))) return;
  auto names = [&] {
    std::vector<std::string_view> all;
    for (const auto& [name, where] : labels_) all.push_back(name);
    return all;
  };
  report_.error(
      UNKNOWN_LABEL, location,
      fmt::format("there is no label {} in this block{}", jump.label, report_.didYouMean(jump.label, names)));
}

}  // namespace scl
