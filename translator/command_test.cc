#include "translator/command.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <sstream>

#include "translator/testing/samples.h"

namespace translator {
namespace {

namespace fs = std::filesystem;

// A folder with subset/plc.h and one source, as a user would have it.
class Command : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("cpp2scl_" + std::to_string(getpid()));
    fs::create_directories(folder_ / "subset");
    fs::copy_file(fs::path(PROJECT_ROOT) / "subset/plc.h", folder_ / "subset/plc.h",
                  fs::copy_options::overwrite_existing);
    write("pump.cc", PUMP);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) { rewrite(folder_ / name, text); }
  std::string read(const std::string& name) const { return contentsOf(folder_ / name); }
  bool exists(const std::string& name) const { return fs::exists(folder_ / name); }

  int run(std::vector<std::string> arguments) {
    out_.str("");
    err_.str("");
    return runCommand(std::move(arguments), folder_, out_, err_);
  }

  static constexpr const char* PUMP =
      "#include \"subset/plc.h\"\n"
      "namespace demo {\n"
      "struct Pump { int32_t speed = 0; };\n"
      "void stop(Pump& pump) { pump.speed = 0; }\n"
      "}\n";

  fs::path folder_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(Command, WritesTypesBlocksAndTheirOrder) {
  EXPECT_EQ(run({"--out", "plc", "pump.cc"}), 0) << err_.str();
  EXPECT_EQ(out_.str(), "1 blocks, 1 types, 3 files, 3 changed\n");
  EXPECT_EQ(read("plc/pump.udt").rfind("// From pump.cc. Change that file, not this one.\n", 0), 0u);
  EXPECT_NE(read("plc/sources.txt").find("pump.udt\npump.scl\n"), std::string::npos);
}

TEST_F(Command, SaysThatNothingChanged) {
  run({"--out", "plc", "pump.cc"});
  EXPECT_EQ(run({"--out", "plc", "pump.cc"}), 0);
  EXPECT_EQ(out_.str(), "1 blocks, 1 types, 3 files, none changed\n");
}

TEST_F(Command, WritesNothingWhenAnythingIsRefused) {
  run({"--out", "plc", "pump.cc"});
  const std::string before = read("plc/pump.scl");
  write("pump.cc", std::string(PUMP) + "namespace demo { int64_t total = 0; }\n");
  EXPECT_EQ(run({"--out", "plc", "pump.cc"}), 1);
  EXPECT_NE(err_.str().find("pump.cc:6:"), std::string::npos);
  EXPECT_EQ(read("plc/pump.scl"), before);
  EXPECT_EQ(run({"--out", "new", "pump.cc"}), 1);
  EXPECT_FALSE(exists("new"));
}

TEST_F(Command, CheckListsWhatDiffersAndWritesNothing) {
  EXPECT_EQ(run({"--check", "--out", "plc", "pump.cc"}), 1);
  EXPECT_FALSE(exists("plc"));
  run({"--out", "plc", "pump.cc"});
  EXPECT_EQ(run({"--check", "--out", "plc", "pump.cc"}), 0);
  write("plc/pump.scl", "edited");
  EXPECT_EQ(run({"--check", "--out", "plc", "pump.cc"}), 1);
  EXPECT_NE(err_.str().find("plc/pump.scl is not what the C++ says today"), std::string::npos);
  EXPECT_EQ(err_.str().find("pump.udt"), std::string::npos);
  EXPECT_EQ(read("plc/pump.scl"), "edited");
}

TEST_F(Command, RemovesWhatComesFromNoFileAnyMore) {
  write("valve.cc", "namespace demo { void close(int& valve) { valve = 0; } }\n");
  run({"--out", "plc", "pump.cc", "valve.cc"});
  ASSERT_TRUE(exists("plc/valve.scl"));
  write("plc/own.scl", "// written by a user");
  EXPECT_EQ(run({"--check", "--out", "plc", "pump.cc"}), 1);
  EXPECT_NE(err_.str().find("valve.scl comes from no C++ file any more"), std::string::npos);
  EXPECT_EQ(run({"--out", "plc", "pump.cc"}), 0);
  EXPECT_FALSE(exists("plc/valve.scl"));
  EXPECT_TRUE(exists("plc/own.scl"));
}

TEST_F(Command, HandsArgumentsBehindTheDashesToTheCompiler) {
  write("pump.cc", "namespace demo { void set(int& value) { value = PRESET; } }\n");
  EXPECT_EQ(run({"--out", "plc", "pump.cc"}), 1);
  EXPECT_EQ(run({"--out", "plc", "pump.cc", "--", "-DPRESET=42"}), 0) << err_.str();
  EXPECT_NE(read("plc/pump.scl").find("#value := 42;"), std::string::npos);
}

TEST_F(Command, TellsWrongUseFromWrongSource) {
  EXPECT_EQ(run({}), 2);
  EXPECT_EQ(run({"--nonsense", "pump.cc"}), 2);
  EXPECT_EQ(run({"missing.cc"}), 2);
  EXPECT_EQ(run({"--dialect", "classic", "pump.cc"}), 2);
  EXPECT_NE(err_.str().find("dialect 'classic' is not there yet"), std::string::npos);
  EXPECT_EQ(run({"--help"}), 0);
  EXPECT_NE(out_.str().find("cpp2scl --out plc/generated/mqtt core/*.cc"), std::string::npos);
}

TEST_F(Command, SaysWhenAFileCannotBeWritten) {
  write("plc", "a file, not a folder");
  EXPECT_EQ(run({"--out", "plc", "pump.cc"}), 4);
  EXPECT_NE(err_.str().find("cannot be written"), std::string::npos);
}

}  // namespace
}  // namespace translator
