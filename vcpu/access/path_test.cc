#include <gtest/gtest.h>

#include <map>

#include "vcpu/access/value.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

const char* const PLANT = R"(
TYPE "Pump"
VERSION : 0.1
  STRUCT
    running : Bool;
    alarm : Bool := TRUE;
    level : Int := 7;
    name : String[4] := 'ab';
  END_STRUCT;
END_TYPE
FUNCTION_BLOCK "Control"
VAR_INPUT
  set : Real := 1.5;
END_VAR
VAR_IN_OUT
  pump : "Pump";
END_VAR
VAR
  "bad name" : DWord := 16#12345678;
END_VAR
BEGIN
END_FUNCTION_BLOCK
DATA_BLOCK "Plant"
STRUCT
  pump : Array[1..2] of "Pump";
  grid : Array[0..1, -1..1] of Bool;
  bytes : Array[0..3] of Byte;
  numbers : Array[0..1, 1..2] of Int;
  rows : Array[0..1] of Array[1..2] of Int;
  texts : Array[0..1] of String[6];
  wide : WString[9];
  letter : Char;
  day : Date;
  clock : Time_Of_Day;
  moment : DTL;
  late : Date_And_Time;
  span : Time;
  share : Real;
  matrix : Array[0..1, 0..2] of Byte;
  signed : Array[0..1] of SInt;
  many : Array[0..1999999] of Int;
END_STRUCT;
BEGIN
  grid[1, 0] := TRUE;
END_DATA_BLOCK
DATA_BLOCK "ControlData"
"Control"
BEGIN
END_DATA_BLOCK
)";

struct Path : testing::Test {
  Station station{compiled(PLANT)};

  std::string reason(const std::string& path) {
    const Result<Operand> operand = station.cpu.find(path);
    EXPECT_FALSE(operand) << path;
    return operand.failure();
  }
};

TEST_F(Path, LeadsToMembersElementsBitsAndParts) {
  struct Case {
    const char* path;
    const char* value;
  };
  for (Case one :
       {Case{"\"Plant\".pump[2].level", "7"}, Case{"plant.PUMP[1].Alarm", "TRUE"},
        Case{"Plant.pump[1].name", "'ab'"}, Case{"Plant.grid[1, 0]", "TRUE"},
        Case{"Plant.grid[0,0]", "FALSE"}, Case{"ControlData.set", "1.5"},
        Case{"ControlData.\"bad name\".%X3", "TRUE"}, Case{"ControlData.\"bad name\".%B0", "16#78"},
        Case{"ControlData.\"bad name\".%W1", "16#1234"}, Case{"Plant.bytes", "hex:00000000"}}) {
    EXPECT_EQ(station.value(one.path), one.value) << one.path;
  }
}

TEST_F(Path, SaysWhatIsWrongAndWhatWasMeant) {
  EXPECT_EQ(reason("\"Plan\".pump[1].level"),
            "There is no data block or PLC tag \"Plan\". Did you mean Plant?");
  EXPECT_EQ(reason("Plant.pump[1].levle"), "There is no member levle in \"Pump\". Did you mean level?");
  EXPECT_EQ(reason("Plant.pump[3].level"), "The index 3 of Plant.pump is not in 1..2.");
  EXPECT_EQ(reason("Plant.pump.level"),
            "Plant.pump is of type Array[1..2] of \"Pump\", which has no member level.");
  EXPECT_EQ(reason("Plant.grid[1]"), "Plant.grid has 2 dimensions.");
  EXPECT_EQ(reason("Plant.bytes[1].%X8"), "Plant.bytes[1] is of type Byte, which has no part %X8.");
  EXPECT_EQ(reason("Plant.bytes[x]"), "[x] is no index of Plant.bytes, which is Array[0..3] of Byte.");
  EXPECT_EQ(reason("Plant.bytes[1"), "In the path Plant.bytes[1 a ] is missing.");
  EXPECT_EQ(reason("ControlData.pump"),
            "pump is passed by reference: its value lies with the caller, not in the instance.");
  for (const char* broken : {"", ".", "\"", "\"Plant", "Plant.", "Plant..pump", "Plant[1]", "Plant.pump[",
                             "Plant.pump[]", "Plant.pump[1]x", "Plant.%X0", "Plant.bytes[0].%",
                             "Plant.pump[1,2]", "Plant.pump[99999999999999999999].level"}) {
    EXPECT_FALSE(reason(broken).empty()) << broken;
  }
}

