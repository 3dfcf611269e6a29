#pragma once
// Finds what a call calls. One check() uses it, on its thread.

#include <optional>

#include "scl/check/scope.h"
#include "scl/tree/tree.h"

namespace scl {

class Expressions;

/// A part of Calls. Refers to expressions, scope and report, which must outlive it.
class Callees {
 public:
  Callees(Expressions& expressions, Scope& scope, Report& report)
      : expressions_(expressions), scope_(scope), report_(report) {}

  /// Fills one of `function`, `instanceOf` and `standard` of `call`, which is the form of `expression`; for
  /// an instance, `callee` becomes the path to it. False: nothing that can be called, and the fault is
  /// reported.
  bool resolve(Expression& expression, Call& call);

 private:
  bool resolveName(Expression& expression, Call& call, Name& name);
  std::optional<StandardFunction> standardFunction(const Name& name, const GlobalName* global);
  void reportUnknownBlock(const Name& name, SourceLocation location);
  bool resolveBlock(Call& call, const Block& block, const Name& name, SourceLocation location);
  bool resolveMember(Call& call, MemberAccess& access);
  void resolveDataBlockOf(Call& call, MemberAccess& access, const Block& block);
  bool resolveInstanceAs(Call& call, MemberAccess& access, const Block& block);
  bool resolveInstance(Call& call);

  Expressions& expressions_;
  Scope& scope_;
  Report& report_;
};

}  // namespace scl
