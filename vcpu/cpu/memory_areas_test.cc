// Memory with addresses: every width in every area, written and read in every way there is.
//
// Inputs, outputs, bit memory and a data block of standard access; a bit, 1, 2, 4 and 8 bytes; by a symbol (a
// PLC tag, a member of the data block), by an absolute operand, by PEEK and POKE, and from outside the
// program as
// --set, [set] and --watch do. What one way writes all others read, the bytes lie most significant first, and
// nothing beside them changes.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>

#include "scl/tag_rows.h"
#include "scl/text/name.h"
#include "vcpu/access/big_endian.h"
#include "vcpu/access/value.h"
#include "vcpu/system/system_units.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

struct Width {
  char letter;
  const char* type;
  uint32_t bytes;
  uint64_t value;
};
constexpr Width WIDTHS[] = {{'X', "Bool", 1, 1},
                            {'B', "Byte", 1, 0x81},
                            {'W', "Word", 2, 0x8102},
                            {'D', "DWord", 4, 0x81020304},
                            {'L', "LWord", 8, 0x8102030405060708}};

struct Area {
  const char* letter;    ///< in an address
  int number;            ///< for PEEK
  uint32_t dataBlock;    ///< for PEEK
  scl::MemoryArea area;  ///< DataBlock: "DB5"
  uint32_t bytes;        ///< of the whole area
};
constexpr Area AREAS[] = {{"I", 0x81, 0, scl::MemoryArea::Inputs, 32768},
                          {"Q", 0x82, 0, scl::MemoryArea::Outputs, 32768},
                          {"M", 0x83, 0, scl::MemoryArea::BitMemory, 16384},
                          {"DB5.DB", 0x84, 5, scl::MemoryArea::DataBlock, 40}};

/// Where Bool, Byte, Word, DWord and LWord lie in an area, at odd bytes, and as members of "DB5".
constexpr uint32_t IN_AREA[] = {0, 1, 3, 7, 13};
constexpr uint32_t IN_DATA_BLOCK[] = {0, 2, 4, 6, 10};
constexpr int BIT = 5;

/// One operand of the sweep.
struct Cell {
  const Area& area;
  const Width& width;
  uint32_t byte;

  bool isBit() const { return width.letter == 'X'; }
  std::string name() const {
    return fmt::format("{}_{}_{}", area.dataBlock == 0 ? area.letter : "DB", width.letter, byte);
  }
  std::string address() const {
    const bool hidesX = isBit() && area.dataBlock == 0;
    return fmt::format("%{}{}{}{}", area.letter, hidesX ? "" : std::string(1, width.letter), byte,
                       isBit() ? fmt::format(".{}", BIT) : "");
  }
  std::string symbol() const {
    return fmt::format("{}\"{}\"", area.dataBlock == 0 ? "" : "\"DB5\".", name());
  }
  std::string literal() const { return isBit() ? "TRUE" : fmt::format("16#{:X}", width.value); }
  std::string place() const {
    return fmt::format("AREA := 16#{:X}, DBNUMBER := {}, BYTEOFFSET := {}{}", area.number, area.dataBlock,
                       byte, isBit() ? fmt::format(", BITOFFSET := {}", BIT) : "");
  }
};

/// The first bytes of each area, and its last ones.
std::vector<Cell> cells() {
  std::vector<Cell> all;
  for (const Area& area : AREAS) {
    for (size_t i = 0; i < std::size(WIDTHS); ++i) {
      all.push_back({area, WIDTHS[i], area.dataBlock == 0 ? IN_AREA[i] : IN_DATA_BLOCK[i]});
      const uint32_t last = area.bytes - WIDTHS[i].bytes;
      if (area.dataBlock == 0) all.push_back({area, WIDTHS[i], last});
    }
  }
  return all;
}

/// How SCL reaches an operand: what it writes there, and what it reads.
struct Way {
  const char* name;
  std::function<std::string(const Cell&)> write;  ///< a statement
  std::function<std::string(const Cell&)> read;   ///< an expression
};

