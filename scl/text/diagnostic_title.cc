#include "scl/text/diagnostic_title.h"

#include <algorithm>

#include "scl/text/diagnostic_code.h"

namespace scl {
namespace {

struct CodeTitle {
  int code;
  std::string_view title;
};

// clang-format off
constexpr CodeTitle TITLES[] = {
    {NOT_UTF8, "the text is not in an encoding that is read"},
    {STRAY_CHARACTER, "a character that has no meaning in SCL, such as `@`"},
    {UNTERMINATED_COMMENT, "a `(*` or `(/*` without its end"},
    {UNTERMINATED_STRING, "a text in single quotes is not closed on its line"},
    {UNTERMINATED_NAME, "a name in double quotes is not closed on its line"},
    {BAD_NAME, "no name where one must stand"},
    {BAD_ESCAPE, "`$` in a text is followed by nothing it can stand before"},
    {BAD_NUMBER, "a number or typed value that cannot be read"},
    {NUMBER_OUT_OF_RANGE, "the value does not fit the type before `#`, or 64 bits"},
    {UNKNOWN_PREFIX, "the word before `#` is no type a literal can have"},
    {BAD_TIME, "a time is not written as `1d2h3m4s5ms`"},
    {BAD_DATE, "a date or time of day is not complete, or is no day of the calendar"},
    {NOT_TEXT, "the file is no text"},
    {UNEXPECTED, "one thing stands where another is needed"},
    {NOT_CLOSED, "something is open that is never closed"},
    {MISSING_SEMICOLON, "a `;` is missing"},
    {STATEMENT_EXPECTED, "no statement can begin like this"},
    {EXPRESSION_EXPECTED, "a value is missing"},
    {BLOCK_EXPECTED, "text outside blocks"},
    {NOT_A_STATEMENT, "a name alone does nothing"},
    {NOT_ASSIGNABLE, "something is assigned to what is no variable"},
    {TOO_DEEP, "too many levels or operators"},
    {NOT_SUPPORTED, "SCL, but not supported"},
    {BAD_SLICE, "a slice outside 64 bits"},
    {SECTION_NOT_ALLOWED, "declarations where none may stand, or of the classic dialect"},
    {BAD_TAG_TABLE, "the file is no tag table, or a row of it is none"},
    {DUPLICATE_NAME, "a name is declared twice"},
    {NAME_TOO_LONG, "a name is longer than the dialect allows"},
    {UNKNOWN_NAME, "a variable, data block, PLC tag or user constant of this name does not exist"},
    {UNKNOWN_MEMBER, "the structure has no such member"},
    {UNKNOWN_TYPE, "there is no such type or function block"},
    {UNKNOWN_BLOCK, "there is no such block or function"},
    {WRONG_KIND_OF_NAME, "the name exists, but is of another kind"},
    {BAD_ADDRESS, "no absolute address, or one that does not fit the type of its tag"},
    {ADDRESS_OUTSIDE, "an address outside its memory area or data block, or a bit above 7"},
    {NO_ADDRESSES, "no data block has the number, or it has optimized access"},
    {CONTAINS_ITSELF, "a type or function block contains itself"},
    {BOUNDS_REVERSED, "array bounds are reversed"},
    {TOO_LARGE, "too large"},
    {BAD_TEXT_LENGTH, "the length of a String is not 1..254, of a WString not 1..16382"},
    {NOT_CONSTANT, "a constant is expected"},
    {CONSTANT_WITHOUT_VALUE, "a constant has no value"},
    {TYPE_NOT_ALLOWED, "the type is not possible here"},
    {SECTION_NOT_IN_BLOCK, "VAR in a function or organization block"},
    {BAD_VIEW, "a view (AT) has no variable under it, uses more bits than it has, or is no Bool over a Bool"},
    {INITIAL_WITHOUT_EFFECT, "a start value without effect, since the variable is not kept"},
    {TOO_MANY_VALUES, "more start values than elements or members"},
    {BAD_INITIAL, "a start value does not fit the shape of its variable"},
    {SAME_TWICE, "the same declaration in two sources"},
    {TYPE_MISMATCH, "a value of one type is found, another expected"},
    {LOSSY_CONVERSION, "the value may not survive the conversion"},
    {OUT_OF_RANGE, "the constant is outside the range of the type"},
    {OPERATOR_NOT_DEFINED, "the operator is not defined for these types"},
    {DIVISION_BY_ZERO, "division by the constant 0"},
    {NOT_AN_ARRAY, "an index behind something that is no array and no text"},
    {WRONG_INDEX_COUNT, "too many or too few indices"},
    {INDEX_OUT_OF_BOUNDS, "a constant index is outside the bounds"},
    {NOT_A_STRUCTURE, "a member is asked of something that is no structure"},
    {SLICE_NOT_POSSIBLE, "a slice `.%X8` that the value does not have"},
    {NO_VALUE, "something without a value is used as a value"},
    {LIST_NOT_ALLOWED, "a list of values outside a declaration"},
    {FOLDING_OVERFLOW, "a constant expression needs more than 64 bits"},
    {NOT_A_REFERENCE, "`^` stands behind something that is no reference"},
    {NOT_REFERABLE, "`REF()` of something that no reference can refer to"},
    {NOT_CALLABLE, "what is called is no block and no instance"},
    {NEEDS_INSTANCE, "a function block is called without an instance"},
    {UNKNOWN_PARAMETER, "no parameter of this name; the sentence lists them"},
    {PARAMETER_TWICE, "a parameter is given twice"},
    {PARAMETER_MISSING, "parameters are missing"},
    {WRONG_ARROW, "`:=` for an output or `=>` for an input"},
    {PARAMETER_NEEDS_NAME, "arguments without names, where there is more than one"},
    {PARAMETER_TYPE, "the type does not fit the parameter"},
    {NEEDS_VARIABLE, "a variable is expected, found a value"},
    {TOO_MANY_ARGUMENTS, "more arguments than the function takes"},
    {ENABLE_IN_EXPRESSION, "`EN :=` in a call that is part of an expression"},
    {NEEDS_PARAMETER, "a parameter of the block itself is expected, found something else"},
    {NOT_IN_ORGANIZATION_BLOCK, "a call that is not possible in an OB"},
    {READ_ONLY, "a constant, an input of a function, or a timer or counter of S5 is written"},
    {CONDITION_NOT_BOOL, "a condition is no Bool"},
    {BAD_COUNTER, "the counter of FOR is no integer variable"},
    {COUNTER_CHANGED, "the counter of FOR is changed in the loop"},
    {STEP_IS_ZERO, "the step of FOR is 0"},
    {OUTSIDE_LOOP, "EXIT or CONTINUE outside a loop"},
    {UNKNOWN_LABEL, "GOTO to a label that the block has not"},
    {LABEL_TWICE, "a label stands twice"},
    {LABELS_OVERLAP, "a label of CASE repeats an earlier one, and has no effect"},
    {RANGE_REVERSED, "a range of CASE ends below its start"},
    {COMPOUND_NEEDS_VARIABLE, "`+=` and the like on a target that holds a call"},
    {RESERVED_WORD, "the name is a word of TIA Portal"},
    {HARDWARE_TYPE_AS_NAME, "the name is a hardware data type"},
    {COMMENT_AMONG_DECLARATIONS, "comments on lines of their own among declarations"},
    {TEXT_LENGTH_NOT_ALLOWED, "a length of a text where TIA Portal takes none"},
    {OPEN_ARRAY_NOT_ALLOWED, "`Array[*]` in a block with standard access"},
    {INSTRUCTION_WITHOUT_VERSION, "an instance of a communication block without LibVersion"},
    {TYPE_WITHOUT_VERSION, "a type of the system without LibVersion"},
    {START_INFORMATION_MISSING, "an organization block without its start information"},
    {PARAMETER_FORWARDED, "an input or output is handed on to an in/out"},
    {ACCESS_DIFFERS, "block and data differ in S7_Optimized_Access"},
    {CASE_OVER_CALL, "CASE over the call of a block"},
    {REFUSED_BY_IEC_CHECK, "a conversion that TIA Portal refuses with IEC check"},
    {UNTYPED_REAL_CONSTANT, "a real constant without a type beside an integer"},
    {READ_BEFORE_WRITTEN, "a Temp is read before it is written"},
    {OUTPUT_NOT_WRITTEN, "an output or the value of a function is not written on every path"},
    {NOT_ON_S7_1200, "a type that an S7-1200 does not have"},
    {NESTS_TOO_DEEP, "blocks nest deeper than the CPU allows"},
    {INSTRUCTION_NOT_ON_S7_1200, "an instruction that an S7-1200 does not have"},
};
// clang-format on

}  // namespace

std::string_view diagnosticTitle(int code) {
  const auto* found = std::find_if(std::begin(TITLES), std::end(TITLES),
                                   [&](const CodeTitle& one) { return one.code == code; });
  return found == std::end(TITLES) ? std::string_view{} : found->title;
}

std::vector<int> diagnosticCodes() {
  std::vector<int> codes;
  for (const CodeTitle& one : TITLES) codes.push_back(one.code);
  return codes;
}

}  // namespace scl
