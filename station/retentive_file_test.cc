#include "station/retentive_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "station/retentive_format.h"
#include "station/sources.h"
#include "station/whole_file.h"
#include "vcpu/access/value.h"
#include "vcpu/compile/machine_code.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace station {
namespace {

constexpr const char* TANKS = R"(
TYPE "Tank"
STRUCT
  level : Int;
  full : Bool;
  open : Bool;
END_STRUCT;
END_TYPE
FUNCTION_BLOCK "Pump"
VAR RETAIN
  starts : DInt;
END_VAR
VAR
  lost : DInt;
END_VAR
BEGIN
END_FUNCTION_BLOCK
DATA_BLOCK "PumpData"
"Pump"
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Kept"
STRUCT
  name : String[8];
  tanks : Array[1..2, 0..1] of "Tank";
  flags : Array[0..10] of Bool;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Lost"
NON_RETAIN
STRUCT
  n : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
END_ORGANIZATION_BLOCK
)";

/// One PLC with the program of a text.
class Plc {
 public:
  explicit Plc(const std::string& text) : cpu_(compiled(text), {}, clock_, network_) {}

  vcpu::Cpu& cpu() { return cpu_; }
  const scl::Program& program() const { return code_->program(); }
  void set(const std::string& path, const std::string& value) {
    EXPECT_EQ(vcpu::setValue(*cpu_.find(path), value).failure(), "") << path;
  }
  std::string show(const std::string& path) { return vcpu::formatValue(*cpu_.find(path)); }

 private:
  std::shared_ptr<const vcpu::MachineCode> compiled(const std::string& text) {
    scl::Diagnostics diagnostics;
    std::vector<scl::Unit> units;
    units.push_back(scl::parse(text, "test.scl", scl::Dialect::Tia, diagnostics));
    auto program =
        std::make_shared<scl::Program>(scl::check(std::move(units), {}, scl::Dialect::Tia, diagnostics));
    for (const scl::Diagnostic& one : diagnostics.list()) ADD_FAILURE() << scl::toText(one);
    vcpu::CompileOptions options;
    options.compiler = vcpu::CompilerKind::InProcess;
    code_ = *vcpu::MachineCode::compile(program, options);
    return code_;
  }

  std::shared_ptr<const vcpu::MachineCode> code_;
  vcpu::SimulatedClock clock_;
  vcpu::SimulatedNetwork network_{clock_};
  vcpu::Cpu cpu_;
};