const std::vector<Way>& ways() {
  static const std::vector<Way> all = {
      {"symbol", [](const Cell& cell) { return fmt::format("{} := {};", cell.symbol(), cell.literal()); },
       [](const Cell& cell) { return cell.symbol(); }},
      {"absolute", [](const Cell& cell) { return fmt::format("{} := {};", cell.address(), cell.literal()); },
       [](const Cell& cell) { return cell.address(); }},
      {"number",
       [](const Cell& cell) {
         return fmt::format("POKE{}({}, VALUE := {}#{});", cell.isBit() ? "_BOOL" : "", cell.place(),
                            cell.width.type, cell.literal());
       },
       [](const Cell& cell) {
         return fmt::format("PEEK_{}({})", cell.isBit() ? "BOOL" : scl::upperCase(cell.width.type),
                            cell.place());
       }},
  };
  return all;
}

std::string source() {
  std::string text =
      "DATA_BLOCK \"DB5\"\n{ S7_Optimized_Access := 'FALSE' }\nSTRUCT\n"
      "\"DB_X_0\" : Array[0..7] of Bool;\n\"DB_B_2\" : Byte;\n\"DB_W_4\" : Word;\n\"DB_D_6\" : DWord;\n"
      "\"DB_L_10\" : LWord;\nrest : Array[0..21] of Byte;\nEND_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n";
  for (const Cell& cell : cells()) {
    for (const Way& way : ways()) {
      const std::string name = cell.name() + way.name;
      text += fmt::format("FUNCTION \"write{}\" : Void\nBEGIN\n{}\nEND_FUNCTION\n", name, way.write(cell));
      text += fmt::format("FUNCTION \"read{0}\" : {1}\nBEGIN\n#\"read{0}\" := {2};\nEND_FUNCTION\n", name,
                          cell.width.type, way.read(cell));
    }
  }
  // The Bool is one of eight that fill the first byte.
  for (size_t at = text.find("\"DB5\".\"DB_X_0\""); at != text.npos;
       at = text.find("\"DB5\".\"DB_X_0\"", at + 20)) {
    text.insert(at + 14, fmt::format("[{}]", BIT));
  }
  return text;
}

std::shared_ptr<const scl::Program> program() {
  scl::Diagnostics diagnostics;
  scl::TagRows rows;
  for (const Cell& cell : cells()) {
    if (cell.area.dataBlock == 0) rows.tags.push_back({{1, 1}, cell.name(), cell.width.type, cell.address()});
  }
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(source(), "sweep.scl", scl::Dialect::Tia, diagnostics));
  units.push_back(scl::parseTagRows(rows, "tags.csv", scl::Dialect::Tia, diagnostics));
  auto checked = std::make_shared<scl::Program>(
      scl::check(std::move(units), systemUnits(), scl::Dialect::Tia, diagnostics));
  for (const scl::Diagnostic& one : diagnostics.list()) ADD_FAILURE() << scl::toText(one);
  return checked;
}

std::span<uint8_t> memoryOf(Station& station, const Area& area) {
  return area.dataBlock != 0 ? station.cpu.dataBlock("DB5") : station.cpu.area(area.area);
}

void write(Station& station, const scl::Program& program, const Cell& cell, const Way& way) {
  const scl::Block* block = program.findBlock(fmt::format("write{}{}", cell.name(), way.name));
  ASSERT_NE(block, nullptr);
  EXPECT_TRUE(station.cpu.call(*block, {}, {}));
}

uint64_t read(Station& station, const scl::Program& program, const Cell& cell, const Way& way) {
  const scl::Block* block = program.findBlock(fmt::format("read{}{}", cell.name(), way.name));
  std::vector<uint8_t> frame(static_cast<size_t>(block->frameBytes));
  EXPECT_TRUE(station.cpu.call(*block, frame, {}));
  return loadBigEndian(std::span(frame).subspan(static_cast<size_t>(block->resultOffset), cell.width.bytes));
}

/// The memory that must be there when nothing but the cell is written.
std::vector<uint8_t> expectedMemory(const Cell& cell, size_t size) {
  std::vector<uint8_t> memory(size);
  if (cell.isBit()) {
    memory[cell.byte] = 1 << BIT;
    return memory;
  }
  for (uint32_t i = 0; i < cell.width.bytes; ++i) {
    memory[cell.byte + i] = static_cast<uint8_t>(cell.width.value >> (8 * (cell.width.bytes - 1 - i)));
  }
  return memory;
}

std::string withIndex(const Cell& cell) {
  const bool isArray = cell.isBit() && cell.area.dataBlock != 0;
  return cell.symbol() + (isArray ? fmt::format("[{}]", BIT) : "");
}

