#pragma once
// The checker's half for statements. One check() uses it, on its thread.

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "scl/check/assignable.h"
#include "scl/check/expressions.h"
#include "scl/dialect/dialect.h"
#include "scl/tree/tree.h"

namespace scl {

class StatementChecker {
 public:
  StatementChecker(Expressions& expressions, const Scope& scope, const Dialect& dialect, Report& report)
      : expressions_(expressions),
        assignability_(expressions, scope, report),
        scope_(scope),
        dialect_(dialect),
        report_(report) {}

  /// Checks the body of `block`, which the scope has entered.
  void check(Block& block);

 private:
  void collectLabels(const Statements& body);
  void addLabel(const Label& label, SourceLocation location);
  void checkAll(Statements& body);
  void checkOne(Statement& statement);
  bool becomesCase(Statement& statement);
  void checkAssignment(Assignment& assignment, SourceLocation location);
  void checkCondition(ExpressionPtr& condition, const char* keyword);
  void checkIf(If& branches);
  void checkLoopBody(Statements& body);
  void checkInsideLoop(const char* keyword, SourceLocation location);
  void checkCase(Case& choice);
  void checkLabels(Case& choice, const Type& selector);
  void checkFor(For& loop, SourceLocation location);
  void checkJump(const Goto& jump, SourceLocation location);

  Expressions& expressions_;
  Assignability assignability_;
  const Scope& scope_;
  const Dialect& dialect_;
  Report& report_;
  std::unordered_set<std::string> declaredLabels_;  ///< in upper case, as those of labels_
  std::unordered_map<std::string, SourceLocation> labels_;
  std::vector<const Variable*> counters_;  ///< of the FOR loops around
  int loops_ = 0;
};

}  // namespace scl
