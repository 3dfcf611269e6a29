// RecipeExport and RecipeImport, in programs on a CPU with a card.

#include <gtest/gtest.h>

#include <memory>
#include <tuple>

#include "vcpu/access/value.h"
#include "vcpu/card/testing/hindered_disk.h"
#include "vcpu/testing/card.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

constexpr const char* PROGRAM = R"(
TYPE "Beer"
STRUCT
  product : String[10];
  water : Int;
  "a,b" : Real;
  rests : Array[1..2] of Time;
  cold : Bool;
END_STRUCT;
END_TYPE
DATA_BLOCK "Recipes"
STRUCT
  version : Int := 5;
  products : Array[1..3] of "Beer";
  others : Array[1..3] of "Beer";
END_STRUCT;
BEGIN
  products[1].product := 'Pils';
  products[1].water := 10;
  products[1]."a,b" := 0.5;
  products[1].rests[2] := T#2s;
  products[1].cold := TRUE;
  products[2].product := 'La"ger';
  products[3].water := -7;
END_DATA_BLOCK
DATA_BLOCK "Many"
STRUCT
  list : Array[0..999] of Struct n : Int; text : String[20]; END_STRUCT;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "No recipes"
STRUCT
  numbers : Array[0..2] of Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Bad name"
STRUCT
  products : Array[1..3] of "Beer";
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Nested"
STRUCT
  products : Array[1..3] of Struct beer : "Beer"; END_STRUCT;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Wide"
STRUCT
  products : Array[1..2] of Struct many : Array[1..256] of Int; END_STRUCT;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Long"
STRUCT
  products : Array[1..2] of Struct many : Array[1..20] of String; END_STRUCT;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "LongHeader"
STRUCT
  products : Array[1..2] of Struct aVeryLongNameOfAComponent : Array[1..200] of Bool; END_STRUCT;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Plant"
STRUCT
  export, import, busy, done, error : Bool;
  status : Word;
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION_BLOCK "Kitchen"
VAR
  export : RecipeExport;
  import : RecipeImport;
END_VAR
VAR_TEMP
  local : Array[1..3] of "Beer";
END_VAR
BEGIN
  #export(REQ := "Plant".export, RECIPE_DB := $DB);
  #import(REQ := "Plant".import, RECIPE_DB := $DB);
  "Plant".done := #export.DONE OR #import.DONE;
  "Plant".busy := #export.BUSY OR #import.BUSY;
  "Plant".error := #export.ERROR OR #import.ERROR;
  IF #export.STATUS <> 16#7000 THEN "Plant".status := #export.STATUS; END_IF;
  IF #import.STATUS <> 16#7000 THEN "Plant".status := #import.STATUS; END_IF;
END_FUNCTION_BLOCK
DATA_BLOCK "Instance"
"Kitchen"
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Instance"();
END_ORGANIZATION_BLOCK
)";

constexpr const char* EXPORTED =
    "Index,product,water,\"a,b\",rests[1],rests[2],cold\r\n"
    "1,\"Pils\",10,0.5,0,2000,1\r\n"
    "2,\"La\"\"ger\",0,0,0,0,0\r\n"
    "3,\"\",-7,0,0,0,0\r\n";

class Recipes : public testing::Test {
 protected:
  void start(const std::string& recipes, const CpuFamily* family = &CpuFamily::S7_1500) {
    std::string text = PROGRAM;
    for (size_t at = text.find("$DB"); at != text.npos; at = text.find("$DB")) text.replace(at, 3, recipes);
    station.reset();
    CpuOptions options;
    options.card = &card.card();
    options.family = family;
    station = std::make_unique<Station>(compiled(text), options);
    station->cpu.start();
  }

  void set(const std::string& path, const std::string& value) {
    auto operand = station->cpu.find(path);
    ASSERT_TRUE(operand) << operand.failure();
    ASSERT_TRUE(setValue(*operand, value));
  }

  std::string plant(const std::string& member) { return station->value("\"Plant\"." + member); }

  std::string after(const std::string& block) {
    set("\"Plant\"." + block, "TRUE");
    std::string outputs;
    for (calls = 1; calls < 1000; calls++) {
      station->cpu.scanOnce();
      outputs = (plant("done") == "TRUE"    ? "done "
                 : plant("error") == "TRUE" ? "error "
                                            : "") +
                plant("status");
      if (plant("busy") != "TRUE") break;
    }
    set("\"Plant\"." + block, "FALSE");
    station->cpu.scanOnce();
    return outputs;
  }

