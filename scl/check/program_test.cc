// What a checked program holds: places, images, constants, the order of blocks.

#include <gtest/gtest.h>

#include "scl/scl.h"
#include "scl/tree/parameter.h"
#include "scl/types/elementary_types.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

/// A program without faults; the test fails if there are any.
Program checked(std::string_view text, const Dialect& dialect = Dialect::Tia) {
  Diagnostics diagnostics;
  std::vector<Unit> units;
  units.push_back(parse(text, "test.scl", Dialect::Tia, diagnostics));
  Program program = check(std::move(units), {}, dialect, diagnostics);
  for (const Diagnostic& fault : diagnostics.list()) ADD_FAILURE() << toText(fault);
  return program;
}

const Member& memberOf(const Type& type, std::string_view name) {
  for (const Member& member : type.members) {
    if (member.name == name) return member;
  }
  ADD_FAILURE() << "no member " << name;
  return type.members.front();
}

std::string offsetOf(const Type& type, std::string_view name) {
  const Member& member = memberOf(type, name);
  return std::to_string(member.offset) + "." + std::to_string(member.bit);
}

using Bytes = std::vector<uint8_t>;

// Offsets of the manual (TIA Portal Information System, TCON_IP_v4).
TEST(Program, TconIpV4LiesAsInTheManual) {
  Program program = checked(R"(
    TYPE "IP_V4" STRUCT ADDR : Array[1..4] of Byte; END_STRUCT; END_TYPE
    TYPE "TCON_IP_v4" STRUCT
      InterfaceId : HW_ANY; ID : CONN_OUC; ConnectionType : Byte; ActiveEstablished : Bool;
      RemoteAddress : "IP_V4"; RemotePort : UInt; LocalPort : UInt;
    END_STRUCT; END_TYPE)");
  const Type& type = *program.findType("tcon_ip_V4");
  EXPECT_EQ(type.size, 14);
  EXPECT_EQ(offsetOf(type, "ConnectionType"), "4.0");
  EXPECT_EQ(offsetOf(type, "ActiveEstablished"), "5.0");
  EXPECT_EQ(offsetOf(type, "RemoteAddress"), "6.0");
  EXPECT_EQ(offsetOf(type, "RemotePort"), "10.0");
  EXPECT_EQ(offsetOf(type, "LocalPort"), "12.0");
}

TEST(Program, AnInstanceHoldsItsSectionsInOrderAndReferencesAsPointers) {
  Program program = checked(R"(
    TYPE "T" STRUCT a : DInt; END_STRUCT; END_TYPE
    FUNCTION_BLOCK "F"
    VAR s : Bool; END_VAR
    VAR_TEMP t : Int; END_VAR
    VAR_IN_OUT p : "T"; n : Int; END_VAR
    VAR_OUTPUT o : Bool; END_VAR
    VAR_INPUT i : Bool; j : Bool; END_VAR
    BEGIN
    END_FUNCTION_BLOCK)");
  const Block& block = *program.findBlock("F");
  const Type& type = *block.instance;
  EXPECT_EQ(offsetOf(type, "i"), "0.0");
  EXPECT_EQ(offsetOf(type, "j"), "0.1");
  EXPECT_EQ(offsetOf(type, "o"), "2.0");
  EXPECT_EQ(offsetOf(type, "p"), "4.0");
  EXPECT_EQ(offsetOf(type, "n"), "10.0") << "behind the six bytes of the pointer";
  EXPECT_EQ(offsetOf(type, "s"), "12.0");
  EXPECT_EQ(type.size, 14);
  EXPECT_EQ(block.frameBytes, 2);
  std::string order;
  for (const Variable* parameter : block.parameters) order += parameter->name;
  EXPECT_EQ(order, "ijopn");
}

