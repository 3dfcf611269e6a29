#pragma once
// Checks calls of the functions that belong to the language. One check() uses it, on its thread.

#include <string>
#include <vector>

#include "scl/check/assignable.h"
#include "scl/check/checked.h"
#include "scl/check/common_type.h"
#include "scl/check/conversion_calls.h"
#include "scl/check/references.h"
#include "scl/check/standard_arguments.h"
#include "scl/library/standard_signature.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

/// A part of Calls. What a function takes and gives stands in its row, see standard_signature.h. Refers to
/// expressions, scope, types and report, which must outlive it.
class StandardCalls {
 public:
  StandardCalls(Expressions& expressions, const Scope& scope, TypeTable& types, Report& report)
      : expressions_(expressions),
        assignability_(expressions, scope, report),
        arguments_(expressions, scope, report),
        commonType_(expressions, types, report),
        conversions_(expressions, scope, types, report),
        references_(scope, report),
        types_(types),
        report_(report) {}

  /// Checks the arguments of `call`, which is the form of `expression` and whose callee is the name of a
  /// function of the language, and fills `bound`. Answers the type of the result, Void if there is none.
  /// `wanted` is the type that the place of the call suggests, nullptr if none.
  Checked check(Expression& expression, Call& call, const Type* wanted);

 private:
  struct Result {
    const Type* wanted = nullptr;  ///< that the name of the function or the place of the call suggests
    const Type* named = nullptr;   ///< that stands in the name of a rounding or scaling function
  };
  Result resultWanted(const std::string& callee, const StandardSignature& signature, const Type* wanted);
  bool bindArguments(const StandardSignature& signature, const std::vector<Argument*>& matched,
                     std::vector<CommonArgument>& shared, StandardAccepts& accepted);
  bool bindArgument(Argument& argument, const StandardParameter& parameter,
                    const StandardSignature& signature);
  const Type* checkAccepted(Argument& argument, const StandardParameter& parameter, const std::string& role);
  bool bindFloat(Argument& argument, const std::string& role);
  const Type* convertShared(const StandardSignature& signature, std::vector<CommonArgument>& shared,
                            StandardAccepts accepted, const Result& result);
  const Type* resultType(Expression& expression, const Call& call, const StandardSignature& signature,
                         const Type* common, const Result& result);

  Expressions& expressions_;
  Assignability assignability_;
  StandardArguments arguments_;
  CommonType commonType_;
  ConversionCalls conversions_;
  References references_;
  TypeTable& types_;
  Report& report_;
};

}  // namespace scl
