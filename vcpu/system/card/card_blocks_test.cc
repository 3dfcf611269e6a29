// Programs with data logs, on a CPU with a card.

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
TYPE "Level"
STRUCT
  level : Real;
  pump : Bool;
  hours : Array[1..2] of Int;
  note : String[4];
END_STRUCT;
END_TYPE
TYPE "Inner"
STRUCT
  a : Int;
END_STRUCT;
END_TYPE
TYPE "Nested"
STRUCT
  inner : "Inner";
END_STRUCT;
END_TYPE
DATA_BLOCK "Plant"
STRUCT
  name : String := 'Levels';
  wide : WString;
  id : DWord;
  record : "Level" := (level := 4.5, pump := TRUE, hours := [7, 8], note := 'ok');
  header : String := 'level,pump,h1,h2,note';
  bytes : Array[0..9] of Byte := [16#61, 16#2C, 16#62];
  many : Array[0..255] of Int;
  nested : "Nested";
  rows : Array[0..1] of "Level";
  mode : UInt;
  records : UDInt := 3;
  format : UInt := 1;
  timestamp : UInt;
  delFile : Bool := TRUE;
  create, open, write, clear, close, delete, newFile : Bool;
  done, busy, error : Bool;
  status : Word;
END_STRUCT;
BEGIN
END_DATA_BLOCK
FUNCTION_BLOCK "Logging"
VAR
  create : DataLogCreate;
  open : DataLogOpen;
  write : DataLogWrite;
  clear : DataLogClear;
  close : DataLogClose;
  delete : DataLogDelete;
  newFile : DataLogNewFile;
END_VAR
VAR_TEMP
  local : "Level";
END_VAR
BEGIN
  #create(REQ := "Plant".create, RECORDS := "Plant".records, FORMAT := "Plant".format, TIMESTAMP := "Plant".timestamp,
          NAME := $NAME, ID := "Plant".id, HEADER := $HEADER, DATA := $DATA);
  #open(REQ := "Plant".open, MODE := "Plant".mode, NAME := $NAME, ID := "Plant".id);
  #write(REQ := "Plant".write, ID := "Plant".id);
  #clear(REQ := "Plant".clear, ID := "Plant".id);
  #close(REQ := "Plant".close, ID := "Plant".id);
  #delete(REQ := "Plant".delete, NAME := $NAME, DelFile := "Plant".delFile, ID := "Plant".id);
  #newFile(REQ := "Plant".newFile, RECORDS := "Plant".records, NAME := $NAME, ID := "Plant".id);
  "Plant".done := #create.DONE OR #open.DONE OR #write.DONE OR #clear.DONE OR #close.DONE OR #delete.DONE OR #newFile.DONE;
  "Plant".busy := #create.BUSY OR #open.BUSY OR #write.BUSY OR #clear.BUSY OR #close.BUSY OR #delete.BUSY OR #newFile.BUSY;
  "Plant".error := #create.ERROR OR #open.ERROR OR #write.ERROR OR #clear.ERROR OR #close.ERROR OR #delete.ERROR OR
                   #newFile.ERROR;
  IF #create.STATUS <> 16#7000 THEN "Plant".status := #create.STATUS; END_IF;
  IF #open.STATUS <> 16#7000 THEN "Plant".status := #open.STATUS; END_IF;
  IF #write.STATUS <> 16#7000 THEN "Plant".status := #write.STATUS; END_IF;
  IF #clear.STATUS <> 16#7000 THEN "Plant".status := #clear.STATUS; END_IF;
  IF #close.STATUS <> 16#7000 THEN "Plant".status := #close.STATUS; END_IF;
  IF #delete.STATUS <> 16#7000 THEN "Plant".status := #delete.STATUS; END_IF;
  IF #newFile.STATUS <> 16#7000 THEN "Plant".status := #newFile.STATUS; END_IF;
END_FUNCTION_BLOCK
DATA_BLOCK "Instance"
"Logging"
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Instance"();
END_ORGANIZATION_BLOCK
)";

/// What a test puts in place of parameters.
struct Parameters {
  std::string name = "\"Plant\".name";
  std::string header = "\"Plant\".header";
  std::string data = "\"Plant\".record";
};