  TestCard card;
  std::unique_ptr<Station> station;
  int calls = 0;  ///< that the last job took
};

TEST_F(Recipes, AreALineEach) {
  for (const char* recipes : {"\"Recipes\"", "\"Recipes\".products"}) {
    start(recipes);
    EXPECT_EQ(after("export"), "done 16#0") << recipes;
    EXPECT_EQ(card.read("Recipes/Recipes.csv"), EXPORTED) << recipes;
  }
  EXPECT_FALSE(card.has("Recipes/Recipes.csv.new"));
}

TEST_F(Recipes, ComeBackInASecondRun) {
  start("\"Recipes\"");
  after("export");
  start("\"Recipes\"");
  const std::string before = station->value("\"Recipes\".products");
  set("\"Recipes\".products[1].product", "'x'");
  set("\"Recipes\".products[3].water", "99");
  set("\"Recipes\".others[1].water", "77");
  EXPECT_EQ(after("import"), "done 16#0");
  EXPECT_EQ(station->value("\"Recipes\".products"), before);
  EXPECT_EQ(station->value("\"Recipes\".version"), "5");
  EXPECT_EQ(station->value("\"Recipes\".others[1].water"), "77");
}

// A thousand records take many calls, each with a bounded piece; the values are those of the edge.
TEST_F(Recipes, TakeManyCallsIfTheyAreMany) {
  start("\"Many\"");
  set("\"Many\".list[999].n", "5");
  set("\"Plant\".export", "TRUE");
  station->cpu.scanOnce();
  set("\"Many\".list[999].n", "6");
  EXPECT_EQ(after("export"), "done 16#0");
  EXPECT_GE(calls, 3);
  const std::string file = card.read("Recipes/Many.csv");
  EXPECT_NE(file.find("\r\n1000,5,\"\"\r\n"), std::string::npos);
  EXPECT_EQ(after("import"), "done 16#0");
  EXPECT_GE(calls, 3);
  EXPECT_EQ(station->value("\"Many\".list[999].n"), "5");
}

TEST_F(Recipes, ThatTheFileDoesNotNameStay) {
  start("\"Recipes\"");
  card.write("Recipes/Recipes.csv", "?\n1,\"IPA\",20,1.5,1,2,TRUE\n");
  set("\"Recipes\".products[3].water", "99");
  EXPECT_EQ(after("import"), "done 16#0");
  EXPECT_EQ(station->value("\"Recipes\".products[1]"),
            "(product := 'IPA', water := 20, a,b := 1.5, rests := [T#1ms, T#2ms], cold := TRUE)");
  EXPECT_EQ(station->value("\"Recipes\".products[3].water"), "99");
}

