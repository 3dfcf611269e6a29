#pragma once
// Checks A_TO_B(x), CONVERT(x) and T_CONV(x). One check() uses it, on its thread.

#include <string>

#include "scl/check/checked.h"
#include "scl/check/enable_parameters.h"
#include "scl/library/standard_signature.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

/// Characters of a text whose type is known by its name only: String, WString.
constexpr int32_t TEXT_LENGTH_UNNAMED = 254;

/// A part of StandardCalls. Refers to expressions, scope, types and report, which must outlive it.
class ConversionCalls {
 public:
  ConversionCalls(Expressions& expressions, const Scope& scope, TypeTable& types, Report& report)
      : expressions_(expressions),
        enableParameters_(expressions, scope, report),
        types_(types),
        report_(report) {}

  /// Checks a call of a conversion, which is the form of `expression`, and answers its type. `wanted` is the
  /// type that the place of the call suggests, nullptr if none.
  Checked check(Expression& expression, Call& call, const Type* wanted);

 private:
  Argument* findArgument(const Expression& expression, Call& call, const std::string& callee);
  const Type* namedResult(Call& call, Argument& argument, const std::string& callee,
                          const ConversionName& named);
  const Type* wantedResult(const Expression& expression, Argument& argument, const std::string& callee,
                           const Type* wanted);
  const Type* typeOf(TypeKind kind);

  Expressions& expressions_;
  EnableParameters enableParameters_;
  TypeTable& types_;
  Report& report_;
};

}  // namespace scl
