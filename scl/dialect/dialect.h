#pragma once
// The rules in which the dialects of SCL differ: how a source is written, and what the language has.
//
// A stage asks for a rule by its name, never for the dialect. Lexer, parser, checker and printer read the
// same object, so that what one dialect's printer writes its parser reads. A new dialect is a new object.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "scl/dialect/literal_prefix.h"
#include "scl/dialect/spellings.h"
#include "scl/dialect/token_kind.h"

namespace scl {

/// A control character that a text names by a letter, as in '$L'. The letter in upper case; a source may
/// write it in either case.
struct Escape {
  char letter = 0;
  char character = 0;
};

/// A comment that may go over several lines.
struct BlockComment {
  std::string_view open;
  std::string_view close;
};

/// Words that mean something in headers and behind VAR, and are names everywhere else. In upper case; a
/// source may write them in any case.
struct ContextWords {
  std::string_view title;  ///< followed by '=' and free text
  // followed by ':' and a value
  std::string_view author;
  std::string_view family;
  std::string_view shortName;
  std::string_view version;
  // alone
  std::string_view retain;
  std::string_view notRetain;
  std::string_view constant;  ///< VAR CONSTANT
  // understood, and without effect
  std::span<const std::string_view> ignoredInHeader;
  std::span<const std::string_view> ignoredBehindVar;
};

/// A section that another dialect has, and what to say when a source uses it here.
struct ForeignSection {
  TokenKind opening = TokenKind::End;
  TokenKind closing = TokenKind::End;
  std::string_view sentence;
  /// It says of the whole source that it is written in the other dialect: what else is wrong there follows
  /// from that, and is not reported.
  bool isOtherDialect = false;
};

/// One object for each dialect. Lives for ever and never changes, so that any thread may read it. Who makes a
/// changed copy keeps it until parsing, checking or printing with it has ended.
struct Dialect {
  static const Dialect Tia;      ///< as TIA Portal exports for S7-1200/1500
  static const Dialect Classic;  ///< S7-SCL V5.x, the SCL of STEP 7 V5 for S7-300/400

  /// A dialect that has not got a kind of word leaves its row away: the word is then a name like any other.
  /// The printer writes assignments, arrows and operators as they stand here; ; , : . .. ( ) [ ] { } are the
  /// same in every dialect.
  Spellings spellings;

  // Names
  /// Letters that the name of a block, data block or type may have, counted in bytes.
  size_t nameLettersMax = 0;
  /// The same for what a block declares; 0: no limit is checked.
  size_t localNameLettersMax = 0;
  /// Before the name of a local variable: #level. 0: such names stand alone.
  char localSign = 0;
  /// Around a name that is no plain word or that is global: "Plant".
  char nameQuote = 0;
  /// What to say when a source has '#' before a name all the same: it is written in another dialect, from
  /// which follows what else is wrong there. Empty: the sign is like any other that means nothing.
  std::string_view foreignLocalSign;
  /// Letters outside ASCII may stand in a name without quotes.
  bool namesTakeEveryLetter = false;
  /// Absolute operands may stand without '%', and are then no names: I0.0, MW2, PIW256, DB5.DW4.
  bool addressesStandAlone = false;

  // Literals
  std::span<const LiteralPrefix> literalPrefixes;
  std::span<const int> numberBases;  ///< of 16#FF and the like, beside 10; each 2 to 16
  char textQuote = 0;                ///< around a text: 'on'
  char escapeSign = 0;               ///< in a text, before a quote, itself, a letter or hexadecimal digits
  std::span<const Escape> escapes;

  // Comments
  std::string_view lineComment;  ///< to the end of the line
  std::span<const BlockComment> blockComments;
  bool commentsNest = false;

  // Headers, attributes and sections
  ContextWords contextWords;
  /// What a block without a version gets when it is printed. Empty: no line.
  std::string_view defaultVersion;
  /// The attribute that sets optimised or standard access, the one the printer writes first. None: every
  /// block has standard access, and the printer writes none.
  std::span<const std::string_view> accessAttributes;
  /// The attribute of a declaration that says which version of an instruction it is of. Empty: there is none.
  std::string_view versionAttribute;
  std::span<const ForeignSection> foreignSections;
  /// A GOTO leads to labels only that stand in LABEL .. END_LABEL.
  bool labelsAreDeclared = false;
  /// VAR of a function or an organization block is accepted and is what VAR_TEMP is.
  bool varMayBeTemporary = false;

  // Declarations
  /// The start values of an array stand without brackets: a : ARRAY[1..3] OF INT := 1, 2(0);
  bool startValuesStandAlone = false;

  // Types
  std::span<const std::string_view> missingTypes;  ///< elementary types of SCL that the dialect has not got
  int32_t stringLengthMax = 0;                     ///< characters of a String
  int32_t wideStringLengthMax = 0;                 ///< characters of a WString
  int32_t defaultStringLength = 0;  ///< characters of a String or WString without a length; no more than both
  size_t dimensionsMax = 0;         ///< of an array

  // Blocks, calls and operators
  /// Outputs of a function may be assigned with := as well as with =>, and are printed so.
  bool outputsTakeAssign = false;
  /// A block declared with an empty body may be defined later.
  bool emptyBlockIsDeclaration = false;
  /// T#1s is an S5Time where one is wanted, as S5T#1s is.
  bool timeLiteralMayBeS5Time = false;
  /// ** of two integers is computed as Real.
  bool integerPowerIsReal = false;
};

}  // namespace scl
