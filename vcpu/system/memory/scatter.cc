// SCATTER, GATHER: a bit string to an array of Bool and back; SCATTER_BLK and GATHER_BLK do so for COUNT
// words. Bit 0 goes with the first element. Of too many words those that fit are moved. Not looked up.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "vcpu/system/blocks.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/memory/elements.h"

namespace vcpu {

namespace {

/// Bit `index` of a row of words that lie most significant octet first.
Area bitOf(const Area& words, uint32_t index) {
  const uint32_t width = words.elementBytes * 8;
  const uint32_t word = index / width;
  const uint32_t bit = index % width;
  Area one = words;
  one.kind = scl::TypeKind::Bool;
  one.bytes += size_t{word} * words.elementBytes + (words.elementBytes - 1 - bit / 8);
  one.bit = bit % 8;
  one.count = 1;
  return one;
}

constexpr std::string_view BEHIND_NAME = R"(" : Void
VAR_INPUT
  IN : Variant;
END_VAR
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";

constexpr std::string_view SCATTER_BLK_SCL = R"(FUNCTION "SCATTER_BLK" : Void
VAR_INPUT
  IN : Variant;
  COUNT_IN : UDInt;
END_VAR
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";

constexpr std::string_view GATHER_BLK_SCL = R"(FUNCTION "GATHER_BLK" : Void
VAR_INPUT
  IN : Variant;
  COUNT_OUT : UDInt;
END_VAR
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";

constexpr size_t IN = Interface(BEHIND_NAME).area("IN");
constexpr size_t OUT = Interface(BEHIND_NAME).area("OUT");
constexpr Field<uint32_t> COUNT_IN = Interface(SCATTER_BLK_SCL).value<uint32_t>("COUNT_IN");
constexpr Field<uint32_t> COUNT_OUT = Interface(GATHER_BLK_SCL).value<uint32_t>("COUNT_OUT");

std::string withName(std::string_view name) {
  return "FUNCTION \"" + std::string(name) + std::string(BEHIND_NAME);
}

enum class Direction { Scatter, Gather };

class BitRow : public SystemBlock {
 public:
  // Without a count, one word is moved.
  BitRow(std::string interface, Direction direction, std::optional<Field<uint32_t>> count = std::nullopt)
      : interface_(std::move(interface)), scatters_(direction == Direction::Scatter), count_(count) {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    const Area& words = call.areas[scatters_ ? IN : OUT];
    const Area& bits = call.areas[scatters_ ? OUT : IN];
    const bool fits = words.bytes != nullptr && bits.bytes != nullptr && bits.kind == scl::TypeKind::Bool &&
                      words.elementBytes > 0 && words.elementBytes <= 8;
    if (!fits) return;
    const uint32_t width = words.elementBytes * 8;
    const uint32_t wanted = count_ ? Image(call.image).get(*count_) : 1;
    const uint32_t count = std::min({wanted, words.count, bits.count / width}) * width;
    for (uint32_t i = 0; i < count; ++i) {
      const Area inWord = bitOf(words, i);
      const Area inRow = from(bits, i);
      copyElements(scatters_ ? inWord : inRow, scatters_ ? inRow : inWord, 1);
    }
    call.copiedBytes = elementOctets(bits, count);
  }

 private:
  std::string interface_;
  bool scatters_;
  std::optional<Field<uint32_t>> count_;
};

}  // namespace

std::unique_ptr<SystemBlock> makeScatter() {
  return std::make_unique<BitRow>(withName("SCATTER"), Direction::Scatter);
}
std::unique_ptr<SystemBlock> makeScatterBlk() {
  return std::make_unique<BitRow>(std::string(SCATTER_BLK_SCL), Direction::Scatter, COUNT_IN);
}
std::unique_ptr<SystemBlock> makeGather() {
  return std::make_unique<BitRow>(withName("GATHER"), Direction::Gather);
}
std::unique_ptr<SystemBlock> makeGatherBlk() {
  return std::make_unique<BitRow>(std::string(GATHER_BLK_SCL), Direction::Gather, COUNT_OUT);
}

}  // namespace vcpu
