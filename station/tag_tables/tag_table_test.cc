// PLC tags and user constants from every format, whole and damaged.

#include "station/tag_tables/tag_table.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <map>

#include "scl/scl.h"

namespace station {
namespace {

// As TIA Portal V17 exports a table, without what is not read.
constexpr std::string_view XML = R"(<?xml version="1.0" encoding="utf-8"?>
<Document>
  <Engineering version="V17" />
  <SW.Tags.PlcTagTable ID="0">
    <AttributeList>
      <Name>Default tag table</Name>
    </AttributeList>
    <ObjectList>
      <SW.Tags.PlcTag ID="1" CompositionName="Tags">
        <AttributeList>
          <DataTypeName>Bool</DataTypeName>
          <ExternalAccessible>true</ExternalAccessible>
          <LogicalAddress>%I0.0</LogicalAddress>
          <Name>Start_Button</Name>
        </AttributeList>
        <ObjectList>
          <MultilingualText ID="2" CompositionName="Comment">
            <ObjectList>
              <MultilingualTextItem ID="3" CompositionName="Items">
                <AttributeList>
                  <Culture>en-US</Culture>
                  <Text>starts &amp; stops</Text>
                </AttributeList>
              </MultilingualTextItem>
            </ObjectList>
          </MultilingualText>
        </ObjectList>
      </SW.Tags.PlcTag>
      <SW.Tags.PlcTag ID="4" CompositionName="Tags">
        <AttributeList>
          <DataTypeName>"Drive"</DataTypeName>
          <LogicalAddress>%Q4.0</LogicalAddress>
          <Name>Drive &lt;1&gt;</Name>
        </AttributeList>
      </SW.Tags.PlcTag>
      <SW.Tags.PlcTag ID="5" CompositionName="Tags">
        <AttributeList>
          <LogicalAddress>%Q0.0</LogicalAddress>
          <Name>Lamp</Name>
        </AttributeList>
        <LinkList><DataType TargetID="@OpenLink"><Name>Bool</Name></DataType></LinkList>
      </SW.Tags.PlcTag>
      <SW.Tags.PlcUserConstant ID="6" CompositionName="UserConstants">
        <AttributeList>
          <DataTypeName>Int</DataTypeName>
          <Name>PLACES</Name>
          <Value>4</Value>
        </AttributeList>
      </SW.Tags.PlcUserConstant>
    </ObjectList>
  </SW.Tags.PlcTagTable>
</Document>
)";

constexpr std::string_view CSV =
    "name,type,address\n"
    "Start_Button,Bool,%I0.0\n"
    "\"Drive <1>\",\"\"\"Drive\"\"\",%Q4.0,\"with a comment\"\n"
    "Lamp,Bool,Q0.0\n"
    "PLACES,Int,4\n";

std::string archive(const std::map<std::string, std::string>& parts) {
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(buffer);
  zip_t* zip = zip_open_from_source(buffer, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, text] : parts) {
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
  }
  zip_close(zip);
  zip_source_open(buffer);
  zip_source_seek(buffer, 0, SEEK_END);
  std::string bytes(static_cast<size_t>(zip_source_tell(buffer)), '\0');
  zip_source_seek(buffer, 0, SEEK_SET);
  zip_source_read(buffer, bytes.data(), bytes.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

std::map<std::string, std::string> workbookParts() {
  return {
      {"xl/workbook.xml",
       "<workbook xmlns:r=\"x\"><sheets><sheet name=\"PLC Tags\" sheetId=\"1\" r:id=\"rId1\"/>"
       "<sheet name=\"Constants\" sheetId=\"2\" r:id=\"rId2\"/>"
       "<sheet name=\"TagTable Properties\" sheetId=\"3\" r:id=\"rId3\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
       "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/>"
       "<Relationship Id=\"rId3\" Target=\"worksheets/sheet3.xml\"/></Relationships>"},
      {"xl/sharedStrings.xml",
       "<sst><si><t>Name</t></si><si><t>Path</t></si><si><t>Data Type</t></si><si><t>Logical Address</t></si>"
       "<si><t>Bool</t></si><si><r><t>Start</t></r><r><t>_Button</t></r></si></sst>"},
      {"xl/worksheets/sheet1.xml",
       "<worksheet><sheetData>"
       "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
       "t=\"s\"><v>2</v></c>"
       "<c r=\"AC1\" t=\"s\"><v>3</v></c></row>"
       "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c><c r=\"C2\" t=\"s\"><v>4</v></c>"
       "<c r=\"AC2\" t=\"inlineStr\"><is><t>%I0.0</t></is></c></row>"
       "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>Drive &lt;1&gt;</v></c><c r=\"C4\" "
       "t=\"str\"><v>\"Drive\"</v></c>"
       "<c r=\"AC4\" t=\"str\"><v>%Q4.0</v></c></row>"
       "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>Lamp</v></c><c r=\"C5\" t=\"s\"><v>4</v></c>"
       "<c r=\"AC5\" t=\"str\"><v>%Q0.0</v></c></row>"
       "</sheetData></worksheet>"},
      {"xl/worksheets/sheet2.xml",
       "<worksheet><sheetData>"
       "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>2</v></c>"
       "<c r=\"C1\" t=\"str\"><v>Value</v></c></row>"
       "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>PLACES</v></c><c r=\"B2\" t=\"str\"><v>Int</v></c>"
       "<c r=\"C2\"><v>4</v></c></row>"
       "</sheetData></worksheet>"},
      {"xl/worksheets/sheet3.xml", "<worksheet><sheetData/></worksheet>"},
  };
}

/// What the checker makes of a table beside a type "Drive" of two bytes.
struct Read {
  scl::Program program;
  scl::Diagnostics diagnostics;

  std::string faults() const {
    std::string text;
    for (const scl::Diagnostic& one : diagnostics.list()) text += toText(one) + "\n";
    return text;
  }
};

std::unique_ptr<Read> readTable(std::string_view bytes, const std::string& file,
                                std::string_view source = "") {
  auto read = std::make_unique<Read>();
  std::vector<scl::Unit> units = readTagTable(bytes, file, scl::Dialect::Tia, read->diagnostics);
  const std::string text =
      "TYPE \"Drive\" STRUCT on : Bool; speed : Byte; END_STRUCT; END_TYPE\n" + std::string(source);
  units.push_back(scl::parse(text, "main.scl", scl::Dialect::Tia, read->diagnostics));
  read->program = scl::check(std::move(units), {}, scl::Dialect::Tia, read->diagnostics);
  return read;
}

void expectTheTable(std::string_view bytes, const std::string& file) {
  SCOPED_TRACE(file);
  const auto read =
      readTable(bytes, file,
                "FUNCTION \"F\" : Int VAR_TEMP list : Array[1..\"PLACES\"] of Int; END_VAR BEGIN\n"
                "\"Lamp\" := \"Start_Button\":P; \"Drive <1>\".speed := 7; #F := \"PLACES\";\n"
                "#list[\"places\"] := 1; END_FUNCTION\n");
  EXPECT_EQ(read->faults(), "");
  const scl::Tag* start = read->program.findTag("start_button");
  const scl::Tag* drive = read->program.findTag("Drive <1>");
  const scl::Tag* lamp = read->program.findTag("Lamp");
  ASSERT_TRUE(start && drive && lamp);
  EXPECT_EQ(read->program.tags.size(), 3u);
  EXPECT_EQ(start->place.area, scl::MemoryArea::Inputs);
  EXPECT_EQ(start->type->name, "Bool");
  EXPECT_EQ(drive->place.area, scl::MemoryArea::Outputs);
  EXPECT_EQ(drive->place.offset, 4);
  EXPECT_EQ(drive->type->size, 2);
  EXPECT_EQ(lamp->type->name, "Bool");
}

TEST(TagTable, EveryFormatSaysTheSame) {
  expectTheTable(XML, "tags.xml");
  expectTheTable(CSV, "tags.csv");
  expectTheTable(archive(workbookParts()), "tags.XLSX");
  expectTheTable(
      "\xEF\xBB\xBFname;type;address\r\nStart_Button;Bool;%E0.0\r\nDrive <1>;Drive;A4.0\r\nLamp;Bool;A0.0\r\n"
      "\r\nPLACES;Int;4\r\n",
      "tags.csv");
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const size_t at = text.find(what);
  EXPECT_NE(at, text.npos) << what;
  return text.replace(at, what.size(), with);
}

TEST(TagTable, AnS5TimerStandsInEveryFormat) {
  const std::string xml =
      replaced(replaced(std::string(XML), "Bool</DataTypeName>", "Timer</DataTypeName>"), "%I0.0", "%T5");
  std::map<std::string, std::string> parts = workbookParts();
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet = replaced(sheet, "<c r=\"C2\" t=\"s\"><v>4</v></c>", "<c r=\"C2\" t=\"str\"><v>Timer</v></c>");
  sheet = replaced(sheet, "%I0.0", "%T5");
  for (const auto& [file, bytes] : {std::pair("tags.xml", xml),
                                    {"tags.xlsx", archive(parts)},
                                    {"tags.csv", "name,type,address\nStart_Button,Timer,%T5\n"}}) {
    const auto read = readTable(bytes, file);
    EXPECT_EQ(read->faults(), "") << file;
    const scl::Tag* tag = read->program.findTag("Start_Button");
    ASSERT_TRUE(tag && tag->type) << file;
    EXPECT_EQ(tag->type->kind, scl::TypeKind::Timer);
    EXPECT_EQ(tag->place.area, scl::MemoryArea::Timers);
    EXPECT_EQ(tag->place.offset, 10);
  }
}

/// As a cell of a CSV.
std::string quoted(std::string text) {
  for (size_t at = text.find('"'); at != text.npos; at = text.find('"', at + 2)) text.insert(at, 1, '"');
  return fmt::format("\"{}\"", text);
}

TEST(TagTable, EveryTypeOfTagHasItsAddress) {
  struct Case {
    const char* type;
    const char* address;
    const char* fault;
  };
  for (const Case one : {Case{"Bool", "%M0.7", ""},
                         {"Byte", "%MB1", ""},
                         {"SInt", "%MB1", ""},
                         {"Char", "%MB1", ""},
                         {"Word", "%MW2", ""},
                         {"Int", "%MW3", ""},
                         {"Date", "%MW2", ""},
                         {"DWord", "%MD4", ""},
                         {"Real", "%MD4", ""},
                         {"Time", "%MD4", ""},
                         {"LReal", "%M8.0", ""},
                         {"LWord", "%ML8", ""},
                         {"LTime", "%M8.0", ""},
                         {"DTL", "%M20.0", ""},
                         {"Drive", "%MB40", ""},
                         {"\"Drive\"", "%M40.0", ""},
                         {"Array[0..9] of Bool", "%M50.0", ""},
                         {"String[4]", "%M60.0", ""},
                         {"Word", "%M2.0", ""},
                         {"Bool", "%MB0", "SCL107"},
                         {"Int", "%MD0", "SCL107"},
                         {"Int", "%M0.1", "SCL107"},
                         {"Real", "%MW0", "SCL107"},
                         {"LReal", "%MW0", "SCL107"},
                         {"Drive", "%M0.1", "SCL107"},
                         {"Bool", "%DB1.DBX0.0", "SCL107"},
                         {"Bool", "%I0.0:P", "SCL107"},
                         {"Bool", "%X0", "SCL107"},
                         {"Bool", "%M16384.0", "SCL108"},
                         {"Bool", "%M0.8", "SCL108"},
                         {"LReal", "%M16380.0", "SCL108"},
                         {"Motor", "%MB0", "SCL104"},
                         {"Array[*] of Bool", "%M0.0", "SCL116"},
                         {"Void", "%M0.0", "SCL116"},
                         {"Variant", "%M0.0", "SCL116"},
                         {"Any", "%M0.0", "SCL116"},
                         {"Remote", "%M0.0", "SCL116"},
                         {"Int Int", "%MW0", "SCL020"},
                         {"Array[0..", "%MW0", "SCL024"},
                         {"", "%MW0", "SCL020"},
                         {"Timer", "%T5", ""},
                         {"Timer", "%T2047", ""},
                         {"Counter", "%C5", ""},
                         {"Counter", "%Z5", ""},
                         {"Timer", "%T2048", "SCL108"},
                         {"Timer", "%C5", "SCL107"},
                         {"Counter", "%T5", "SCL107"},
                         {"Timer", "%MW0", "SCL107"},
                         {"S5Time", "%T5", "SCL107"},
                         {"Array[0..3] of Timer", "%T5", "SCL116"}}) {
    const std::string faults =
        readTable(fmt::format("\nTag,{},{}\n", quoted(one.type), one.address), "tags.csv")->faults();
    const std::string label = fmt::format("{} at {}: {}", one.type, one.address, faults);
    if (*one.fault == '\0') {
      EXPECT_EQ(faults, "") << label;
      continue;
    }
    EXPECT_NE(faults.find(one.fault), std::string::npos) << label;
    EXPECT_TRUE(faults.starts_with("tags.csv:2:1: ")) << label;
    EXPECT_EQ(std::ranges::count(faults, '\n'), 1) << label;
  }
}

TEST(TagTable, EveryTypeOfConstantHasItsValue) {
  struct Case {
    const char* row;
    const char* fault;
  };
  for (const Case one : {Case{"C,Int,-5", ""},
                         {"C,Bool,TRUE", ""},
                         {"C,Bool,true", ""},
                         {"C,Real,1.5", ""},
                         {"C,Real,2", ""},
                         {"C,Time,T#1s500ms", ""},
                         {"C,Word,16#FF", ""},
                         {"C,String,'text'", ""},
                         {"C,Char,'a'", ""},
                         {"C,Byte,300", "SCL132"},
                         {"C,Int,", "SCL024"},
                         {"C,Int,1 2", "SCL020"},
                         {"C,Int,\"\"\"D\"\"\"", "SCL102"},
                         {"C,Drive,4", "SCL116"},
                         {"C,Nothing,4", "SCL104"},
                         {",Int,4", "SCL006"},
                         {"C,Int,'open", "SCL004"}}) {
    const auto read = readTable(fmt::format("\n{}\n", one.row), "tags.csv");
    if (*one.fault == '\0') {
      EXPECT_EQ(read->faults(), "") << one.row;
      continue;
    }
    EXPECT_NE(read->faults().find(one.fault), std::string::npos) << one.row << ": " << read->faults();
    EXPECT_TRUE(read->faults().starts_with("tags.csv:2:1: ")) << one.row << ": " << read->faults();
  }
}

TEST(TagTable, NamesAreUnique) {
  EXPECT_NE(
      readTable("A,Bool,%M0.0\nB,Int,4\na,Bool,%M0.1\n", "t.csv")->faults().find("t.csv:3:1: error SCL100"),
      std::string::npos);
  EXPECT_NE(readTable("A,Bool,%M0.0\nA,Int,4\n", "t.csv")->faults().find("t.csv:2:1: error SCL100"),
            std::string::npos);
  const auto block = readTable("F,Bool,%M0.0\n", "t.csv", "FUNCTION \"F\" : Void BEGIN END_FUNCTION\n");
  EXPECT_NE(block->faults().find("t.csv:1:1: error SCL100"), std::string::npos) << block->faults();
  // A type is never named where a tag is.
  EXPECT_EQ(readTable("Drive,Bool,%M0.0\n", "t.csv")->faults(), "");
}

TEST(TagTable, RowsThatAreNoneAreReportedWithTheirLine) {
  for (const char* row : {"A", "A,Bool", "A,Bool,%M0.0,comment,more", "\"A,Bool,%M0.0"}) {
    const auto read = readTable(fmt::format("B,Bool,%M0.0\n\n{}\nC,Bool,%M0.1\n", row), "t.csv");
    EXPECT_TRUE(read->faults().starts_with("t.csv:3:1: error SCL033")) << row << ": " << read->faults();
    EXPECT_NE(read->program.findTag("C"), nullptr) << row;
  }
}

TEST(TagTable, ACellThatEndsInAnAddressEnds) {
  for (const char* cell : {"4 %DB", "4 %DB5", "4 %DB.", "4 %DB.D", "4 %DB.DB", "4 %", "4 %X", "4 %M0."})
    EXPECT_NE(readTable(std::string("K,Int,") + cell, "t.csv")->faults(), "") << cell;
}

TEST(TagTable, FaultsOfAnXmlHaveTheLineOfTheTag) {
  std::string wrong(XML);
  wrong.replace(wrong.find("%I0.0"), 5, "%I0.9");
  EXPECT_TRUE(readTable(wrong, "t.xml")->faults().starts_with("t.xml:9:7: error SCL108"))
      << readTable(wrong, "t.xml")->faults();
  wrong = XML;
  wrong.replace(wrong.find("<Value>4"), 8, "<Value>x");
  EXPECT_TRUE(readTable(wrong, "t.xml")->faults().starts_with("t.xml:43:7: error SCL102"))
      << readTable(wrong, "t.xml")->faults();
}

TEST(TagTable, TextThatIsNoTagTableIsReported) {
  for (const std::string& text :
       {std::string(), std::string("x"), std::string("<Document/>"), std::string(XML.substr(0, 900)),
        std::string("\xFF\xFE<\0", 4), std::string("<Document><SW.Blocks.FC/></Document>")}) {
    EXPECT_NE(readTable(text, "t.xml")->faults().find("t.xml:"), std::string::npos) << text;
  }
  for (const std::string& text : {std::string(), std::string("PK\3\4"), archive({{"a", "b"}})}) {
    EXPECT_TRUE(readTable(text, "t.xlsx")->faults().starts_with("t.xlsx:1:1: error SCL033")) << text;
  }
  EXPECT_NE(readTable("\xC3\xA4,Bool,\xC4\n", "t.csv")->faults().find("SCL001"), std::string::npos);
  EXPECT_EQ(readTable("", "t.csv")->faults(), "");
}

// Cut anywhere, a table answers or reports, and nothing else happens.
TEST(TagTable, APartOfATableNeitherCrashesNorHangs) {
  const std::string workbook = archive(workbookParts());
  for (size_t bytes = 0; bytes < workbook.size(); bytes += 7) readTable(workbook.substr(0, bytes), "t.xlsx");
  for (size_t bytes = 0; bytes < XML.size(); bytes += 7) readTable(XML.substr(0, bytes), "t.xml");
  for (size_t bytes = 0; bytes < CSV.size(); ++bytes) readTable(CSV.substr(0, bytes), "t.csv");
}

TEST(TagTable, FaultsOfAWorkbookHaveSheetAndRow) {
  auto parts = workbookParts();
  std::string& tags = parts["xl/worksheets/sheet1.xml"];
  tags.replace(tags.find("%Q4.0"), 5, "%Q40000.0");
  std::string& constants = parts["xl/worksheets/sheet2.xml"];
  constants.replace(constants.find("<v>4</v>"), 8, "<v>x</v>");
  const std::string faults = readTable(archive(parts), "t.xlsx")->faults();
  EXPECT_NE(faults.find("t.xlsx[PLC Tags]:4:1: error SCL108"), std::string::npos) << faults;
  EXPECT_NE(faults.find("t.xlsx[Constants]:2:1: error SCL102"), std::string::npos) << faults;
}

// A row that has no number, or one that no sheet has, follows the row before.
TEST(TagTable, ARowOfAWorkbookWithoutARightNumberIsCounted) {
  for (const char* number : {"2147483647", "99999999999", "1048577", "-3", "0", "2", "x", ""}) {
    auto parts = workbookParts();
    std::string& tags = parts["xl/worksheets/sheet1.xml"];
    tags.replace(tags.find("%Q4.0"), 5, "%Q40000.0");
    tags.replace(tags.find("%Q0.0"), 5, "%Q40000.0");
    tags.replace(tags.find("row r=\"4\""), 9, fmt::format("row r=\"{}\"", number));
    tags.replace(tags.find("row r=\"5\""), 9, "row");
    const std::string faults = readTable(archive(parts), "t.xlsx")->faults();
    EXPECT_NE(faults.find("t.xlsx[PLC Tags]:3:1: error"), std::string::npos) << number << faults;
    EXPECT_NE(faults.find("t.xlsx[PLC Tags]:4:1: error"), std::string::npos) << number << faults;
  }
}

TEST(TagTable, AWorkbookThatIsSmallOnlyAsAnArchiveIsRefused) {
  auto parts = workbookParts();
  parts["xl/worksheets/sheet3.xml"].insert(0, std::string(40 * 1024 * 1024, ' '));
  EXPECT_EQ(readTable(archive(parts), "t.xlsx")->faults(), "");
  std::string& sheets = parts["xl/workbook.xml"];
  sheets.insert(sheets.find("</sheets>"), "<sheet name=\"Again\" sheetId=\"4\" r:id=\"rId3\"/>");
  EXPECT_NE(readTable(archive(parts), "t.xlsx")->faults().find("it has more than 67108864 bytes"),
            std::string::npos);
}

TEST(TagTable, AWorkbookMustHaveItsColumns) {
  auto parts = workbookParts();
  std::string& strings = parts["xl/sharedStrings.xml"];
  strings.replace(strings.find("Logical Address"), 15, "Address");
  const std::string faults = readTable(archive(parts), "t.xlsx")->faults();
  EXPECT_NE(faults.find("t.xlsx[PLC Tags]:1:1: error SCL033"), std::string::npos) << faults;
  EXPECT_NE(faults.find("\"Logical Address\""), std::string::npos) << faults;
  parts.erase("xl/worksheets/sheet3.xml");
  parts["xl/worksheets/sheet2.xml"] = "<worksheet>";
  EXPECT_NE(readTable(archive(parts), "t.xlsx")->faults().find("xl/worksheets/sheet2.xml"),
            std::string::npos);
}

// Files that nobody named are looked into before they count as tag tables.
TEST(TagTable, ATableIsKnownByItsContents) {
  EXPECT_TRUE(isTagTable("a/PLC.tags.XML"));
  EXPECT_FALSE(isTagTable("a.xml/main.scl"));
  EXPECT_TRUE(holdsTags(XML, "t.xml"));
  EXPECT_FALSE(holdsTags("<Document><SW.Blocks.FC/></Document>", "t.xml"));
  EXPECT_TRUE(holdsTags(CSV, "t.csv"));
  EXPECT_FALSE(holdsTags("time,level\n1,2\n", "t.csv"));
  EXPECT_TRUE(holdsTags(archive(workbookParts()), "t.xlsx"));
  EXPECT_FALSE(holdsTags(archive({{"a", "b"}}), "t.xlsx"));
}

}  // namespace
}  // namespace station