TEST_F(Path, APartOfANumberLiesInsideIt) {
  for (const char width : {'X', 'B', 'W', 'D', 'x', 'Q', '0', ' '}) {
    for (const std::string number :
         {"32", "64", "99", "536870912", "536870914", "1073741824", "2147483647", "2147483648", "4294967296",
          "99999999999999999999", "-1", "", "3x", "+3"}) {
      const std::string part = std::string("%") + width + number;
      EXPECT_EQ(reason("ControlData.\"bad name\"." + part),
                "ControlData.\"bad name\" is of type DWord, which has no part " + part + ".");
    }
  }
}

TEST_F(Path, ValuesAreSetByLiteralsOfTheirType) {
  struct Case {
    const char* path;
    const char* literal;
    const char* value;
  };
  for (Case one :
       {Case{"Plant.pump[1].level", "-5", "-5"}, Case{"Plant.pump[1].level", "16#10", "16"},
        Case{"Plant.pump[1].running", "TRUE", "TRUE"}, Case{"Plant.pump[2].name", "'xy$'z'", "'xy$'z'"},
        Case{"ControlData.set", "2.25", "2.25"}, Case{"Plant.bytes", "hex:0aFF", "hex:0aff0000"},
        Case{"Plant.bytes[2]", "16#7f", "16#7F"}, Case{"Plant.bytes", "[1, 16#A2]", "hex:01a27f00"}}) {
    const Result<void> set = setValue(*station.cpu.find(one.path), one.literal);
    EXPECT_TRUE(set) << set.failure();
    EXPECT_EQ(station.value(one.path), one.value) << one.path;
  }
  EXPECT_EQ(station.value("Plant.pump[1].alarm"), "TRUE") << "the bit beside is not touched";
}

TEST_F(Path, ListsOfValuesAreThoseOfADeclaration) {
  struct Case {
    const char* path;
    const char* list;
    const char* value;
  };
  for (Case one :
       {Case{"Plant.numbers", "[1, 2, 3, 4]", "[1, 2, 3, 4]"},
        Case{"Plant.numbers", "[[5, 6], [7, 8]]", "[5, 6, 7, 8]"},
        Case{"Plant.numbers", "[3(9)]", "[9, 9, 9, 8]"},
        Case{"Plant.matrix", "[[1, 2, 3], [4, 5, 6]]", "hex:010203040506"},
        Case{"Plant.rows", "[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"},
        Case{"Plant.rows", "[2([5, 6])]", "[[5, 6], [5, 6]]"},
        Case{"Plant.grid", "[TRUE,FALSE,TRUE,FALSE,TRUE]", "[TRUE, FALSE, TRUE, FALSE, TRUE, FALSE]"},
        Case{"Plant.grid", "[FALSE, 4(TRUE), FALSE]", "[FALSE, TRUE, TRUE, TRUE, TRUE, FALSE]"},
        Case{"Plant.texts", "['a,]$'b', ')']", "['a,]$'b', ')']"},
        Case{"Plant.pump[1]", "(TRUE, FALSE, 3, 'a,b)')",
             "(running := TRUE, alarm := FALSE, level := 3, name := 'a,b)')"},
        Case{"Plant.pump[1]", "( level := 4 , \"name\":='x:=y')",
             "(running := TRUE, alarm := FALSE, level := 4, name := 'x:=y')"},
        Case{"Plant.pump", "[2((level := 1))]",
             "[(running := TRUE, alarm := FALSE, level := 1, name := 'x:=y'), (running := FALSE, alarm := "
             "TRUE, "
             "level := 1, name := 'ab')]"}}) {
    const Result<void> set = setValue(*station.cpu.find(one.path), one.list);
    EXPECT_TRUE(set) << one.list << ": " << set.failure();
    EXPECT_EQ(station.value(one.path), one.value) << one.list;
  }
}

// A value is read once, however often it is repeated.
TEST_F(Path, AValueThatIsRepeatedMillionsOfTimesIsThereAtOnce) {
  const Result<void> set = setValue(*station.cpu.find("Plant.many"), "[1, 1999998(-2), 3]");
  EXPECT_TRUE(set) << set.failure();
  for (const auto& [path, value] : std::map<std::string, std::string>{{"Plant.many[0]", "1"},
                                                                      {"Plant.many[1]", "-2"},
                                                                      {"Plant.many[1999998]", "-2"},
                                                                      {"Plant.many[1999999]", "3"}})
    EXPECT_EQ(station.value(path), value) << path;
}

