// Every form of expressions and statements reaches the checker: a fault inside of it is reported.

#include <gtest/gtest.h>

#include <set>
#include <variant>

#include "scl/scl.h"
#include "scl/text/diagnostic_code.h"

namespace scl {
namespace {

/// A statement and the code of the one fault in it; 0: nothing in it can be wrong.
struct Sample {
  std::string_view statement;
  int code;
};

Unit unitWith(std::string_view statement) {
  std::string text =
      "TYPE \"T\" STRUCT m : Int; END_STRUCT; END_TYPE\n"
      "FUNCTION_BLOCK \"F\"\n"
      "VAR n : Int; b : Bool; r : Real; a : Array[1..3] of Int; s : \"T\"; END_VAR\n"
      "BEGIN\n" +
      std::string(statement) + "\nEND_FUNCTION_BLOCK\n";
  Diagnostics diagnostics;
  Unit unit = parse(text, "test.scl", Dialect::Tia, diagnostics);
  for (const Diagnostic& fault : diagnostics.list()) ADD_FAILURE() << toText(fault) << "\n" << statement;
  return unit;
}

Statement& firstStatement(Unit& unit) {
  return *std::get<std::unique_ptr<Block>>(unit.items.at(1))->body.at(0);
}

ExpressionPtr& assignedValue(Unit& unit) {
  return std::get<Assignment>(firstStatement(unit).form).value;
}

std::vector<int> codesOf(Unit unit) {
  Diagnostics diagnostics;
  std::vector<Unit> units;
  units.push_back(std::move(unit));
  check(std::move(units), {}, Dialect::Tia, diagnostics);
  std::vector<int> codes;
  for (const Diagnostic& fault : diagnostics.list()) codes.push_back(fault.code);
  return codes;
}

std::vector<int> codesExpected(const Sample& sample) {
  return sample.code == 0 ? std::vector<int>{} : std::vector<int>{sample.code};
}

/// The forms of a variant that are in no sample.
template <typename Form>
std::set<size_t> missingForms(const std::set<size_t>& shown) {
  std::set<size_t> missing;
  for (size_t form = 0; form < std::variant_size_v<Form>; ++form) {
    if (!shown.contains(form)) missing.insert(form);
  }
  return missing;
}

TEST(Forms, AFaultInsideEachFormOfStatementIsReported) {
  constexpr Sample SAMPLES[] = {
      {"#n := #missing;", UNKNOWN_NAME},
      {"#n ?= #missing;", UNKNOWN_NAME},
      {"\"Missing\"();", UNKNOWN_BLOCK},
      {"IF #b THEN #n := #missing; END_IF;", UNKNOWN_NAME},
      {"CASE #n OF 1: #n := #missing; END_CASE;", UNKNOWN_NAME},
      {"FOR #n := 1 TO 2 DO #r := #missing; END_FOR;", UNKNOWN_NAME},
      {"WHILE #b DO #n := #missing; END_WHILE;", UNKNOWN_NAME},
      {"REPEAT #n := #missing; UNTIL #b END_REPEAT;", UNKNOWN_NAME},
      {"EXIT;", OUTSIDE_LOOP},
      {"CONTINUE;", OUTSIDE_LOOP},
      {"RETURN;", 0},
      {"GOTO away;", UNKNOWN_LABEL},
      {"here: here: ;", LABEL_TWICE},
      {"REGION r\n#n := #missing;\nEND_REGION", UNKNOWN_NAME},
      {";", 0},
  };
  std::set<size_t> shown;
  for (const Sample& sample : SAMPLES) {
    Unit unit = unitWith(sample.statement);
    shown.insert(firstStatement(unit).form.index());
    EXPECT_EQ(codesOf(std::move(unit)), codesExpected(sample)) << sample.statement;
  }
  EXPECT_EQ(missingForms<decltype(Statement::form)>(shown), std::set<size_t>{});
}

TEST(Forms, AFaultInsideEachFormOfExpressionIsReported) {
  constexpr Sample SAMPLES[] = {
      {"#n := 'text';", TYPE_MISMATCH},        {"#n := #missing;", UNKNOWN_NAME},
      {"#n := #s.missing;", UNKNOWN_MEMBER},   {"#n := #a[4];", INDEX_OUT_OF_BOUNDS},
      {"#n := #missing^;", UNKNOWN_NAME},      {"#b := #n.%X16;", SLICE_NOT_POSSIBLE},
      {"#r := NOT #r;", OPERATOR_NOT_DEFINED}, {"#b := #b + #b;", OPERATOR_NOT_DEFINED},
      {"#n := \"Missing\"();", UNKNOWN_BLOCK},
  };
  std::set<size_t> shown;
  for (const Sample& sample : SAMPLES) {
    Unit unit = unitWith(sample.statement);
    shown.insert(assignedValue(unit)->form.index());
    EXPECT_EQ(codesOf(std::move(unit)), codesExpected(sample)) << sample.statement;
  }
  // The parser makes no list where a value stands, but a tree can be built with one.
  using Form = decltype(Expression::form);
  for (auto makeList : {+[] { return Form{ArrayList{}}; }, +[] { return Form{StructList{}}; }}) {
    Unit unit = unitWith("#n := 0;");
    assignedValue(unit)->form = makeList();
    shown.insert(assignedValue(unit)->form.index());
    EXPECT_EQ(codesOf(std::move(unit)), std::vector<int>{LIST_NOT_ALLOWED});
  }
  shown.insert(Form{ImplicitConversion{}}.index());  // the checker itself makes it
  EXPECT_EQ(missingForms<decltype(Expression::form)>(shown), std::set<size_t>{});
}

}  // namespace
}  // namespace scl
