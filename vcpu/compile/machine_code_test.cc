#include "vcpu/compile/machine_code.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "vcpu/c/program.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

namespace fs = std::filesystem;

std::shared_ptr<const scl::Program> smallProgram() {
  scl::Diagnostics diagnostics;
  return checkedProgram(
      "DATA_BLOCK \"D\"\nSTRUCT\n n : Int;\nEND_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n"
      "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n\"D\".n := \"D\".n + 1;\nEND_ORGANIZATION_BLOCK\n",
      "small.scl", diagnostics);
}

struct Cache : testing::Test {
  fs::path folder = fs::path(testing::TempDir()) / ("s7mqtt-cache-" + std::to_string(getpid()));
  CompileOptions options;

  Cache() {
    fs::remove_all(folder);
    options.cacheFolder = folder.string();
  }
  ~Cache() override { fs::remove_all(folder); }

  std::vector<fs::path> files() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder)) found.push_back(entry.path());
    return found;
  }
  std::string countOf(const Result<std::shared_ptr<const MachineCode>>& code) {
    if (!code) return code.failure();
    Station station(*code);
    station.cpu.start();
    station.cpu.scanOnce();
    return station.value("D.n");
  }
};

TEST_F(Cache, CompiledOnceIsFoundAgain) {
  EXPECT_EQ(countOf(MachineCode::compile(smallProgram(), options)), "1");
  ASSERT_EQ(files().size(), 1u);
  auto written = fs::last_write_time(files()[0]);
  EXPECT_EQ(countOf(MachineCode::compile(smallProgram(), options)), "1");
  EXPECT_EQ(files().size(), 1u);
  EXPECT_EQ(fs::last_write_time(files()[0]), written);
  EXPECT_EQ(fs::status(folder).permissions() & fs::perms::all, fs::perms::owner_all);
  options.print.tempFill = 0;
  options.print.shortCircuit = true;
  options.extraFlags = {"-g"};
  EXPECT_EQ(countOf(MachineCode::compile(smallProgram(), options)), "1");
  EXPECT_EQ(files().size(), 2u) << "other flags make other code";
}

TEST_F(Cache, DamagedFilesAreCompiledAnew) {
  MachineCode::compile(smallProgram(), options);
  fs::path file = files().at(0);
  auto size = fs::file_size(file);
  for (uintmax_t cut : {uintmax_t{0}, uintmax_t{20}, size / 2, size - 1}) {
    fs::resize_file(file, cut);
    EXPECT_EQ(countOf(MachineCode::compile(smallProgram(), options)), "1") << cut;
    EXPECT_EQ(fs::file_size(file), size) << cut;
  }
}

// A linker that was ended, a disk that was full.
TEST_F(Cache, WhatCannotBeLoadedIsNotKept) {
  setenv("CC", "true", 1);
  const auto code = MachineCode::compile(smallProgram(), options);
  unsetenv("CC");
  EXPECT_FALSE(code);
  EXPECT_NE(code.failure().find("The compiled program cannot be loaded: "), std::string::npos)
      << code.failure();
  EXPECT_TRUE(files().empty());
}

TEST_F(Cache, FolderThatCannotBeWrittenIsDoneWithout) {
  options.cacheFolder = "/proc/s7mqtt/none";
  EXPECT_EQ(countOf(MachineCode::compile(smallProgram(), options)), "1");
}

TEST(MachineCode, FailureSaysWhatTheCompilerSaid) {
  CompileOptions options;
  options.cacheFolder = CODE_CACHE;
  options.extraFlags = {"--no-such-option"};
  const auto code = MachineCode::compile(smallProgram(), options);
  EXPECT_FALSE(code);
  EXPECT_NE(code.failure().find("no-such-option"), std::string::npos) << code.failure();
}

TEST_F(Cache, OptionsOfCcCountMoreThanOurs) {
  options.extraFlags = {"-Dint=no_type"};
  EXPECT_FALSE(MachineCode::compile(smallProgram(), options));
  const char* named = std::getenv("CC");
  const std::string before = named != nullptr ? named : "cc";
  setenv("CC", (before + " -Uint").c_str(), 1);
  const auto code = MachineCode::compile(smallProgram(), options);
  setenv("CC", before.c_str(), 1);
  EXPECT_TRUE(code) << code.failure();
}