// What is shown of a whole value can be set again.
TEST_F(Path, AValueThatIsShownCanBeSet) {
  for (const char* path :
       {"Plant.pump", "Plant.grid", "Plant.bytes", "Plant.numbers", "Plant.rows", "Plant.texts", "Plant.wide",
        "Plant.letter", "Plant.day", "Plant.clock", "Plant.moment", "Plant.late", "Plant.span", "Plant.share",
        "Plant.matrix", "Plant.signed"}) {
    const Result<void> set = setValue(*station.cpu.find(path), station.value(path));
    EXPECT_TRUE(set) << path << ": " << set.failure();
  }
}

TEST_F(Path, AValueAtTheEndOfItsTypeIsShownAsItWasSet) {
  struct Case {
    const char* path;
    const char* literal;
  };
  for (Case one :
       {Case{"Plant.wide", "WSTRING#'\U0001F600\U00010000\U0010FFFF'"}, Case{"Plant.letter", "'\u00FF'"},
        Case{"Plant.texts[0]", "'$00$80\u00FF'"}, Case{"Plant.day", "D#2169-06-06"},
        Case{"Plant.clock", "TOD#23:59:59.999"}, Case{"Plant.moment", "DTL#2262-04-11-23:47:16.854775807"},
        Case{"Plant.moment", "DTL#1970-01-01-00:00:00.000000000"},
        Case{"Plant.late", "DT#2089-12-31-23:59:59.999"}, Case{"Plant.late", "DT#1990-01-01-00:00:00.000"},
        Case{"Plant.span", "T#-24d20h31m23s648ms"}, Case{"Plant.share", "3.4028235e+38"},
        Case{"Plant.share", "-3.4028235e+38"}, Case{"Plant.share", "1e-45"},
        Case{"Plant.matrix", "hex:0102030405ff"}}) {
    const Result<void> set = setValue(*station.cpu.find(one.path), one.literal);
    EXPECT_TRUE(set) << one.literal << ": " << set.failure();
    EXPECT_EQ(station.value(one.path), one.literal);
  }
}

TEST_F(Path, EqualValuesSideBySideStandWhereTheyAreWritten) {
  for (const auto& [list, shown] :
       {std::pair{"[7, 7, 7, 8]", "[7, 7, 7, 8]"}, std::pair{"[2(7), 2(7)]", "[7, 7, 7, 7]"},
        std::pair{"[7, 2(7), 8]", "[7, 7, 7, 8]"}, std::pair{"[6, 6, 9, 6]", "[6, 6, 9, 6]"}}) {
    ASSERT_TRUE(setValue(*station.cpu.find("Plant.numbers"), list)) << list;
    EXPECT_EQ(station.value("Plant.numbers"), shown) << list;
  }
}

TEST_F(Path, AListThatDoesNotFitChangesNothing) {
  struct Case {
    const char* path;
    const char* list;
    const char* says;
  };
  for (Case one :
       {Case{"Plant.numbers", "[1, 2, 3, 4, 5]", "more values than 4 elements"},
        Case{"Plant.numbers", "[5(1)]", "more values than 4 elements"},
        Case{"Plant.numbers", "[0(1)]", "more values than"},
        Case{"Plant.numbers", "[2(1), 2(1), 2(1)]", "more values than 4 elements"},
        Case{"Plant.numbers", "[9223372036854775807(1), 9223372036854775807(1)]", "more values than"},
        Case{"Plant.numbers", "[-1(1), -1(1)]", "more values than"},
        Case{"Plant.numbers", "[1, 40000]", "value 2 of the list: 40000 is no value of type Int."},
        Case{"Plant.numbers", "7", "[1, 2, 3]"}, Case{"Plant.numbers", "[1, 2", "[1, 2, 3]"},
        Case{"Plant.numbers", "[1)]", "[1, 2, 3]"}, Case{"Plant.texts", "['a]", "[1, 2, 3]"},
        Case{"Plant.numbers", "[]", "is no value"}, Case{"Plant.numbers", "[1,,2]", "is no value"},
        Case{"Plant.pump[1]", "(2)", "member running: 2 is no value of type Bool"},
        Case{"Plant.pump[1]", "(lvl := 1)", "There is no member lvl"},
        Case{"Plant.pump[1]", "(TRUE, TRUE, 1, 'a', 2)", "more values than the 4 members"},
        Case{"Plant.pump[1]", "[1]", "(name := 1)"}, Case{"ControlData", "(1)", "An instance"}}) {
    const std::string before = station.value(one.path);
    const Result<void> set = setValue(*station.cpu.find(one.path), one.list);
    EXPECT_FALSE(set) << one.list;
    EXPECT_NE(set.failure().find(one.says), std::string::npos) << one.list << ": " << set.failure();
    EXPECT_EQ(station.value(one.path), before) << one.list;
  }
}

