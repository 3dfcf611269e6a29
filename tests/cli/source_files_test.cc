// Which sources the arguments of check, call and run name, and how they are written.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

/// A program of a type, a data block, a function and an OB, each in a file of another kind.
class Sources : public testing::Test {
 protected:
  Sources() {
    std::filesystem::create_directory(folder_ / "plant");
    write("plant/z.udt", "TYPE \"Tank\"\nVERSION : 0.1\nSTRUCT\n  level : Int;\nEND_STRUCT;\nEND_TYPE\n");
    write("plant/y.AWL",
          "DATA_BLOCK \"Tank_DB\"\nVERSION : 0.1\n\"Tank\"\nBEGIN\n  level := 5;\nEND_DATA_BLOCK\n");
    write("plant/x.db",
          "DATA_BLOCK \"Other_DB\"\nVERSION : 0.1\n\"Tank\"\nBEGIN\n  level := 2;\nEND_DATA_BLOCK\n");
    write("plant/a.scl",
          "FUNCTION \"Sum\" : Int\nVERSION : 0.1\nBEGIN\n  #Sum := \"Tank_DB\".level + "
          "\"Other_DB\".level;\nEND_FUNCTION\n");
    write("plant/b.scl",
          "ORGANIZATION_BLOCK \"Main\"\nVERSION : 0.1\nBEGIN\n  \"Tank_DB\".level := "
          "\"Sum\"();\nEND_ORGANIZATION_BLOCK\n");
    write("plant/notes.md", "no source");
  }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string path(const std::string& name) const { return folder_ / name; }

  tests::Folder folder_;
};

TEST_F(Sources, FoldersPatternsAndFilesNameTheSameProgramInEachCommand) {
  const std::vector<std::string> forms[] = {
      {path("plant")},
      {path("plant/")},
      {path("plant/*.[su]*"), path("plant/?.db"), path("plant/*.AWL")},
      {path("pl*")},
      {path("plant/a.scl"), path("plant/b.scl"), path("plant/x.db"), path("plant/y.AWL"),
       path("plant/z.udt")},
      {path("plant/z.udt"), path("plant/y.AWL"), path("plant/x.db"), path("plant/b.scl"),
       path("plant/a.scl")},
  };
  for (const std::vector<std::string>& form : forms) {
    std::vector<std::string> check = {"check"};
    std::vector<std::string> call = {"call", "--block", "Sum", "--compiler", "tcc"};
    std::vector<std::string> run = {"run", "--cycles", "1", "--watch", "Tank_DB.level", "--compiler", "tcc"};
    for (std::vector<std::string>* words : {&check, &call, &run})
      words->insert(words->end(), form.begin(), form.end());
    EXPECT_EQ(s7mqtt(check).code, 0) << form[0] << s7mqtt(check).said;
    EXPECT_EQ(s7mqtt(call).said, "return = 7\n") << form[0];
    EXPECT_TRUE(says(s7mqtt(run), "Tank_DB.level = 7\n")) << form[0] << s7mqtt(run).said;
  }
}

// The sources that a station.toml lists, and no others of its folder.
TEST_F(Sources, AStationNamesItsProgramInEachCommand) {
  write("plant/unused.scl", "FUNCTION \"Broken\" : Int\nBEGIN\n  #nothing := 1;\nEND_FUNCTION\n");
  std::filesystem::create_directory(folder_ / "station");
  write("station/station.toml",
        "sources = [\"../plant/z.udt\", \"../plant/y.AWL\", \"../plant/x.db\", "
        "\"../plant/a.scl\", \"../plant/b.scl\"]\n");
  for (const std::string& form : {path("station"), path("station/"), path("station/station.toml")}) {
    EXPECT_EQ(s7mqtt({"check", form}).code, 0) << form << s7mqtt({"check", form}).said;
    EXPECT_EQ(s7mqtt({"call", form, "--block", "Sum", "--compiler", "tcc"}).said, "return = 7\n") << form;
    EXPECT_TRUE(says(s7mqtt({"run", form, "--cycles", "1", "--watch", "Tank_DB.level", "--compiler", "tcc"}),
                     "Tank_DB.level = 7\n"))
        << form;
  }
  for (const char* command : {"check", "run"}) {
    EXPECT_TRUE(says(s7mqtt({command, path("other.toml")}), "other.toml")) << command;
    EXPECT_NE(s7mqtt({command, path("other.toml")}).code, 0);
  }
}

TEST_F(Sources, APatternThatFitsNothingIsNamed) {
  for (const char* command : {"check", "run"}) {
    const Ended ended = s7mqtt({command, path("plant/*.sxl")});
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(says(ended, "*.sxl: error: no file fits this pattern")) << ended.said;
  }
  write("odd[1].scl", "FUNCTION \"F\" : Int\nBEGIN\n  #F := 1;\nEND_FUNCTION\n");
  EXPECT_EQ(s7mqtt({"call", path("odd[1].scl"), "--block", "F", "--compiler", "tcc"}).said, "return = 1\n");
}

// A statement list is no SCL.
TEST_F(Sources, AStatementListIsSaidNotToBeRead) {
  write("list.awl",
        "FUNCTION \"L\" : VOID\nTITLE =\nVERSION : 0.1\nBEGIN\nNETWORK\nTITLE =\n      L     "
        "5;\nEND_FUNCTION\n");
  const Ended ended = s7mqtt({"check", path("list.awl")});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "NETWORK begins a statement list (STL, AWL), which is not read")) << ended.said;
}

TEST_F(Sources, AnsiAndUtf16AreReadAsUtf8Is) {
  const std::u16string text = u"FUNCTION \"Größe\" : String\nBEGIN\n  #\"Größe\" := 'Höhe';\nEND_FUNCTION\n";
  std::string ansi;
  std::string utf16 = "\xFF\xFE";
  for (char16_t c : text) {
    ansi += static_cast<char>(c);
    utf16 += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
  }
  for (const std::string& bytes : {ansi, utf16}) {
    write("text.scl", bytes);
    const Ended ended = s7mqtt({"call", path("text.scl"), "--block", "Größe", "--compiler", "tcc"});
    EXPECT_EQ(ended.said, "return = \"Höhe\"\n");
  }
}

}  // namespace
}  // namespace cli_test
