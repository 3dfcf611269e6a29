#pragma once
// The rules in which the dialects of SCL differ. A stage asks for a rule by its name, never for the dialect.

namespace scl {

/// Tia: #local, "Global", as TIA Portal exports for S7-1200/1500. Classic: S7-SCL V5.x.
enum class Dialect { Tia, Classic };

/// One object for each dialect; lives for ever, never changes.
struct DialectRules {
  const char* name;  ///< as a user knows it
  /// The parser reads its sources and the printer writes them.
  bool isSupported;
  /// Outputs of a function may be assigned with := as well as with =>.
  bool outputsTakeAssign;
  /// VAR of a function or an organization block is accepted and is what VAR_TEMP is.
  bool varMayBeTemporary;
  /// A block declared with an empty body may be defined later.
  bool emptyBlockIsDeclaration;
  /// ** of two integers is computed as Real.
  bool integerPowerIsReal;
};

const DialectRules& rulesOf(Dialect dialect);

}  // namespace scl