TEST_F(Path, WhatIsWrittenOtherwiseIsToldItsForm) {
  struct Case {
    const char* path;
    const char* text;
    const char* says;
  };
  for (Case one : {Case{"Plant.day", "2024-01-01", "Write D#2024-01-01."},
                   Case{"Plant.day", "T#1s", "Values of type Date are written as D#2024-01-31."},
                   Case{"Plant.clock", "12:30", "Write TOD#12:30:00."},
                   Case{"Plant.moment", "2024-01-31T12:30:00", "Write DTL#2024-01-31-12:30:00."},
                   Case{"Plant.moment", "DT#2024-01-31-12:30:00", "Write DTL#2024-01-31-12:30:00."},
                   Case{"Plant.moment", "2024-01-31", "Write DTL#2024-01-31-00:00:00."},
                   Case{"Plant.late", "2024-01-31 12:30:00", "Write DT#2024-01-31-12:30:00."},
                   Case{"Plant.span", "500ms", "Write T#500ms."},
                   Case{"Plant.span", "LT#5ms", "Write T#5ms."},
                   Case{"Plant.share", "1,5", "Write 1.5."},
                   Case{"Plant.share", "much", "12.5 or 1.0e-3"},
                   Case{"Plant.texts[0]", "abc", "Write 'abc', in a shell between double quotes: \"'abc'\"."},
                   Case{"Plant.texts[0]", "\"it's\"", "Write 'it$'s'"},
                   Case{"Plant.wide", "abc", "Write WSTRING#'abc'"},
                   Case{"Plant.texts[0]", "WSTRING#'a'", "Write 'a'"},
                   Case{"Plant.wide", "'a' + 'b'", "is no value of type WString[9]."},
                   Case{"Plant.texts[0]", "'$Q'", "expected $, '"},
                   Case{"Plant.letter", "a", "Write 'a'"},
                   Case{"Plant.pump[1].running", "on", "Write TRUE."},
                   Case{"Plant.pump[1].running", "2", "are written as TRUE or FALSE."},
                   Case{"Plant.pump[1].level", "0x1F", "Write 16#1F."}}) {
    const Result<void> set = setValue(*station.cpu.find(one.path), one.text);
    EXPECT_FALSE(set) << one.text;
    EXPECT_NE(set.failure().find(one.says), std::string::npos) << one.text << ": " << set.failure();
  }
}

TEST_F(Path, WhatIsNoValueOfTheTypeIsRefused) {
  struct Case {
    const char* path;
    const char* literal;
  };
  for (Case one : {Case{"Plant.pump[1].level", "40000"}, Case{"Plant.pump[1].level", "'a'"},
                   Case{"Plant.pump[1].level", ""}, Case{"Plant.pump[1].level", "1; END_VAR"},
                   Case{"Plant.pump[1].level", "1 + 1"}, Case{"Plant.pump[1]", "1"},
                   Case{"Plant.bytes", "hex:0"}, Case{"Plant.bytes", "hex:0011223344"},
                   Case{"Plant.bytes", "hex:zz"}, Case{"Plant.matrix", "hex:00112233445566"},
                   Case{"Plant.share", "1e39"}, Case{"Plant.share", "-3.41e38"},
                   Case{"Plant.pump[1].level", "hex:00"}, Case{"ControlData.set", "T#5s"},
                   Case{"Plant.bytes", "[1, 2, 3, 4, 5]"}, Case{"Plant.bytes", "[1, 256]"},
                   Case{"Plant.bytes", "[]"}, Case{"Plant.pump[1].level", "1; y : Int := 2"}}) {
    const Result<void> set = setValue(*station.cpu.find(one.path), one.literal);
    EXPECT_FALSE(set) << one.literal;
    EXPECT_FALSE(set.failure().empty()) << one.literal;
  }
  EXPECT_EQ(station.value("Plant.pump[1].level"), "7");
}

}  // namespace
}  // namespace vcpu
