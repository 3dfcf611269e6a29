#pragma once
// The number of every fault. docs/scl-diagnostics.md has one line for each; a number is never used again
// for another fault.

namespace scl {

/// SCL001-099: text and syntax.
enum SyntaxCode : int {
  // text
  NOT_UTF8 = 1,
  STRAY_CHARACTER = 2,
  UNTERMINATED_COMMENT = 3,
  UNTERMINATED_STRING = 4,
  UNTERMINATED_NAME = 5,
  BAD_NAME = 6,
  NOT_TEXT = 14,

  // literals
  BAD_ESCAPE = 7,
  BAD_NUMBER = 8,
  NUMBER_OUT_OF_RANGE = 9,
  UNKNOWN_PREFIX = 10,
  BAD_TIME = 11,
  BAD_DATE = 12,

  // syntax
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
  BAD_TAG_TABLE = 33,  ///< not a tag table, or a row that is none
};

/// A line with a fault up to here cannot be understood as it was meant.
constexpr int SYNTAX_CODE_MAX = 99;

/// SCL100-299: names, types, calls.
enum CheckCode : int {
  // names
  DUPLICATE_NAME = 100,
  NAME_TOO_LONG = 101,
  UNKNOWN_NAME = 102,
  UNKNOWN_MEMBER = 103,
  UNKNOWN_TYPE = 104,
  UNKNOWN_BLOCK = 105,
  WRONG_KIND_OF_NAME = 106,  ///< the name exists, but means something else
  BAD_ADDRESS = 107,         ///< written like an absolute address, but none
  ADDRESS_OUTSIDE = 108,     ///< an absolute address outside its memory area or data block
  NO_ADDRESSES = 109,        ///< the data block has no absolute addresses, or no block has the number

  // declarations
  CONTAINS_ITSELF = 110,
  BOUNDS_REVERSED = 111,
  TOO_LARGE = 112,
  BAD_TEXT_LENGTH = 113,
  NOT_CONSTANT = 114,
  CONSTANT_WITHOUT_VALUE = 115,
  TYPE_NOT_ALLOWED = 116,
  SECTION_NOT_IN_BLOCK = 117,
  BAD_VIEW = 118,
  INITIAL_WITHOUT_EFFECT = 119,
  TOO_MANY_VALUES = 120,
  BAD_INITIAL = 121,
  SAME_TWICE = 122,  ///< a warning: the same declaration in two sources, letter by letter

  // expressions
  TYPE_MISMATCH = 130,
  LOSSY_CONVERSION = 131,
  OUT_OF_RANGE = 132,
  OPERATOR_NOT_DEFINED = 133,
  DIVISION_BY_ZERO = 134,
  NOT_AN_ARRAY = 135,
  WRONG_INDEX_COUNT = 136,
  INDEX_OUT_OF_BOUNDS = 137,
  NOT_A_STRUCTURE = 138,
  SLICE_NOT_POSSIBLE = 139,
  NO_VALUE = 140,
  LIST_NOT_ALLOWED = 141,
  FOLDING_OVERFLOW = 142,
  NOT_A_REFERENCE = 143,  ///< '^' behind something else
  NOT_REFERABLE = 144,    ///< REF() of something that no reference can refer to

  // calls
  NOT_CALLABLE = 150,
  NEEDS_INSTANCE = 151,
  UNKNOWN_PARAMETER = 152,
  PARAMETER_TWICE = 153,
  PARAMETER_MISSING = 154,
  WRONG_ARROW = 155,
  PARAMETER_NEEDS_NAME = 156,
  PARAMETER_TYPE = 157,
  NEEDS_VARIABLE = 158,
  TOO_MANY_ARGUMENTS = 159,
  ENABLE_IN_EXPRESSION = 160,
  NEEDS_PARAMETER = 161,            ///< of the block itself
  NOT_IN_ORGANIZATION_BLOCK = 162,  ///< an instruction that asks for names

  // statements
  READ_ONLY = 170,
  CONDITION_NOT_BOOL = 171,
  BAD_COUNTER = 172,
  COUNTER_CHANGED = 173,
  STEP_IS_ZERO = 174,
  OUTSIDE_LOOP = 175,
  UNKNOWN_LABEL = 176,
  LABEL_TWICE = 177,
  LABELS_OVERLAP = 178,
  RANGE_REVERSED = 179,
  COMPOUND_NEEDS_VARIABLE = 180,
};

/// SCL300-399: warnings about an import into TIA Portal.
enum AdviceCode : int {
  // names
  RESERVED_WORD = 300,
  HARDWARE_TYPE_AS_NAME = 301,

  // declarations
  COMMENT_AMONG_DECLARATIONS = 310,
  TEXT_LENGTH_NOT_ALLOWED = 311,
  OPEN_ARRAY_NOT_ALLOWED = 312,
  INSTRUCTION_WITHOUT_VERSION = 313,
  TYPE_WITHOUT_VERSION = 314,
  START_INFORMATION_MISSING = 315,

  // statements
  PARAMETER_FORWARDED = 320,
  ACCESS_DIFFERS = 321,
  CASE_OVER_CALL = 322,
  REFUSED_BY_IEC_CHECK = 323,
  UNTYPED_REAL_CONSTANT = 324,
  READ_BEFORE_WRITTEN = 325,
  OUTPUT_NOT_WRITTEN = 326,

  // S7-1200
  NOT_ON_S7_1200 = 330,
  NESTS_TOO_DEEP = 331,
  INSTRUCTION_NOT_ON_S7_1200 = 332,
};

}  // namespace scl