class RetentiveFileTest : public testing::Test {
 protected:
  RetentiveFileTest() {
    folder_ = std::filesystem::temp_directory_path() /
              ("retentive-" + std::to_string(getpid()) + "-" +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    path_ = folder_ / "data";
  }
  ~RetentiveFileTest() override { std::filesystem::remove_all(folder_); }

  RetentiveFile open(Plc& plc) {
    auto file = RetentiveFile::open(path_, plc.program());
    EXPECT_TRUE(file) << file.failure();
    return std::move(*file);
  }

  // A file with two values in it.
  void writeSome() {
    Plc plc(TANKS);
    plc.set("Kept.tanks[2,1].level", "7");
    plc.set("Kept.name", "'north'");
    EXPECT_EQ(open(plc).saveNow(plc.cpu()).failure(), "");
  }

  std::vector<uint8_t> contents() { return **readWholeFile(path_); }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(RetentiveFileTest, WhatIsRetentiveComesBackAndNothingElse) {
  const char* const kept[] = {"Kept.tanks[1,0].full", "Kept.tanks[2,1].open", "Kept.flags[9]"};
  {
    Plc plc(TANKS);
    for (const char* path : kept) plc.set(path, "TRUE");
    plc.set("Kept.tanks[2,0].level", "-7");
    plc.set("Kept.name", "'north'");
    plc.set("PumpData.starts", "70000");
    plc.set("PumpData.lost", "1");
    plc.set("Lost.n", "1");
    EXPECT_EQ(open(plc).saveNow(plc.cpu()).failure(), "");
  }
  Plc plc(TANKS);
  const auto news = open(plc).restore(plc.cpu(), UnfitValues::Refuse);
  ASSERT_TRUE(news) << news.failure();
  EXPECT_TRUE(news->empty());
  plc.cpu().start();
  for (const char* path : kept) EXPECT_EQ(plc.show(path), "TRUE") << path;
  EXPECT_EQ(plc.show("Kept.tanks[1,0].open"), "FALSE");
  EXPECT_EQ(plc.show("Kept.flags[8]"), "FALSE");
  EXPECT_EQ(plc.show("Kept.tanks[2,0].level"), "-7");
  EXPECT_EQ(plc.show("Kept.name"), "'north'");
  EXPECT_EQ(plc.show("PumpData.starts"), "70000");
  EXPECT_EQ(plc.show("PumpData.lost"), "0");
  EXPECT_EQ(plc.show("Lost.n"), "0");
}

TEST_F(RetentiveFileTest, EveryFlippedBitAndEveryTruncationIsFound) {
  writeSome();
  const std::vector<uint8_t> whole = contents();
  ASSERT_TRUE(decodeRetentive(whole));
  for (size_t length = 0; length < whole.size(); ++length) {
    EXPECT_FALSE(decodeRetentive(std::span(whole).first(length))) << length;
  }
  for (size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::vector<uint8_t> flipped = whole;
    flipped[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
    EXPECT_FALSE(decodeRetentive(flipped)) << bit;
  }
}

TEST_F(RetentiveFileTest, ADamagedFileChangesNothing) {
  writeSome();
  std::vector<uint8_t> damaged = contents();
  damaged.back() ^= 1;
  ASSERT_TRUE(replaceFile(path_, damaged));
  Plc plc(TANKS);
  const auto news = open(plc).restore(plc.cpu(), UnfitValues::Drop);
  EXPECT_NE(news.failure().find("checksum"), std::string::npos) << news.failure();
  EXPECT_EQ(plc.show("Kept.name"), "''");
  EXPECT_EQ(contents(), damaged);
}

TEST_F(RetentiveFileTest, AnotherProgramIsRefusedOrKeepsWhatFits) {
  writeSome();
  const std::vector<uint8_t> before = contents();
  std::string changed = TANKS;
  changed.replace(changed.find("level : Int"), 11, "level : DInt");
  changed.replace(changed.find("flags :"), 5, "marks");
  Plc plc(changed);
  auto news = open(plc).restore(plc.cpu(), UnfitValues::Refuse);
  for (const char* said : {"\"Kept\".tanks[1,0].level is of type Int in the file and of type DInt",
                           "\"Kept\".flags is no retentive variable", "--retain-fitting"}) {
    EXPECT_NE(news.failure().find(said), std::string::npos) << news.failure();
  }
  EXPECT_EQ(plc.show("Kept.name"), "''");
  EXPECT_EQ(contents(), before);

  news = open(plc).restore(plc.cpu(), UnfitValues::Drop);
  ASSERT_TRUE(news) << news.failure();
  // Four levels, the flags, and a line for what is new.
  EXPECT_EQ(news->size(), 6u);
  EXPECT_EQ(plc.show("Kept.name"), "'north'");
  EXPECT_EQ(plc.show("Kept.tanks[2,1].level"), "0");
}

TEST_F(RetentiveFileTest, AProgramThatGrewKeepsAll) {
  writeSome();
  std::string grown = TANKS;
  grown.insert(grown.find("  flags :"), "  more : Int := 5;\n");
  Plc plc(grown);
  const auto news = open(plc).restore(plc.cpu(), UnfitValues::Refuse);
  ASSERT_TRUE(news) << news.failure();
  EXPECT_EQ(news->size(), 1u);
  EXPECT_EQ(plc.show("Kept.tanks[2,1].level"), "7");
  EXPECT_EQ(plc.show("Kept.more"), "5");
}

TEST_F(RetentiveFileTest, KnowsWhichVariablesItGaveTheirValues) {
  writeSome();
  Plc plc(TANKS);
  RetentiveFile file = open(plc);
  ASSERT_TRUE(file.restore(plc.cpu(), UnfitValues::Refuse));
  EXPECT_TRUE(file.restored(plc.cpu(), *plc.cpu().find("kept.TANKS[1,0].full")));
  EXPECT_TRUE(file.restored(plc.cpu(), *plc.cpu().find("Kept.tanks")));
  EXPECT_FALSE(file.restored(plc.cpu(), *plc.cpu().find("Lost.n")));
  EXPECT_FALSE(file.restored(plc.cpu(), *plc.cpu().find("PumpData.lost")));
}

TEST_F(RetentiveFileTest, SavingSoonReachesTheFileAndTheLastValuesWin) {
  Plc plc(TANKS);
  {
    RetentiveFile file = open(plc);
    for (int level = 1; level <= 20; ++level) {
      plc.set("Kept.tanks[1,0].level", std::to_string(level));
      ASSERT_TRUE(file.saveSoon(plc.cpu()));
    }
    ASSERT_TRUE(file.saveNow(plc.cpu()));
  }
  Plc next(TANKS);
  ASSERT_TRUE(open(next).restore(next.cpu(), UnfitValues::Refuse));
  EXPECT_EQ(next.show("Kept.tanks[1,0].level"), "20");
  EXPECT_FALSE(std::filesystem::exists(path_ + ".new"));
}

}  // namespace
}  // namespace station