std::string programWith(const Parameters& parameters) {
  std::string text = PROGRAM;
  for (const auto& [mark, parameter] :
       {std::pair("$NAME", parameters.name), std::pair("$HEADER", parameters.header),
        std::pair("$DATA", parameters.data)}) {
    for (size_t at = text.find(mark); at != text.npos; at = text.find(mark))
      text.replace(at, std::string_view(mark).size(), parameter);
  }
  return text;
}

class DataLogBlocks : public testing::Test {
 protected:
  void start(MemoryCard* memoryCard, const Parameters& parameters = {},
             const CpuFamily* family = &CpuFamily::S7_1500) {
    station.reset();
    CpuOptions options;
    options.card = memoryCard;
    options.family = family;
    station = std::make_unique<Station>(compiled(programWith(parameters)), options);
    station->cpu.start();
  }
  void start(const Parameters& parameters = {}) { start(&card.card(), parameters); }

  void set(const std::string& member, const std::string& value) {
    auto operand = station->cpu.find("\"Plant\"." + member);
    ASSERT_TRUE(operand) << operand.failure();
    const auto stored = setValue(*operand, value);
    ASSERT_TRUE(stored) << stored.failure();
  }

  std::string plant(const std::string& member) { return station->value("\"Plant\"." + member); }

  /// Runs one block to its end: "done 16#0", "error 16#8092".
  std::string after(const std::string& block) {
    set(block, "TRUE");
    std::string outputs;
    for (int calls = 0; calls < 10; calls++) {
      station->cpu.scanOnce();
      const bool isBusy = plant("busy") == "TRUE";
      outputs = (plant("done") == "TRUE"    ? "done "
                 : plant("error") == "TRUE" ? "error "
                                            : "") +
                plant("status");
      if (!isBusy) break;
      EXPECT_EQ(outputs, calls == 0 ? "16#7001" : "16#7002");
    }
    set(block, "FALSE");
    station->cpu.scanOnce();
    return outputs;
  }

  TestCard card;
  std::unique_ptr<Station> station;
};

TEST_F(DataLogBlocks, WriteRecordsOfAVariable) {
  start();
  set("timestamp", "1");
  EXPECT_EQ(after("create"), "done 16#0");
  EXPECT_NE(plant("id"), "16#0");
  EXPECT_EQ(after("write"), "done 16#0");
  set("record.level", "-0.25");
  EXPECT_EQ(after("write"), "done 16#0");
  EXPECT_EQ(card.read("DataLogs/Levels.csv"),
            "Record,Date,UTC Time,level,pump,h1,h2,note\r\n"
            "         1,01/01/2024,00:00:00, 4.50000000E+00,1,     7,     8,\"ok  \"\r\n"
            "         2,01/01/2024,00:00:00,-2.50000000E-01,1,     7,     8,\"ok  \"\r\n"
            "//END\r\n");
}

// The values are those of the call with the edge, whatever the program does with them next.
TEST_F(DataLogBlocks, TakeTheValuesOfTheEdge) {
  start();
  after("create");
  set("write", "TRUE");
  station->cpu.scanOnce();
  set("record.hours[1]", "99");
  station->cpu.scanOnce();
  EXPECT_EQ(plant("status"), "16#0");
  EXPECT_NE(card.read("DataLogs/Levels.csv").find(",     7,     8,"), std::string::npos);
}

TEST_F(DataLogBlocks, TellThatALogIsFull) {
  start();
  after("create");
  EXPECT_EQ(after("write"), "done 16#0");
  EXPECT_EQ(after("write"), "done 16#0");
  EXPECT_EQ(after("write"), "done 16#1");
  EXPECT_EQ(after("write"), "done 16#0");
}

TEST_F(DataLogBlocks, GoOnInASecondRun) {
  start();
  after("create");
  after("write");
  const std::string id = plant("id");
  start();
  EXPECT_EQ(after("create"), "error 16#8093");
  EXPECT_EQ(after("open"), "done 16#0");
  EXPECT_EQ(plant("id"), id);
  EXPECT_EQ(after("open"), "done 16#2");
  EXPECT_EQ(after("write"), "done 16#0");
  EXPECT_NE(card.read("DataLogs/Levels.csv").find("\r\n         2,"), std::string::npos);
}

TEST_F(DataLogBlocks, AreClosedByANewStart) {
  start();
  after("create");
  const std::string id = plant("id");
  station->cpu.start();
  set("id", id);
  EXPECT_EQ(after("write"), "error 16#80B0");
  EXPECT_EQ(after("clear"), "error 16#80B0");
  EXPECT_EQ(after("close"), "done 16#1");
}