TEST(Program, AFunctionsFrameHoldsParametersResultAndTemporaries) {
  Program program = checked(R"(
    FUNCTION "F" : DInt
    VAR_INPUT a : Byte; s : String; END_VAR
    VAR_OUTPUT b : Bool; END_VAR
    VAR_TEMP t : Int; END_VAR
    BEGIN
      #F := 1;
    END_FUNCTION)");
  const Block& block = *program.findBlock("F");
  EXPECT_EQ(block.parameters[1]->offset, 2);
  EXPECT_TRUE(isByReference(block, *block.parameters[1]));
  EXPECT_FALSE(isByReference(block, *block.parameters[0]));
  EXPECT_EQ(block.parameters[2]->offset, 8);
  EXPECT_EQ(block.resultOffset, 10);
  EXPECT_EQ(block.frameBytes, 16);
}

TEST(Program, ADataBlockStartsWithDefaultsThenItsOwnAssignments) {
  Program program = checked(R"(
    TYPE "Pump" STRUCT
      on : Bool := TRUE; level : Int := 16#0102; name : String[3] := 'ab';
    END_STRUCT; END_TYPE
    DATA_BLOCK "D" STRUCT
      p : Array[0..1] of "Pump"; m : Array[0..1, 0..1] of Byte := [1, 2, 2(9)];
    END_STRUCT;
    BEGIN
      p[1].level := -1;
      m[1, 0] := 7;
    END_DATA_BLOCK)");
  EXPECT_EQ(program.findDataBlock("D")->initialImage, (Bytes{1, 0, 1,    2,    3, 2, 'a', 'b', 0, 0,  //
                                                             1, 0, 0xFF, 0xFF, 3, 2, 'a', 'b', 0, 0,  //
                                                             1, 2, 7,    9}));
}

TEST(Program, AnInstanceDataBlockStartsAsItsFunctionBlockSays) {
  Program program = checked(R"(
    FUNCTION_BLOCK "Inner" VAR x : Int := 5; END_VAR BEGIN END_FUNCTION_BLOCK
    FUNCTION_BLOCK "Outer" VAR a : "Inner"; b : Array[1..2] of "Inner"; r : Real := 1.0; END_VAR BEGIN END_FUNCTION_BLOCK
    DATA_BLOCK "D" "Outer" BEGIN b[2].x := 6; END_DATA_BLOCK)");
  EXPECT_EQ(program.findDataBlock("D")->initialImage, (Bytes{0, 5, 0, 5, 0, 6, 0x3F, 0x80, 0, 0}));
}

TEST(Program, AnImageOfZerosIsNotKept) {
  Program program = checked("TYPE \"T\" STRUCT a : Int; b : Array[0..9] of Bool; END_STRUCT; END_TYPE");
  EXPECT_TRUE(program.findType("T")->initialImage.empty());
}

TEST(Program, CalledBlocksComeBeforeTheirCallers) {
  Program program = checked(R"(
    ORGANIZATION_BLOCK "Main" BEGIN "A"(); END_ORGANIZATION_BLOCK
    FUNCTION "A" : Void BEGIN "B"(); END_FUNCTION
    FUNCTION "B" : Void BEGIN "A"(); "C"(); END_FUNCTION
    FUNCTION "C" : Void BEGIN END_FUNCTION)");
  std::string order;
  for (const Block* block : program.blocks) order += block->name + " ";
  EXPECT_EQ(order, "C B A Main ");
}

/// The value that the checker knows of `expression`, assigned to a variable of `type`.
Constant folded(const std::string& type, const std::string& expression) {
  Program program = checked(
      "FUNCTION_BLOCK \"F\" VAR x : " + type +
      "; END_VAR VAR CONSTANT I : Int := 30000; B : Byte := 16#F0; END_VAR BEGIN #x := " + expression +
      "; END_FUNCTION_BLOCK");
  const auto& assignment = std::get<Assignment>(program.findBlock("F")->body.at(0)->form);
  EXPECT_EQ(assignment.value->type->name, type) << expression;
  return assignment.value->constant.value_or(Constant{std::string("unknown")});
}

