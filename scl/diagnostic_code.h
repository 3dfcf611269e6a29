#pragma once
// The number of every fault. docs/diagnostics.md has one line for each; a number is never used again
// for another fault.

namespace scl {

/// SCL001-099: text and syntax.
enum SyntaxCode : int {
  NOT_UTF8 = 1,
  STRAY_CHARACTER = 2,
  UNTERMINATED_COMMENT = 3,
  UNTERMINATED_STRING = 4,
  UNTERMINATED_NAME = 5,
  BAD_NAME = 6,
  BAD_ESCAPE = 7,
  BAD_NUMBER = 8,
  NUMBER_OUT_OF_RANGE = 9,
  UNKNOWN_PREFIX = 10,
  BAD_TIME = 11,
  BAD_DATE = 12,
  DIALECT_NOT_SUPPORTED = 13,

  UNEXPECTED = 20,  ///< one thing found, another expected
  NOT_CLOSED = 21,  ///< END_x missing
  MISSING_SEMICOLON = 22,
  STATEMENT_EXPECTED = 23,
  EXPRESSION_EXPECTED = 24,
  BLOCK_EXPECTED = 25,
  NOT_A_STATEMENT = 26,
  NOT_ASSIGNABLE = 27,
  TOO_DEEP = 28,
  NOT_SUPPORTED = 29,
  BAD_SLICE = 30,
  SECTION_NOT_ALLOWED = 31,
  BAD_HEADER = 32,
  ARGUMENT_FORM = 33,
};

}  // namespace scl