TEST_F(DataLogBlocks, OpenByIdAloneToo) {
  start();
  after("create");
  const std::string id = plant("id");
  start(Parameters{.name = "NULL"});
  set("id", id);
  EXPECT_EQ(after("open"), "done 16#0");
  EXPECT_EQ(after("write"), "done 16#0");
  set("id", "16#12345678");
  EXPECT_EQ(after("open"), "error 16#8092");
  set("id", "0");
  EXPECT_EQ(after("open"), "error 16#8092");
}

TEST_F(DataLogBlocks, OpenAndClear) {
  start();
  after("create");
  after("write");
  start();
  set("mode", "1");
  EXPECT_EQ(after("open"), "done 16#0");
  EXPECT_EQ(card.read("DataLogs/Levels.csv"), "Record,level,pump,h1,h2,note\r\n//END\r\n");
  after("write");
  EXPECT_EQ(after("clear"), "done 16#0");
  EXPECT_EQ(card.read("DataLogs/Levels.csv"), "Record,level,pump,h1,h2,note\r\n//END\r\n");
  set("mode", "2");
  EXPECT_EQ(after("open"), "error 16#8253");
}

TEST_F(DataLogBlocks, CloseAndDelete) {
  start();
  after("create");
  const std::string id = plant("id");
  EXPECT_EQ(after("close"), "done 16#0");
  EXPECT_EQ(after("close"), "done 16#1");
  EXPECT_EQ(after("write"), "error 16#80B0");
  EXPECT_EQ(after("delete"), "done 16#0");
  EXPECT_FALSE(card.has("DataLogs/Levels.csv"));
  EXPECT_FALSE(card.has("DataLogs/Levels.datalog"));
  EXPECT_EQ(after("delete"), "error 16#8092");
  EXPECT_EQ(after("close"), "error 16#8092");
  EXPECT_EQ(after("write"), "error 16#8092");
  EXPECT_EQ(after("clear"), "error 16#8092");
  EXPECT_EQ(after("newFile"), "error 16#8092");
  EXPECT_EQ(after("open"), "error 16#8092");
}

// The file stays and keeps its name taken.
TEST_F(DataLogBlocks, DeleteWithoutTheFile) {
  start();
  after("create");
  after("write");
  set("delFile", "FALSE");
  EXPECT_EQ(after("delete"), "done 16#0");
  EXPECT_TRUE(card.has("DataLogs/Levels.csv"));
  EXPECT_EQ(after("write"), "error 16#8092");
  EXPECT_EQ(after("create"), "error 16#8093");
}

TEST_F(DataLogBlocks, GoOnInANewFile) {
  start();
  after("create");
  const std::string id = plant("id");
  after("write");
  EXPECT_EQ(after("newFile"), "error 16#8093");
  set("name", "'Levels2'");
  set("records", "0");
  EXPECT_EQ(after("newFile"), "done 16#0");
  EXPECT_NE(plant("id"), id);
  EXPECT_EQ(after("write"), "done 16#0");
  EXPECT_EQ(card.read("DataLogs/Levels2.csv"), card.read("DataLogs/Levels.csv"));
  set("id", id);
  EXPECT_EQ(after("write"), "error 16#80B0");
  EXPECT_EQ(after("newFile"), "error 16#80B0");
}

TEST_F(DataLogBlocks, AreEightAtATime) {
  start();
  for (int i = 1; i <= 8; i++) {
    set("name", "'Log" + std::to_string(i) + "'");
    EXPECT_EQ(after("create"), "done 16#0");
  }
  set("name", "'Log9'");
  EXPECT_EQ(after("create"), "error 16#80C1");
  EXPECT_FALSE(card.has("DataLogs/Log9.csv"));
  EXPECT_EQ(after("close"), "done 16#0");
  EXPECT_EQ(after("create"), "done 16#0");
  set("name", "'Log8'");
  set("id", "0");
  EXPECT_EQ(after("open"), "error 16#80C1");
}

TEST_F(DataLogBlocks, RefuseParametersThatAreNone) {
  for (const auto& [member, value, status] :
       {std::tuple("records", "0", "16#8253"), std::tuple("format", "0", "16#8353"),
        std::tuple("format", "2", "16#8353"), std::tuple("timestamp", "3", "16#8453"),
        std::tuple("records", "4294967295", "16#8097")}) {
    start();
    set(member, value);
    EXPECT_EQ(after("create"), std::string("error ") + status) << member << value;
  }
  EXPECT_FALSE(card.has("DataLogs"));
}

