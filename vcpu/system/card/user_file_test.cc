#include "vcpu/system/card/user_file.h"

#include <gtest/gtest.h>

#include <memory>

#include "vcpu/access/value.h"
#include "vcpu/card/testing/hindered_disk.h"
#include "vcpu/testing/card.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

TEST(UserFile, IsAFolderOfTheCardAndAName) {
  for (const char* path : {"UserFiles/a.txt", "UserFiles/A-b_9", "DataLogs/Levels.csv", "Recipes/Beer.csv"}) {
    const auto file = userFileName(path);
    ASSERT_TRUE(file) << path;
    EXPECT_EQ(file->path(), path);
  }
  const std::string most = "UserFiles/" + std::string(45, 'a');
  EXPECT_TRUE(userFileName(most));
  EXPECT_FALSE(userFileName(most + "a"));
  for (const std::string& path : {std::string(),
                                  std::string("a.txt"),
                                  std::string("UserFiles"),
                                  std::string("UserFiles/"),
                                  std::string("/UserFiles/a"),
                                  std::string("UserFiles//a"),
                                  std::string("UserFiles/../x"),
                                  std::string("UserFiles/.."),
                                  std::string("UserFiles/."),
                                  std::string("UserFiles/.a"),
                                  std::string("UserFiles/a.b.c"),
                                  std::string("UserFiles/a/b"),
                                  std::string("UserFiles\\a"),
                                  std::string("userfiles/a"),
                                  std::string("Other/a"),
                                  std::string("../a"),
                                  std::string("UserFiles/a b"),
                                  std::string("UserFiles/a\0b", 13),
                                  std::string("UserFiles/\xFF"),
                                  std::string("UserFiles/a\n")}) {
    EXPECT_FALSE(userFileName(path)) << path;
  }
}

constexpr const char* PROGRAM = R"(
DATA_BLOCK "Plant"
STRUCT
  name : String := 'UserFiles/a.txt';
  data : Array[0..3] of Byte := [16#61, 16#62, 16#63, 16#64];
  large : Array[0..99999] of Byte;
  words : Array[0..1] of Word;
  one : Byte := 16#7A;
  offset, length, result : UDInt;
  read, write, delete, done, busy, error : Bool;
  status : Word;
  other : Bool;
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION_BLOCK "Files"
VAR
  read : FileReadC;
  write : FileWriteC;
  delete : FileDelete;
END_VAR
BEGIN
  IF "Plant".other THEN
    #read(REQ := "Plant".read, Name := "Plant".name, Data := "Plant".one);
    #write(REQ := "Plant".write, Name := "Plant".name, Data := "Plant".one);
  ELSE
    #read(REQ := "Plant".read, Name := "Plant".name, Offset := "Plant".offset, Length := "Plant".length,
          Data := $DATA);
    #write(REQ := "Plant".write, Name := "Plant".name, Offset := "Plant".offset, Length := "Plant".length,
           Data := $DATA);
  END_IF;
  #delete(REQ := "Plant".delete, Name := "Plant".name);
  "Plant".done := #read.Done OR #write.Done OR #delete.Done;
  "Plant".busy := #read.Busy OR #write.Busy OR #delete.Busy;
  "Plant".error := #read.Error OR #write.Error OR #delete.Error;
  IF #read.Done THEN "Plant".result := #read.ResultLength; END_IF;
  IF #write.Done THEN "Plant".result := #write.ResultLength; END_IF;
  IF #read.Status <> 16#7000 THEN "Plant".status := #read.Status; END_IF;
  IF #write.Status <> 16#7000 THEN "Plant".status := #write.Status; END_IF;
  IF #delete.Status <> 16#7000 THEN "Plant".status := #delete.Status; END_IF;
END_FUNCTION_BLOCK
DATA_BLOCK "Instance"
"Files"
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Instance"();
END_ORGANIZATION_BLOCK
)";

class UserFiles : public testing::Test {
 protected:
  void start(const std::string& data = "\"Plant\".data") {
    std::string text = PROGRAM;
    for (size_t at = text.find("$DATA"); at != text.npos; at = text.find("$DATA")) text.replace(at, 5, data);
    station.reset();
    CpuOptions options;
    options.card = &card.card();
    station = std::make_unique<Station>(compiled(text), options);
    station->cpu.start();
  }

  void set(const std::string& member, const std::string& value) {
    auto operand = station->cpu.find("\"Plant\"." + member);
    ASSERT_TRUE(operand) << operand.failure();
    const auto stored = setValue(*operand, value);
    ASSERT_TRUE(stored) << stored.failure();
  }

  std::string plant(const std::string& member) { return station->value("\"Plant\"." + member); }

  /// "done 4", the bytes; "error 16#8092".
  std::string after(const std::string& block) {
    set(block, "TRUE");
    std::string outputs;
    for (calls = 1; calls < 100; calls++) {
      station->cpu.scanOnce();
      outputs = plant("done") == "TRUE" ? "done " + plant("result")
                                        : (plant("error") == "TRUE" ? "error " : "busy ") + plant("status");
      if (plant("busy") != "TRUE") break;
    }
    set(block, "FALSE");
    set("result", "0");
    station->cpu.scanOnce();
    return outputs;
  }