TEST(MachineCode, MissingCompilerIsTold) {
  CompileOptions options;
  options.cacheFolder = CODE_CACHE;
  const char* named = std::getenv("CC");
  const std::string before = named != nullptr ? named : "cc";
  setenv("CC", "/no/such/compiler", 1);
  const auto code = MachineCode::compile(smallProgram(), options);
  EXPECT_FALSE(code);
  setenv("CC", before.c_str(), 1);
  EXPECT_NE(code.failure().find("/no/such/compiler"), std::string::npos) << code.failure();
}

TEST(MachineCode, TextOfTheUserDoesNotReachTheC) {
  scl::Diagnostics diagnostics;
  auto program = checkedProgram(
      "FUNCTION \"int main(){} \\ */ #error\" : Int\nVAR_INPUT\n  \"a\\b\" : Int;\nEND_VAR\nBEGIN\n"
      "  #\"int main(){} \\ */ #error\" := #\"a\\b\" + 1;\nEND_FUNCTION\n"
      "ORGANIZATION_BLOCK \"Main\"\nVAR_TEMP\n  t : String;\n  i : Int;\nEND_VAR\nBEGIN\n"
      "  #t := '\"; #error \\ ?\?/';\n  #i := \"int main(){} \\ */ #error\"(3);\nEND_ORGANIZATION_BLOCK\n",
      "we\"ird\\name\n.scl", diagnostics);
  ASSERT_NE(program, nullptr) << scl::toText(diagnostics.list().at(0));
  CompileOptions options;
  options.cacheFolder = CODE_CACHE;
  EXPECT_EQ(MachineCode::compile(program, options).failure(), "");
  options.compiler = CompilerKind::InProcess;
  EXPECT_EQ(MachineCode::compile(program, options).failure(), "");
}

TEST(MachineCode, TooManyTemporaryVariablesAreRefused) {
  scl::Diagnostics diagnostics;
  auto program = checkedProgram(
      "FUNCTION \"F\" : Void\nVAR_TEMP\n  big : Array[0..70000] of Byte;\nEND_VAR\nBEGIN\n"
      "  #big[0] := 1;\nEND_FUNCTION\n",
      "big.scl", diagnostics);
  ASSERT_NE(program, nullptr);
  CompileOptions options;
  options.compiler = CompilerKind::InProcess;
  const auto code = MachineCode::compile(program, options);
  EXPECT_FALSE(code);
  EXPECT_EQ(code.failure(),
            "big.scl:1:1: error: The temporary variables and intermediate strings of \"F\" take 70002 bytes; "
            "65536 are possible.\n");
}

TEST(MachineCode, CompilesInSeveralThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> compiledCount = 0;
  for (int i = 0; i < 4; i++) {
    threads.emplace_back([&] {
      for (int round = 0; round < 5; round++) {
        CompileOptions options;
        options.compiler = CompilerKind::InProcess;
        if (MachineCode::compile(smallProgram(), options)) compiledCount++;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(compiledCount, 20);
}

/// So many IFs in OB1.
std::string withIfs(int count) {
  std::string body;
  for (int i = 0; i < count; ++i) {
    body += "IF \"D\".n >= " + std::to_string(i) + " THEN \"D\".n := \"D\".n + 1; END_IF;\n";
  }
  return "DATA_BLOCK \"D\"\nSTRUCT\n n : DInt;\nEND_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n"
         "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n" +
         body + "END_ORGANIZATION_BLOCK\n";
}

// The optimiser of the system compiler would take minutes for 20,000 of them.
TEST(LargeFunction, IsNotOptimised) {
  constexpr int LARGE = 3000;
  const std::string marked = "S7_NOT_OPTIMISED\nstatic ";
  scl::Diagnostics diagnostics;
  const auto small = checkedProgram(withIfs(10), "small.scl", diagnostics);
  const auto large = checkedProgram(withIfs(LARGE), "large.scl", diagnostics);
  EXPECT_EQ(printProgram(*small, {}).text.find(marked), std::string::npos);
  EXPECT_NE(printProgram(*large, {}).text.find(marked), std::string::npos);
  for (const CompilerKind compiler : {CompilerKind::System, CompilerKind::InProcess}) {
    Station station(compiled(large, compiler));
    station.cpu.start();
    station.cpu.scanOnce();
    EXPECT_EQ(station.value("D.n"), std::to_string(LARGE));
  }
}

}  // namespace
}  // namespace vcpu