TEST_F(DataLogBlocks, RefuseVariablesThatAreNone) {
  for (const auto& [parameters, status] :
       {std::pair(Parameters{.name = "\"Plant\".wide"}, "16#8091"),
        std::pair(Parameters{.name = "NULL"}, "16#8091"),
        std::pair(Parameters{.header = "\"Plant\".many"}, "16#8B51"),
        std::pair(Parameters{.data = "#local"}, "16#8C24"), std::pair(Parameters{.data = "NULL"}, "16#8C24"),
        std::pair(Parameters{.data = "\"Plant\".nested"}, "16#8C51"),
        std::pair(Parameters{.data = "\"Plant\".rows"}, "16#8C51"),
        std::pair(Parameters{.data = "\"Instance\".create"}, "16#8C51"),
        std::pair(Parameters{.data = "\"Plant\".many"}, "16#8C52")}) {
    start(parameters);
    EXPECT_EQ(after("create"), std::string("error ") + status) << parameters.name << parameters.data;
  }
  EXPECT_FALSE(card.has("DataLogs"));
}

TEST_F(DataLogBlocks, TakeEachKindOfVariable) {
  for (const auto& [parameters, content] :
       {std::pair(Parameters{.name = "'Levels'", .header = "NULL", .data = "\"Plant\".record.pump"},
                  "Record,\r\n         1,1\r\n//END\r\n"),
        std::pair(Parameters{.header = "\"Plant\".bytes", .data = "\"Plant\".record.hours"},
                  "Record,a,b\r\n         1,     7,     8\r\n//END\r\n"),
        std::pair(Parameters{.header = "NULL", .data = "\"Plant\".record.hours[2]"},
                  "Record,\r\n         1,     8\r\n//END\r\n"),
        std::pair(Parameters{.header = "NULL", .data = "\"Plant\".nested.inner"},
                  "Record,\r\n         1,     0\r\n//END\r\n"),
        std::pair(Parameters{.header = "NULL", .data = "\"Plant\".rows[1]"},
                  "Record,\r\n         1, 0.00000000E+00,0,     0,     0,\"    \"\r\n//END\r\n")}) {
    start(parameters);
    EXPECT_EQ(after("create"), "done 16#0") << parameters.data;
    EXPECT_EQ(after("write"), "done 16#0") << parameters.data;
    EXPECT_EQ(card.read("DataLogs/Levels.csv"), content) << parameters.data;
    EXPECT_EQ(after("delete"), "done 16#0");
  }
}

TEST_F(DataLogBlocks, RefuseAHeaderOfMoreLines) {
  start();
  set("header", "'a$N'");
  EXPECT_EQ(after("create"), "error 16#8B51");
}

// Nothing of these is made or opened, and nothing beside the card is touched.
TEST_F(DataLogBlocks, RefuseHostileNames) {
  for (const char* name :
       {"''", "'..'", "'.'", "'../x'", "'/etc/passwd'", "'a/b'", "'a$\\b'", "'a.csv'", "'a b'", "'a:b'",
        "'a*b'", "'a?b'", "'a$\"b'", "'a<b'", "'a>b'", "'a|b'", "'a$00b'", "'a$Nb'", "'$FF'"}) {
    for (const CpuFamily* family : {&CpuFamily::S7_1500, &CpuFamily::S7_1200}) {
      start(&card.card(), {}, family);
      if (!setValue(*station->cpu.find("\"Plant\".name"), name)) continue;
      EXPECT_EQ(after("create"), "error 16#8090") << name;
      EXPECT_EQ(after("open"), "error 16#8092") << name;
      EXPECT_EQ(after("delete"), "error 16#8092") << name;
      EXPECT_EQ(after("newFile"), "error 16#8090") << name;
    }
  }
  EXPECT_TRUE(std::filesystem::is_empty(card.folder()));
}

