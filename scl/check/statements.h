#pragma once
// The checker's half for statements. One check() uses it, on its thread.

#include <string>
#include <unordered_map>
#include <vector>

#include "scl/check/assignable.h"
#include "scl/check/expressions.h"
#include "scl/tree/tree.h"

namespace scl {

class StatementChecker {
 public:
  StatementChecker(Expressions& expressions, const Scope& scope, Report& report)
      : expressions_(expressions),
        assignability_(expressions, scope, report),
        scope_(scope),
        report_(report) {}

  /// Checks the body of `block`, which the scope has entered.
  void check(Block& block);

 private:
  void collectLabels(const Statements& body);
  void addLabel(const Label& label, Place place);
  void checkAll(Statements& body);
  void checkOne(Statement& statement);
  void checkAssignment(Assignment& assignment, Place place);
  void checkCondition(ExpressionPtr& condition, const char* keyword);
  void checkIf(If& branches);
  void checkLoopBody(Statements& body);
  void checkInsideLoop(const char* keyword, Place place);
  void checkCase(Case& choice);
  void checkLabels(Case& choice, const Type& selector);
  void checkFor(For& loop, Place place);
  void checkJump(const Goto& jump, Place place);

  Expressions& expressions_;
  Assignability assignability_;
  const Scope& scope_;
  Report& report_;
  std::unordered_map<std::string, Place> labels_;
  std::vector<const Variable*> counters_;  ///< of the FOR loops around
  int loops_ = 0;
};

}  // namespace scl