  TestCard card;
  std::unique_ptr<Station> station;
  int calls = 0;  ///< that the last job took
};

TEST_F(UserFiles, AreWrittenReadAndDeleted) {
  start();
  EXPECT_EQ(after("write"), "done 4");
  EXPECT_EQ(card.read("UserFiles/a.txt"), "abcd");
  set("offset", "3");
  set("length", "2");
  EXPECT_EQ(after("write"), "done 2");
  EXPECT_EQ(card.read("UserFiles/a.txt"), "abcab");
  set("offset", "2");
  set("length", "3");
  EXPECT_EQ(after("read"), "done 3");
  EXPECT_EQ(plant("data"), "hex:63616264");
  set("offset", "4");
  set("length", "0");
  EXPECT_EQ(after("read"), "done 1") << "to the end of the file";
  EXPECT_EQ(plant("data"), "hex:62616264");
  set("offset", "400");
  EXPECT_EQ(after("read"), "done 0");
  EXPECT_EQ(after("delete"), "done 0");
  EXPECT_FALSE(card.has("UserFiles/a.txt"));
  EXPECT_EQ(after("delete"), "error 16#8092");
  EXPECT_EQ(after("read"), "error 16#8092");
}

// 100,000 bytes are four pieces of 32 KB at most.
TEST_F(UserFiles, AreMovedInPieces) {
  start("\"Plant\".large");
  set("large[99999]", "16#7E");
  EXPECT_EQ(after("write"), "done 100000");
  EXPECT_EQ(calls, 5);
  EXPECT_EQ(card.read("UserFiles/a.txt").back(), '\x7E');
  set("large[99999]", "0");
  EXPECT_EQ(after("read"), "done 100000");
  EXPECT_EQ(calls, 5);
  EXPECT_EQ(plant("large[99999]"), "16#7E");
}

TEST_F(UserFiles, TakeBytesOnly) {
  for (const char* data : {"\"Plant\".words", "NULL"}) {
    start(data);
    EXPECT_EQ(after("write"), "error 16#8091") << data;
    EXPECT_EQ(after("read"), "error 16#8091") << data;
  }
  start("\"Plant\".one");
  EXPECT_EQ(after("write"), "done 1");
  start("\"Plant\".data[2]");
  EXPECT_EQ(after("write"), "done 2");
}

// A job that began with one variable does not go on with another.
TEST_F(UserFiles, StayWithTheirVariable) {
  start("\"Plant\".large");
  for (const char* block : {"write", "read"}) {
    set(block, "TRUE");
    station->cpu.scanOnce();
    station->cpu.scanOnce();
    EXPECT_EQ(plant("status"), "16#7002");
    set("other", "TRUE");
    station->cpu.scanOnce();
    EXPECT_EQ(plant("status"), "16#80B1");
    EXPECT_EQ(plant("one"), "16#7A");
    set(block, "FALSE");
    set("other", "FALSE");
    station->cpu.scanOnce();
  }
}

TEST_F(UserFiles, AreBounded) {
  start();
  set("length", "5");
  EXPECT_EQ(after("write"), "error 16#8097");
  EXPECT_EQ(after("read"), "error 16#8097");
  set("length", "0");
  set("offset", "16777213");
  EXPECT_EQ(after("write"), "error 16#8097");
  set("offset", "4294967295");
  EXPECT_EQ(after("read"), "error 16#8097");
  set("offset", "1");
  EXPECT_EQ(after("write"), "error 16#80B2");
}

TEST_F(UserFiles, LieInTheirFolders) {
  start();
  card.write("secret", "secret");
  card.write("DataLogs/Log.csv", "log");
  for (const char* name :
       {"''", "'../secret'", "'UserFiles/../secret'", "'/etc/passwd'", "'secret'", "'UserFiles/a/b'"}) {
    set("name", name);
    for (const char* block : {"write", "read", "delete"})
      EXPECT_EQ(after(block), "error 16#8090") << name << block;
  }
  set("name", "'DataLogs/Log.csv'");
  EXPECT_EQ(after("write"), "error 16#8090");
  EXPECT_EQ(after("delete"), "error 16#8090");
  EXPECT_EQ(after("read"), "done 3");
  std::filesystem::create_directory(card.folder() / "UserFiles");
  std::filesystem::create_symlink("../secret", card.folder() / "UserFiles" / "link");
  set("name", "'UserFiles/link'");
  EXPECT_EQ(after("read"), "error 16#80A2");
  EXPECT_EQ(after("write"), "error 16#80A2");
  EXPECT_EQ(card.read("secret"), "secret");
}

TEST_F(UserFiles, ReportWhatTheDiskRefuses) {
  start();
  {
    const FullDisk disk(2);
    EXPECT_EQ(after("write"), "error 16#80B3");
  }
  const WriteProtection protection(card.folder());
  EXPECT_EQ(after("write"), "error 16#80B4");
  EXPECT_EQ(after("delete"), "error 16#80B4");
}

}  // namespace
}  // namespace vcpu