TEST_F(DataLogBlocks, TakeNamesByTheRulesOfTheFamily) {
  const std::string fifty(50, 'a');
  for (const auto& [family, name, outcome] :
       {std::tuple(&CpuFamily::S7_1500, std::string("A-b_9"), "done 16#0"),
        std::tuple(&CpuFamily::S7_1500, std::string("a+b"), "error 16#8090"),
        std::tuple(&CpuFamily::S7_1500, fifty, "done 16#0"),
        std::tuple(&CpuFamily::S7_1500, fifty + "123456", "error 16#8090"),
        std::tuple(&CpuFamily::S7_1200, std::string("a+b"), "done 16#0"),
        std::tuple(&CpuFamily::S7_1200, fifty, "error 16#8090")}) {
    start(&card.card(), {}, family);
    set("name", "'" + name + "'");
    EXPECT_EQ(after("create"), outcome) << name;
  }
}

TEST_F(DataLogBlocks, ReportADamagedFile) {
  start();
  after("create");
  after("write");
  start();
  card.write("DataLogs/Levels.csv", "foreign");
  EXPECT_EQ(after("open"), "error 16#8090");
  EXPECT_EQ(card.read("DataLogs/Levels.csv"), "foreign");
  EXPECT_NE(station->cpu.diagnosticBuffer().back().sentence.find("DataLogs/Levels.csv: the file is damaged"),
            std::string::npos);
}

TEST_F(DataLogBlocks, ReportAnotherProgram) {
  start();
  after("create");
  start(Parameters{});
  card.write("DataLogs/Levels.datalog",
             "data log 1\nrecords 3\ntimestamp 0\nheader Record,\ndata \"Plant\".records\n"
             "columns Real\n");
  EXPECT_EQ(after("open"), "error 16#8090");
  card.write("DataLogs/Levels.datalog",
             "data log 1\nrecords 3\ntimestamp 0\nheader Record,\ndata \"Gone\".x\ncolumns Real\n");
  EXPECT_EQ(after("open"), "error 16#8090");
  card.write("DataLogs/Levels.datalog", "?");
  EXPECT_EQ(after("open"), "error 16#8090");
}

TEST_F(DataLogBlocks, ReportAWriteProtectedCard) {
  start();
  after("create");
  const std::string before = card.read("DataLogs/Levels.csv");
  start();
  {
    const WriteProtection protection(card.folder());
    set("name", "'Other'");
    EXPECT_EQ(after("create"), "error 16#80B4");
    EXPECT_EQ(station->cpu.diagnosticBuffer().back().sentence,
              "DataLogCreate: DataLogs/Other.csv: Permission denied.");
    set("name", "'Levels'");
    EXPECT_EQ(after("open"), "error 16#80B4");
    EXPECT_EQ(after("delete"), "error 16#80B4");
  }
  EXPECT_EQ(card.read("DataLogs/Levels.csv"), before);
}

TEST_F(DataLogBlocks, ReportAFullDisk) {
  start();
  after("create");
  const FullDisk disk(60);
  EXPECT_EQ(after("write"), "error 16#80B3");
  EXPECT_EQ(card.read("DataLogs/Levels.csv"), "Record,level,pump,h1,h2,note\r\n//END\r\n");
}

TEST_F(DataLogBlocks, FollowNoLinks) {
  start();
  card.write("secret", "secret");
  std::filesystem::create_symlink(card.folder(), card.folder() / "DataLogs");
  EXPECT_EQ(after("create"), "error 16#80A2");
  std::filesystem::remove(card.folder() / "DataLogs");
  EXPECT_EQ(after("create"), "done 16#0");
  start();
  std::filesystem::remove(card.folder() / "DataLogs" / "Levels.csv");
  std::filesystem::create_symlink("../secret", card.folder() / "DataLogs" / "Levels.csv");
  EXPECT_EQ(after("open"), "error 16#80A2");
  EXPECT_EQ(after("delete"), "done 16#0");
  EXPECT_EQ(card.read("secret"), "secret");
}

// Without a card each of them fails, and the diagnostic buffer says once what to do.
TEST_F(DataLogBlocks, NeedACard) {
  start(nullptr);
  for (const char* block : {"create", "open", "write", "clear", "close", "delete", "newFile"})
    EXPECT_EQ(after(block), "error 16#80B3") << block;
  EXPECT_EQ(after("create"), "error 16#80B3");
  int said = 0;
  for (const DiagnosticEvent& event : station->cpu.diagnosticBuffer())
    said += event.sentence.find("there is no memory card") != std::string::npos ? 1 : 0;
  EXPECT_EQ(said, 1);
}

}  // namespace
}  // namespace vcpu
