#include "tests/plc/shell_station.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "tests/plc/library.h"
#include "vcpu/access/value.h"
#include "vcpu/compile/machine_code.h"

namespace plc_test {
namespace {

using Code = std::shared_ptr<const vcpu::MachineCode>;

Code compiled(const std::vector<std::string>& files) {
  static std::map<std::vector<std::string>, Code> known;
  Code& code = known[files];
  if (code) return code;
  std::string complaints;
  auto program = checkFiles(files, complaints);
  EXPECT_EQ(complaints, "");
  vcpu::CompileOptions options;
  options.cacheFolder = CODE_CACHE;
  if (!program) return nullptr;
  auto result = vcpu::MachineCode::compile(program, options);
  EXPECT_EQ(result.failure(), "");
  if (result) code = *result;
  return code;
}

}  // namespace

std::vector<std::string> everyBlock() {
  std::vector<std::string> files = libraryFiles();
  files.emplace_back(TESTDATA "/testdata/every_block.scl");
  return files;
}

std::vector<uint8_t> octets(const std::string& hexadecimal) {
  std::vector<uint8_t> result;
  for (size_t at = 0; at < hexadecimal.size(); at += 3) {
    result.push_back(static_cast<uint8_t>(std::stoi(hexadecimal.substr(at, 2), nullptr, 16)));
  }
  return result;
}

std::string hexadecimal(const std::vector<uint8_t>& octets) {
  std::string result;
  for (uint8_t octet : octets) {
    char pair[4];
    std::snprintf(pair, sizeof pair, result.empty() ? "%02X" : " %02X", octet);
    result += pair;
  }
  return result;
}

ShellStation::ShellStation(const std::vector<std::string>& files, vcpu::CpuOptions options)
    : cpu_(compiled(files), options, clock, network) {
  clock.advance(1000);
  cpu_.start();
}

void ShellStation::scan(int cycles) {
  for (int cycle = 0; cycle < cycles; ++cycle) {
    cpu_.scanOnce();
    clock.advance(cycleMs);
    ASSERT_EQ(cpu_.state(), vcpu::CpuState::Run) << cpu_.diagnosticBuffer().back().sentence;
  }
}

bool ShellStation::scanUntil(const std::string& path, int cyclesMax) {
  for (int cycle = 0; cycle < cyclesMax && !flag(path); ++cycle) scan();
  return flag(path);
}

vcpu::Operand ShellStation::find(const std::string& path) {
  const vcpu::Result<vcpu::Operand> operand = cpu_.find(path);
  EXPECT_TRUE(operand) << operand.failure();
  return operand ? *operand : vcpu::Operand{};
}

void ShellStation::set(const std::string& path, const std::string& value) {
  EXPECT_EQ(vcpu::setValue(find(path), value).failure(), "");
}

std::string ShellStation::show(const std::string& path) {
  return vcpu::formatValue(find(path));
}

std::vector<uint8_t> ShellStation::contents(const std::string& dataBlock) {
  const std::span<uint8_t> octets = cpu_.dataBlock(dataBlock);
  return {octets.begin(), octets.end()};
}

void ShellStation::load(const std::string& dataBlock, const std::vector<uint8_t>& contents) {
  const std::span<uint8_t> octets = cpu_.dataBlock(dataBlock);
  ASSERT_EQ(octets.size(), contents.size());
  std::copy(contents.begin(), contents.end(), octets.begin());
}

std::string ShellStation::sent() {
  scan(3);
  return hexadecimal(broker().read());
}

void ShellStation::answer(const std::string& hexadecimal) {
  broker().write(octets(hexadecimal));
}

void ShellStation::connect(const std::string& connack) {
  const size_t before = network.opened();
  set("\"Test\".enable", "TRUE");
  for (int cycle = 0; cycle < 10'000 && network.opened() == before; ++cycle) scan();
  ASSERT_GT(network.opened(), before);
  scan(5);
  broker().read();
  answer(connack);
  ASSERT_TRUE(scanUntil("\"Blocks\".client.connected", 10));
}

}  // namespace plc_test
