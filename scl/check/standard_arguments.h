#pragma once
// Which argument of a call belongs to which parameter of a function of the language. One check() uses it, on
// its thread.

#include <vector>

#include "scl/check/enable_parameters.h"
#include "scl/library/standard_signature.h"
#include "scl/tree/tree.h"

namespace scl {

/// The parameter at a position; behind the last one it is the last, which is repeated.
const StandardParameter& parameterAt(const StandardSignature& signature, size_t position);

/// Refers to expressions, scope and report, which must outlive it.
class StandardArguments {
 public:
  StandardArguments(Expressions& expressions, const Scope& scope, Report& report)
      : enableParameters_(expressions, scope, report), report_(report) {}

  /// Sorts the arguments of `call` into the order of the parameters: `matched` gets one entry for each,
  /// nullptr for an output that was left away; INELSE of MUX comes last. Only EN and ENO are checked. False:
  /// a fault is reported and `matched` is not complete.
  bool match(const Expression& expression, Call& call, const StandardSignature& signature,
             std::vector<Argument*>& matched);

 private:
  enum class Put { Done, Wrong, TooMany };
  Put put(Argument& argument, int position, const StandardSignature& signature,
          std::vector<Argument*>& matched);

  EnableParameters enableParameters_;
  Report& report_;
};

}  // namespace scl