TEST(Program, ConstantsAreComputedAsTheCpuWould) {
  struct Row {
    const char* type;
    const char* expression;
    Constant value;
  };
  const Row rows[] = {
      {"Int", "I + I", int64_t{60000 - 65536}},  // wraps in its type
      {"DInt", "I + 40000", int64_t{70000}},     // the literal is a DInt
      {"Byte", "B + 16#20", int64_t{0x10}},      // modulo 2^8
      {"Byte", "NOT B", int64_t{0x0F}},
      {"Int", "-7 / 2", int64_t{-3}},    // towards zero
      {"Int", "-7 MOD 2", int64_t{-1}},  // sign of the dividend
      {"Int", "-2 ** 2", int64_t{-4}},   // ** binds tighter than the sign
      {"Int", "16#FFFF", int64_t{-1}},
      {"Bool", "I > 5 AND 3 <= 2 + 1", int64_t{1}},
      {"Real", "0.1", static_cast<double>(0.1F)},
      {"LReal", "0.1", 0.1},
      {"Real", "1 / 2.0", 0.5},
      {"Time", "T#1s + T#500ms", int64_t{1500}},
      {"LTime", "T#1ms", int64_t{1'000'000}},
      {"Byte", "INT_TO_BYTE(I)", int64_t{0x30}},
      {"UDInt", "4294967295", int64_t{4294967295}},
      {"ULInt", "18446744073709551615", int64_t{-1}},
      {"LInt", "-9223372036854775808", INT64_MIN},
      {"Char", "'a'", int64_t{97}},
  };
  for (const Row& row : rows) EXPECT_EQ(folded(row.type, row.expression), row.value) << row.expression;
}

TEST(Program, CompoundAssignmentTakesTheWholeRightSide) {
  Program program = checked(
      "FUNCTION_BLOCK \"F\" VAR a : Int; b : Array[0..3] of Int; END_VAR BEGIN #b[#a] -= #a + 1; "
      "END_FUNCTION_BLOCK");
  const auto& assignment = std::get<Assignment>(program.findBlock("F")->body.at(0)->form);
  EXPECT_FALSE(assignment.compound);
  const auto& difference = std::get<Binary>(assignment.value->form);
  EXPECT_EQ(difference.op, BinaryOperator::Subtract);
  EXPECT_TRUE(std::holds_alternative<Subscript>(difference.left->form));
  EXPECT_EQ(std::get<Binary>(difference.right->form).op, BinaryOperator::Add);
}

TEST(Program, AViewLiesOnItsVariable) {
  Program program = checked(
      "FUNCTION_BLOCK \"F\" VAR x : Int; d : DInt; v AT d : Array[0..3] of Byte; y : Int; END_VAR BEGIN "
      "END_FUNCTION_BLOCK");
  const Type& type = *program.findBlock("F")->instance;
  EXPECT_EQ(memberOf(type, "v").offset, 2);
  EXPECT_EQ(memberOf(type, "v").offset, memberOf(type, "d").offset);
  EXPECT_EQ(memberOf(type, "y").offset, 6);
}

// What the firmware has in SCL is complete only if the program calls it; the host runs what has no body.
TEST(Program, HoldsOfTheFirmwareTheBodiesThatAreCalled) {
  Diagnostics diagnostics;
  std::vector<Unit> system;
  for (const char* text : {"FUNCTION \"Called\" : Int BEGIN Called := 1; END_FUNCTION",
                           "FUNCTION \"NotCalled\" : Int BEGIN NotCalled := #unknown; END_FUNCTION",
                           "FUNCTION \"OfHost\" : Int END_FUNCTION"}) {
    system.push_back(parse(text, "firmware", Dialect::Tia, diagnostics));
  }
  std::vector<Unit> user;
  user.push_back(parse("FUNCTION \"F\" : Int BEGIN F := Called() + OfHost(); END_FUNCTION", "user",
                       Dialect::Tia, diagnostics));
  const Program program = check(std::move(user), std::move(system), Dialect::Tia, diagnostics);
  for (const Diagnostic& fault : diagnostics.list()) ADD_FAILURE() << toText(fault);
  ASSERT_EQ(program.firmwareBlocks.size(), 1U);
  const Block& called = *program.firmwareBlocks[0];
  EXPECT_EQ(called.name, "Called");
  EXPECT_EQ(std::get<Assignment>(called.body[0]->form).value->type->kind, TypeKind::Int);
  EXPECT_EQ(program.systemBlocks.size(), 3U);
  EXPECT_EQ(program.blocks.size(), 1U);
}

}  // namespace
}  // namespace scl