// Each of these leaves the data block as it was.
TEST_F(Recipes, AreNotTakenFromADamagedFile) {
  const std::string header = "Index,product,water,b,r1,r2,cold\r\n";
  const std::string good = "1,\"IPA\",20,1.5,1,2,1\r\n";
  for (const auto& [text, status] :
       {std::pair(std::string(), "16#80B2"),
        std::pair(header + good + "3,\"IPA\",20,1.5,1,2,1\r\n", "16#80B0"),
        std::pair(header + "0,\"IPA\",20,1.5,1,2,1\r\n", "16#80B0"), std::pair(header + "x\r\n", "16#80B0"),
        std::pair(header + good + "2,a,1,1,1,1,1\r\n3,a,1,1,1,1,1\r\n4,a,1,1,1,1,1\r\n", "16#80B0"),
        std::pair(header + "1,\"IPA\",20,1.5,1,2\r\n", "16#80B2"), std::pair(header + "1\r\n", "16#80B2"),
        std::pair(header + "1,\"IPA\",20,1.5,1,2,1,5\r\n", "16#80B1"),
        std::pair(header + "1,\"IPA\",20,1.5,1,2,1,\r\n", "16#80B1"),
        std::pair(header + "1,\"IPA\",20x,1.5,1,2,1\r\n", "16#80D2"),
        std::pair(header + "1,\"IPA\",32768,1.5,1,2,1\r\n", "16#80D2"),
        std::pair(header + "1,\"IPA\",20,1.5,1,2,5\r\n", "16#80D6"),
        std::pair(header + "1,\"IPA,20,1.5,1,2,1\r\n", "16#80D1"),
        std::pair(header + good + "2,\"IPA\",20,1.5,1,2,", "16#80D6"),
        std::pair(header + "1," + std::string(6000, ' ') + "\r\n", "16#80B1"),
        std::pair(header + std::string(20'000, '\xFF'), "16#80B1"),
        std::pair(std::string(100'000, 'x'), "16#80B1"),
        std::pair(header + std::string(50, '\0'), "16#80B0")}) {
    start("\"Recipes\"");
    card.write("Recipes/Recipes.csv", text);
    const std::string before = station->value("\"Recipes\".products");
    EXPECT_EQ(after("import"), std::string("error ") + status) << text.substr(0, 100);
    EXPECT_EQ(station->value("\"Recipes\".products"), before) << text.substr(0, 100);
    EXPECT_EQ(card.read("Recipes/Recipes.csv"), text);
  }
}

TEST_F(Recipes, TellWhichFieldIsWrong) {
  start("\"Wide\"");
  std::string fields;
  for (int i = 1; i <= 256; i++) fields += i == 46 ? ",x" : ",1";
  card.write("Recipes/Wide.csv", "\r\n1" + fields);
  EXPECT_EQ(after("import"), "error 16#80FE");
  fields.replace(fields.find('x'), 1, "1,x");
  card.write("Recipes/Wide.csv", "\r\n1" + fields);
  EXPECT_EQ(after("import"), "error 16#80FF");
}

TEST_F(Recipes, NeedAFile) {
  start("\"Recipes\"");
  EXPECT_EQ(after("import"), "error 16#8092");
  after("export");
  std::filesystem::remove(card.folder() / "Recipes" / "Recipes.csv");
  EXPECT_EQ(after("import"), "error 16#8092");
}

TEST_F(Recipes, LieInADataBlock) {
  for (const auto& [recipes, status] :
       {std::pair("#local", "16#8624"), std::pair("NULL", "16#8624"), std::pair("\"No recipes\"", "16#8652"),
        std::pair("\"Recipes\".version", "16#8652"), std::pair("\"Bad name\"", "16#8090"),
        std::pair("\"Nested\"", "16#8091"), std::pair("\"Instance\"", "16#8652")}) {
    start(recipes);
    EXPECT_EQ(after("export"), std::string("error ") + status) << recipes;
    EXPECT_EQ(after("import"), std::string("error ") + status) << recipes;
  }
  EXPECT_FALSE(card.has("Recipes"));
}

TEST_F(Recipes, AreOfBoundedLength) {
  start("\"Wide\"", &CpuFamily::S7_1200);
  EXPECT_EQ(after("export"), "error 16#8091");
  start("\"Wide\"");
  EXPECT_EQ(after("export"), "done 16#0");
  start("\"LongHeader\"", &CpuFamily::S7_1200);
  EXPECT_EQ(after("export"), "error 16#8092");
  start("\"LongHeader\"");
  EXPECT_EQ(after("export"), "done 16#0");
  EXPECT_EQ(card.read("Recipes/LongHeader.csv").find("\r\n1,"), 5000U);
  EXPECT_EQ(after("import"), "done 16#0");
  start("\"Long\"");
  const std::string text = "'" + std::string(254, 'a') + "'";
  for (int i = 1; i <= 20; i++) set("\"Long\".products[2].many[" + std::to_string(i) + "]", text);
  EXPECT_EQ(after("export"), "error 16#8092");
  EXPECT_FALSE(card.has("Recipes/Long.csv"));
  EXPECT_FALSE(card.has("Recipes/Long.csv.new"));
}

// The old file stays until the new one is whole.
TEST_F(Recipes, StayWhenTheyCannotBeWritten) {
  start("\"Recipes\"");
  after("export");
  set("\"Recipes\".products[1].water", "11");
  {
    const FullDisk disk(60);
    EXPECT_EQ(after("export"), "error 16#80B3");
  }
  {
    const WriteProtection protection(card.folder());
    EXPECT_EQ(after("export"), "error 16#80B4");
  }
  EXPECT_EQ(card.read("Recipes/Recipes.csv"), EXPORTED);
  EXPECT_FALSE(card.has("Recipes/Recipes.csv.new"));
}

}  // namespace
}  // namespace vcpu