void expectEverywhere(Station& station, const scl::Program& program, const Cell& cell) {
  const std::span<uint8_t> memory = memoryOf(station, cell.area);
  const std::vector<uint8_t> wanted = expectedMemory(cell, memory.size());
  EXPECT_TRUE(std::ranges::equal(memory, wanted));
  for (const Way& way : ways()) {
    EXPECT_EQ(read(station, program, cell, way), cell.width.value) << "read by " << way.name;
  }
  const std::string shown = cell.isBit() ? "TRUE" : station.value(cell.address());
  EXPECT_EQ(station.value(cell.address()), shown);
  EXPECT_EQ(station.value(withIndex(cell)), shown);
  EXPECT_NE(shown.find(cell.isBit() ? "TRUE" : fmt::format("{:X}", cell.width.value)), std::string::npos)
      << shown;
}

class MemoryAreas : public testing::TestWithParam<CompilerKind> {};

TEST_P(MemoryAreas, WhatOneWayWritesAllOthersRead) {
  const auto checked = program();
  const auto code = compiled(checked, GetParam());
  ASSERT_NE(code, nullptr);
  Station station(code);
  for (const Cell& cell : cells()) {
    for (const Way& way : ways()) {
      SCOPED_TRACE(fmt::format("{} written by {}", cell.address(), way.name));
      station.cpu.start();
      std::ranges::fill(memoryOf(station, cell.area), uint8_t{0});
      write(station, *checked, cell, way);
      expectEverywhere(station, *checked, cell);
    }
    for (const std::string& path : {cell.address(), withIndex(cell)}) {
      SCOPED_TRACE(fmt::format("{} set", path));
      station.cpu.start();
      std::ranges::fill(memoryOf(station, cell.area), uint8_t{0});
      const Result<Operand> operand = station.cpu.find(path);
      ASSERT_TRUE(operand) << operand.failure();
      const Result<void> set = setValue(*operand, cell.literal());
      ASSERT_TRUE(set) << set.failure();
      expectEverywhere(station, *checked, cell);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sweep, MemoryAreas, testing::Values(CompilerKind::InProcess, CompilerKind::System),
                         [](const auto& compiler) {
                           return compiler.param == CompilerKind::System ? "System" : "InProcess";
                         });

// Structures, arrays, texts; read, written, handed over; constants wherever a literal may stand.
TEST_P(MemoryAreas, ATagIsUsedLikeAGlobalVariable) {
  scl::TagRows rows;
  rows.tags = {{{1, 1}, "Motor", "\"Drive\"", "%Q10.0"},
               {{2, 1}, "List", "Array[0..3] of Int", "%M101.0"},
               {{3, 1}, "Count", "Int", "%MW90"},
               {{4, 1}, "Flag", "Bool", "%M95.3"},
               {{5, 1}, "Text", "String[8]", "%M120.0"},
               {{6, 1}, "Start", "Bool", "%I3.7"},
               {{7, 1}, "Copy", "Array[0..3] of Int", "%Q200.0"}};
  rows.userConstants = {{{8, 1}, "LIMIT_OF_LIST", "Int", "3"},
                        {{9, 1}, "NAME", "String", "'abc'"},
                        {{10, 1}, "FACTOR", "Real", "1.5"},
                        {{11, 1}, "WAITING", "Time", "T#2s"}};
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parseTagRows(rows, "tags.csv", scl::Dialect::Tia, diagnostics));
  units.push_back(scl::parse(R"(
    TYPE "Drive" STRUCT on : Bool; speed : Int; END_STRUCT; END_TYPE
    DATA_BLOCK "Seen" STRUCT time : Time := "WAITING"; real : Real; branch : Int; start : Bool; END_STRUCT;
    BEGIN END_DATA_BLOCK
    FUNCTION "Twice" : Void
      VAR_IN_OUT value : Int; drive : "Drive"; list : Array[*] of Int; flag : Bool; END_VAR
    BEGIN
      #value := 2 * #value; #drive.speed := #value; #list[1] := 7; #flag := NOT #flag;
    END_FUNCTION
    ORGANIZATION_BLOCK "Main"
    VAR_TEMP n : Int; END_VAR
    VAR CONSTANT TWICE_LIMIT : Int := 2 * "LIMIT_OF_LIST"; END_VAR
    BEGIN
      FOR "Count" := 0 TO "LIMIT_OF_LIST" DO
        "List"["Count"] := 10 + "Count";
      END_FOR;
      "Count" += TWICE_LIMIT;
      "Twice"(value := "Count", drive := "Motor", list := "List", flag := "Flag");
      #n := MOVE_BLK_VARIANT(SRC := "List", COUNT := 4, SRC_INDEX := 0, DEST_INDEX := 0, DEST => "Copy");
      "Text" := CONCAT(IN1 := "NAME", IN2 := 'd');
      "Seen".real := "FACTOR" * 2.0;
      CASE "List"[3] - 10 OF
        "LIMIT_OF_LIST": "Seen".branch := 1;
          "Motor":P.on := TRUE;
      END_CASE;
    END_ORGANIZATION_BLOCK)",
                             "main.scl", scl::Dialect::Tia, diagnostics));
  auto checked = std::make_shared<scl::Program>(
      scl::check(std::move(units), systemUnits(), scl::Dialect::Tia, diagnostics));
  ASSERT_FALSE(diagnostics.hasErrors()) << scl::toText(diagnostics.list().front());
  Station station(compiled(checked, GetParam()));
  station.cpu.start();
  station.cpu.scanOnce();
  EXPECT_TRUE(station.faults().empty());
  EXPECT_EQ(station.value("\"Count\""), "20");
  EXPECT_EQ(station.value("%MW90"), "16#14");
  EXPECT_EQ(station.value("\"Motor\".speed"), "20");
  EXPECT_EQ(station.value("%QW12"), "16#14");
  EXPECT_EQ(station.value("%Q10.0"), "TRUE");
  EXPECT_EQ(station.value("\"List\"[1]"), "7");
  EXPECT_EQ(station.value("%MW107"), "16#D");
  EXPECT_EQ(station.value("\"Copy\"[3]"), "13");
  EXPECT_EQ(station.value("%M95.3"), "TRUE");
  EXPECT_EQ(station.value("\"Text\""), "'abcd'");
  EXPECT_EQ(station.value("\"Seen\".time"), "T#2s");
  EXPECT_EQ(station.value("\"Seen\".branch"), "1");
}

