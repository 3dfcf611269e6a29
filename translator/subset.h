#pragma once
// The accepted subset of C++, as one table: what is accepted and which SCL it becomes, what is refused, why,
// and what to write instead. docs/subset.md is this table with its samples. The table is constant: any thread
// may ask.

#include <string>
#include <string_view>
#include <vector>

namespace translator {

/// Everything the translator refuses. The number is the code printed as SUBnnn and never changes its meaning.
enum class Rule {
  NotCpp = 1,
  NumberType = 2,
  TextType = 3,
  Pointer = 4,
  LocalReference = 5,
  StandardLibrary = 6,
  Template = 7,
  Method = 8,
  BaseClass = 9,
  Union = 10,
  BitField = 11,
  NestedType = 12,
  StructByValue = 13,
  LocalAggregate = 14,
  AggregateCopy = 15,
  EnumForm = 16,
  Conditional = 17,
  Comma = 18,
  Goto = 19,
  Cast = 20,
  Shift = 21,
  AssignmentInside = 22,
  FallThrough = 23,
  BreakInsideCase = 24,
  CaseMissing = 25,
  SwitchSelector = 26,
  ShortCircuit = 27,
  Divisor = 28,
  EndlessLoop = 29,
  ForForm = 30,
  Uninitialised = 31,
  DefaultArgument = 32,
  Overload = 33,
  Recursion = 34,
  NodiscardMissing = 35,
  ResultUnused = 36,
  Alias = 37,
  ConstScalarReference = 38,
  NameTaken = 39,
  NameReserved = 40,
  NameTooLong = 41,
  NameForm = 42,
  GlobalVariable = 43,
  StaticLocal = 44,
  Lambda = 45,
  Exception = 46,
  Heap = 47,
  ParameterWritten = 48,
  BitOperand = 49,
  Narrowing = 50,
  BoolNumber = 51,
  LocalRedeclared = 52,
  NamespaceForm = 53,
  RangeFor = 54,
  ConditionDeclaration = 55,
  BodyMissing = 56,
  MemberInitialiser = 57,
  FileCycle = 58,
  ArraySize = 59,
  SwitchCode = 60,
  Braces = 61,
  CallOrder = 62,
  AliasIndex = 63,
  CopyForm = 64,
  Unknown = 99,
};

/// What is refused, and what the user reads about it.
struct RefusedRow {
  Rule rule;
  std::string_view construct;  ///< as the table in the document names it
  std::string_view reason;     ///< may hold one {}: the subject
  std::string_view remedy;
};

/// What is accepted. The texts are those of the document.
struct AcceptedRow {
  std::string_view construct;
  std::string_view scl;
  std::string_view rule;
  std::string_view sample;  ///< testdata/<sample>.cc and .scl
};

/// In the order of the document.
const std::vector<AcceptedRow>& acceptedRows();
/// One row for each Rule, in the order of their numbers.
const std::vector<RefusedRow>& refusedRows();

/// The number nnn of SUBnnn.
int codeOf(Rule rule);

/// "reason; remedy", with the subject in its place. `subject` is not looked at where the reason has none.
std::string sentenceOf(Rule rule, const std::string& subject);

}  // namespace translator
