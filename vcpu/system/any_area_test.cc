// Every block of the firmware with every kind of memory at each of its parameters, another one in each of
// several calls: it may refuse, and may write what it was given, but not a byte beside that.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "vcpu/system/system_block.h"
#include "vcpu/testing/card.h"
#include "vcpu/testing/connection.h"

namespace vcpu {
namespace {

using scl::TypeKind;

/// A variable of its own, with memory before and behind it that nobody may write.
class GuardedArea {
 public:
  GuardedArea(std::string what, Area form, uint8_t filling)
      : what_(std::move(what)), form_(form), bytes_(form.totalBytes() + 2 * GUARD, GUARDED) {
    std::fill(bytes_.begin() + GUARD, bytes_.end() - GUARD, filling);
    filled_ = bytes_;
  }

  const std::string& what() const { return what_; }

  Area area() {
    Area area = form_;
    area.bytes = isOmitted() ? nullptr : bytes_.data() + GUARD;
    return area;
  }

  void fillAgain() { bytes_ = filled_; }

  void set(const std::vector<uint8_t>& content) {
    std::ranges::copy(content, bytes_.begin() + GUARD);
    filled_ = bytes_;
  }

  bool isWhole() const {
    const auto guards = [](auto from) {
      return std::all_of(from, from + GUARD, [](uint8_t byte) { return byte == GUARDED; });
    };
    return guards(bytes_.begin()) && guards(bytes_.end() - GUARD);
  }

 private:
  static constexpr ptrdiff_t GUARD = 512;
  static constexpr uint8_t GUARDED = 0xA5;

  bool isOmitted() const { return form_.kind == TypeKind::Void; }

  std::string what_;
  Area form_;
  std::vector<uint8_t> bytes_;
  std::vector<uint8_t> filled_;
};

struct Kind {
  const char* typeName;
  TypeKind kind;
  uint32_t elementBytes;
  uint32_t count;
  uint32_t bit = 0;
};

constexpr std::array KINDS = {
    Kind{"", TypeKind::Void, 0, 0},
    Kind{"Bool", TypeKind::Bool, 0, 1},
    Kind{"Bool", TypeKind::Bool, 0, 1, 7},
    Kind{"Bool", TypeKind::Bool, 0, 8},
    Kind{"Bool", TypeKind::Bool, 0, 67, 5},
    Kind{"Bool", TypeKind::Bool, 0, 1000},
    Kind{"Byte", TypeKind::Byte, 1, 1},
    Kind{"Byte", TypeKind::Byte, 1, 300},
    Kind{"Char", TypeKind::Char, 1, 7},
    Kind{"WChar", TypeKind::WChar, 2, 3},
    Kind{"Int", TypeKind::Int, 2, 1},
    Kind{"Int", TypeKind::Int, 2, 40},
    Kind{"Word", TypeKind::Word, 2, 3},
    Kind{"DWord", TypeKind::DWord, 4, 2},
    Kind{"LWord", TypeKind::LWord, 8, 5},
    Kind{"String[0]", TypeKind::String, 2, 1},
    Kind{"String[1]", TypeKind::String, 4, 1},
    Kind{"String[10]", TypeKind::String, 12, 1},
    Kind{"String", TypeKind::String, 256, 1},
    Kind{"String[10]", TypeKind::String, 12, 4},
    Kind{"WString[0]", TypeKind::WString, 4, 1},
    Kind{"WString[10]", TypeKind::WString, 24, 1},
    Kind{"WString[10]", TypeKind::WString, 24, 3},
    Kind{"Empty", TypeKind::Struct, 0, 1},
    Kind{"Empty", TypeKind::Struct, 0, 1000},
    Kind{"Empty", TypeKind::FunctionBlock, 0, 1000},
    Kind{"Small", TypeKind::Struct, 2, 5},
    Kind{"Large", TypeKind::Struct, 700, 1},
    Kind{"Array[0..2] of Int", TypeKind::Array, 6, 2},
    Kind{"DTL", TypeKind::DTL, 12, 1},
    Kind{"Date_And_Time", TypeKind::DateAndTime, 8, 1},
    Kind{"LDT", TypeKind::LDateTime, 8, 1},
    Kind{"TCON_IP_v4", TypeKind::Struct, 14, 1},
    Kind{"TCON_IP_v4", TypeKind::Struct, 2, 1},
    Kind{"TCON_QDN", TypeKind::Struct, 266, 1},
    Kind{"TCON_Param", TypeKind::Struct, 64, 1},
    Kind{"TDIAG_Status", TypeKind::Struct, 16, 1},
    Kind{"TDIAG_Status", TypeKind::Struct, 4, 1},
    Kind{"SI_classic", TypeKind::Struct, 12, 1},
    Kind{"SI_ProgramCycle", TypeKind::Struct, 6, 1},
    Kind{"SI_Startup", TypeKind::Struct, 2, 1},
    Kind{"SI_TimeOfDay", TypeKind::Struct, 6, 1},
    Kind{"SI_Delay", TypeKind::Struct, 2, 1},
    Kind{"SI_Cyclic", TypeKind::Struct, 8, 1},
    Kind{"SI_Cyclic", TypeKind::Struct, 6, 1},
    Kind{"TimeTransformationRule", TypeKind::Struct, 96, 1},
    Kind{"TimeTransformationRule", TypeKind::Struct, 13, 1},
    Kind{"GEOADDR", TypeKind::Struct, 12, 1},
    Kind{"GEOADDR", TypeKind::Struct, 10, 1},
    Kind{"ErrorStruct", TypeKind::Struct, 28, 1},
    Kind{"IEC_TIMER", TypeKind::Struct, 22, 1},
    Kind{"IEC_TIMER", TypeKind::FunctionBlock, 2, 1},
};

std::vector<std::unique_ptr<GuardedArea>> allAreas(uint8_t filling) {
  std::vector<std::unique_ptr<GuardedArea>> all;
  for (const Kind& kind : KINDS) {
    const std::string what = std::to_string(kind.count) + " of " + kind.typeName + ", " +
                             std::to_string(kind.elementBytes) + " bytes each";
    const Area form{nullptr, kind.bit, kind.kind, kind.elementBytes, kind.count, kind.typeName};
    all.push_back(std::make_unique<GuardedArea>(what, form, filling));
    if (std::string_view(kind.typeName) == "TCON_IP_v4" && kind.elementBytes == 14) {
      all.back()->set(tconIpV4().bytes);
    }
  }
  return all;
}

/// Calls one block with two kinds of memory, which change places from call to call.
class AnyArea : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    cpu.facts.loadMemory = [this](std::span<const uint8_t> workMemory) {
      loaded.assign(workMemory.size(), 0x5A);
      return std::span(loaded);
    };
    variableType.kind = TypeKind::Int;
    variableType.name = "Int";
    variableType.size = 2;
    cpu.facts.variableOf = [this](const Area&) {
      return NamedVariable{"Data", "\"Data\".v", {variable, 0, &variableType}};
    };
    cpu.facts.findVariable = [this](std::string_view) { return Operand{variable, 0, &variableType}; };
    cpu.card = CardFiles(&card.card());
    cpu.network.behaviour.latencyMs = 0;
    establish(cpu);
  }