// Start values: --set before the first cycle, and again at each start.
TEST(MemoryAreas, StartWithZeroOrWhatWasSet) {
  Station station(compiled(program(), CompilerKind::InProcess));
  for (const char* path : {"\"I_X_0\"", "%QW2", "%MD4", "%DB5.DBL10", "\"DB5\".%DBB1"}) {
    const Result<Operand> start = station.cpu.findStartValue(path);
    ASSERT_TRUE(start) << start.failure();
    ASSERT_TRUE(setValue(*start, "1"));
  }
  for (int starts = 0; starts < 2; ++starts) {
    station.cpu.start();
    EXPECT_EQ(station.value("%I0.5"), "TRUE");
    EXPECT_EQ(station.value("%QB3"), "16#1");
    EXPECT_EQ(station.value("%MB7"), "16#1");
    EXPECT_EQ(station.value("\"DB5\".\"DB_L_10\".%X0"), "TRUE");
    EXPECT_EQ(station.value("%DB5.DBB1"), "16#1");
    EXPECT_EQ(station.value("%MB8"), "16#0");
    std::ranges::fill(station.cpu.area(scl::MemoryArea::BitMemory), uint8_t{0xFF});
  }
}

TEST(MemoryAreas, APathThatNamesNoMemoryIsRefusedWithTheReason) {
  Station station(compiled(program(), CompilerKind::InProcess));
  struct Case {
    const char* path;
    const char* reason;
  };
  for (const Case one : {Case{"%MB16384", "reaches behind the end of the area M"},
                         {"%M0.8", "bits 0 to 7"},
                         {"%DB5.DBW39", "reaches behind the end of \"DB5\""},
                         {"%DB6.DBW0", "has the number 6"},
                         {"%T5.0", "no absolute address"},
                         {"%T2048", "this CPU has the timers T0 to T2047"},
                         {"%C2048", "this CPU has the counters C0 to C2047"},
                         {"\"DB5\".%DBX0", "no absolute address"},
                         {"\"I_X_1\"", "no data block or PLC tag"},
                         {"%MW0.x", "no absolute address"},
                         {"%MW0.%X16", "no part"}}) {
    EXPECT_NE(station.value(one.path).find(one.reason), std::string::npos)
        << one.path << ": " << station.value(one.path);
  }
  EXPECT_EQ(station.value("%MW0.%X3"), "FALSE");
  EXPECT_EQ(station.value("%I0.0:P"), "FALSE");
}

}  // namespace
}  // namespace vcpu
