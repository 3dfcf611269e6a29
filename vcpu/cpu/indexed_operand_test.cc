// Operands with an index of classic SCL, MW[i] and DB5.DX[i, j]: every area and width, with indices over both
// ends of the memory and of an Int. What lies inside is read and written at its place and nowhere beside it;
// what does not is an area length error, and nothing changes.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "vcpu/access/big_endian.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

constexpr int32_t DATA_BLOCK_BYTES = 10;

struct Area {
  const char* name;  ///< before the letter of a width
  scl::MemoryArea area;
  int32_t bytes;
};
constexpr Area AREAS[] = {{"I", scl::MemoryArea::Inputs, 32768},
                          {"A", scl::MemoryArea::Outputs, 32768},
                          {"M", scl::MemoryArea::BitMemory, 16384},
                          {"PE", scl::MemoryArea::Inputs, 32768},
                          {"DB5.D", scl::MemoryArea::DataBlock, DATA_BLOCK_BYTES},
                          {"DB5.DB", scl::MemoryArea::DataBlock, DATA_BLOCK_BYTES},
                          {"Motor.D", scl::MemoryArea::DataBlock, DATA_BLOCK_BYTES}};

struct Width {
  char letter;
  const char* type;
  int32_t bytes;
  uint64_t value;
};
constexpr Width WIDTHS[] = {
    {'X', "BOOL", 1, 1}, {'B', "BYTE", 1, 0x81}, {'W', "WORD", 2, 0x8102}, {'D', "DWORD", 4, 0x81020304}};

std::string programOf(const Area& area, const Width& width) {
  const bool isBit = width.letter == 'X';
  const std::string operand = fmt::format("{}{}[DB9.i{}]", area.name, width.letter, isBit ? ", DB9.j" : "");
  // A peripheral input cannot be written.
  const bool isReadOnly = std::string(area.name) == "PE";
  const std::string write =
      isReadOnly ? "" : fmt::format("IF DB9.writes THEN {} := DB9.given; END_IF;", operand);
  std::string text;
  for (const char* dataBlock : {"DB5", "Motor"})
    text += fmt::format("DATA_BLOCK {} STRUCT a : ARRAY[0..9] OF BYTE; END_STRUCT BEGIN END_DATA_BLOCK\n",
                        dataBlock);
  text += fmt::format(
      "DATA_BLOCK DB9 STRUCT i : INT; j : INT; writes : BOOL; given : {0}; taken : {0}; END_STRUCT\n"
      "BEGIN END_DATA_BLOCK\n"
      "ORGANIZATION_BLOCK OB121 VAR_TEMP info : ARRAY[0..19] OF BYTE; END_VAR BEGIN ; "
      "END_ORGANIZATION_BLOCK\n"
      "ORGANIZATION_BLOCK OB1 VAR_TEMP info : ARRAY[0..19] OF BYTE; END_VAR\n"
      "BEGIN\n"
      "  {1}\n"
      "  DB9.taken := {2};\n"
      "END_ORGANIZATION_BLOCK\n",
      width.type, write, operand);
  return text;
}

class IndexedOperand : public testing::TestWithParam<CompilerKind> {};

TEST_P(IndexedOperand, IsMemoryInsideAndAnErrorOutside) {
  for (const Area& area : AREAS) {
    for (const Width& width : WIDTHS) {
      const std::string label = fmt::format("{}{}", area.name, width.letter);
      scl::Diagnostics diagnostics;
      const auto program =
          checkedProgram(programOf(area, width), "indexed.scl", diagnostics, scl::Dialect::Classic);
      for (const scl::Diagnostic& one : diagnostics.list())
        ADD_FAILURE() << label << ": " << scl::toText(one);
      if (program == nullptr) continue;
      Station station(compiled(program, GetParam()));
      Cpu& cpu = station.cpu;
      const bool inDataBlock = area.area == scl::MemoryArea::DataBlock;
      const std::span<uint8_t> memory =
          inDataBlock ? cpu.dataBlock(std::string(area.name).starts_with("Motor") ? "Motor" : "DB5")
                      : cpu.area(area.area);
      ASSERT_EQ(memory.size(), static_cast<size_t>(area.bytes));
      const std::span<uint8_t> io = cpu.dataBlock("DB9");
      const bool isBit = width.letter == 'X';
      const bool isReadOnly = std::string(area.name) == "PE";
      for (const int32_t i :
           {-32768, -1, 0, 1, 5, area.bytes - width.bytes, area.bytes - width.bytes + 1, area.bytes, 32767}) {
        for (const int32_t j : {-32768, -1, 0, 7, 8, 32767}) {
          if (!isBit && j != 0) continue;
          if (i > 32767) continue;
          SCOPED_TRACE(fmt::format("{}[{}, {}]", label, i, j));
          const bool isInside = i >= 0 && i + width.bytes <= area.bytes && j >= 0 && j <= 7;
          cpu.start();
          std::ranges::fill(io, uint8_t{0});  // it is retentive
          for (size_t at = 0; at < memory.size(); ++at) memory[at] = static_cast<uint8_t>(at * 7 + 1);
          const std::vector<uint8_t> before(memory.begin(), memory.end());
          storeBigEndian<int16_t>(&io[0], static_cast<int16_t>(i));
          storeBigEndian<int16_t>(&io[2], static_cast<int16_t>(j));
          const int64_t events = cpu.diagnosticEventCount();

          // First it is only read.
          cpu.scanOnce();
          const auto first = static_cast<size_t>(i);
          const auto bytes = static_cast<size_t>(width.bytes);
          std::vector<uint8_t> expected(bytes);
          if (isInside) {
            for (size_t at = 0; at < bytes; ++at) expected[at] = before[first + at];
            if (isBit) expected[0] = before[first] >> j & 1;
          }
          const auto value = cpu.find("\"DB9\".taken");
          ASSERT_TRUE(value);
          std::vector<uint8_t> taken(value->bytes.begin(), value->bytes.end());
          if (isBit) taken[0] = taken[0] >> value->bit & 1;
          EXPECT_EQ(taken, expected);
          EXPECT_EQ(cpu.diagnosticEventCount() > events, !isInside);
          EXPECT_TRUE(std::ranges::equal(memory, before));
          if (isReadOnly) continue;

          io[4] = 1;
          const auto given = cpu.find("\"DB9\".given");
          ASSERT_TRUE(given);
          if (isBit) {
            given->bytes[0] = static_cast<uint8_t>(given->bytes[0] | 1U << given->bit);
          } else {
            storeBigEndian(given->bytes, width.value);
          }
          cpu.scanOnce();
          std::vector<uint8_t> after = before;
          if (isInside && isBit) after[first] = static_cast<uint8_t>(after[first] | 1U << j);
          if (isInside && !isBit) storeBigEndian(std::span(after).subspan(first, bytes), width.value);
          EXPECT_TRUE(std::ranges::equal(memory, after));
          EXPECT_EQ(cpu.state(), CpuState::Run);
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Compilers, IndexedOperand,
                         testing::Values(CompilerKind::InProcess, CompilerKind::System),
                         [](const auto& compiler) {
                           return compiler.param == CompilerKind::System ? "System" : "InProcess";
                         });

}  // namespace
}  // namespace vcpu