  // The jobs of the block stand still in between, so that a later call finds one that an earlier one began.
  void callThrice(GuardedArea& first, GuardedArea& second, int64_t value) {
    TestBlock block(cpu, GetParam());
    const std::vector<std::string> references = block.references();
    const std::vector<std::string> values = block.values();
    for (int number = 0; number < 3; ++number) {
      for (size_t i = 0; i < references.size(); ++i) {
        GuardedArea& area = (i + static_cast<size_t>(number)) % 2 == 0 ? first : second;
        block.refer(references[i], area.area());
      }
      for (const char* name : {"REQ", "EN_R", "CONT", "ADHOC", "ID"}) {
        if (block.has(name)) block.set(name, 1);
      }
      for (const char* name :
           {"COUNT", "COUNT_IN", "COUNT_OUT", "N", "POS", "LEN", "SRC_INDEX", "DEST_INDEX"}) {
        if (block.has(name)) block.set(name, value);
      }
      block.call();
      EXPECT_TRUE(first.isWhole() && second.isWhole())
          << GetParam() << " in call " << number + 1 << " wrote beside its areas: " << first.what() << " and "
          << second.what() << ", number " << value;
    }
    if (block.has("EN_R")) {
      block.set("EN_R", 0);
      block.call();
    }
    first.fillAgain();
    second.fillAgain();
  }

  TestCpu cpu;
  TestCard card;
  std::vector<uint8_t> loaded;
  std::vector<uint8_t> variable = {1, 2};
  scl::Type variableType;
};

TEST_P(AnyArea, IsWrittenWithinItsBounds) {
  for (const uint8_t filling : {0x00, 0xFF, 0x31}) {
    const auto firsts = allAreas(filling);
    const auto seconds = allAreas(filling);
    for (const auto& first : firsts) {
      for (const auto& second : seconds) {
        for (const int64_t value : {0, 1, 16, 1000, 0x7FFFFFFF, -1}) {
          cpu.network.newestPeer().write(std::vector<uint8_t>(20, 0x42));
          callThrice(*first, *second, value);
          if (HasFailure()) return;
        }
      }
    }
  }
}

std::vector<std::string> blocksWithAreas() {
  std::vector<std::string> names;
  TestCpu cpu;
  for (const SystemBlock& block : systemBlocks()) {
    if (block.run != nullptr && !TestBlock(cpu, block.name).references().empty()) names.push_back(block.name);
  }
  return names;
}

INSTANTIATE_TEST_SUITE_P(Firmware, AnyArea, testing::ValuesIn(blocksWithAreas()),
                         [](const auto& block) { return block.param; });

}  // namespace
}  // namespace vcpu
