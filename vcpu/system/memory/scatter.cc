// SCATTER, GATHER: a bit string to an array of Bool and back; SCATTER_BLK and GATHER_BLK do so for COUNT
// words. Bit 0 goes with the first element. Of too many words those that fit are moved. Not looked up.

#include <algorithm>
#include <string>

#include "vcpu/system/blocks.h"
#include "vcpu/system/layout.h"
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

struct Fields : Layout {
  Section input = section();
  Reference in = reference();
  Field<uint32_t> count = value<uint32_t>();
};
constexpr Fields FIELDS;

class BitRow : public SystemBlock {
 public:
  BitRow(std::string_view name, std::string_view countName, bool scatters)
      : counted_(!countName.empty()), scatters_(scatters) {
    interface_ = "FUNCTION \"" + std::string(name) + "\" : Void\nVAR_INPUT\n  IN : Variant;\n";
    if (counted_) interface_ += "  " + std::string(countName) + " : UDInt;\n";
    interface_ += "END_VAR\nVAR_OUTPUT\n  OUT : Variant;\nEND_VAR\nEND_FUNCTION\n";
  }

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    const Area& words = call.areas[scatters_ ? 0 : 1];
    const Area& bits = call.areas[scatters_ ? 1 : 0];
    const bool fits = words.bytes != nullptr && bits.bytes != nullptr && bits.kind == scl::TypeKind::Bool &&
                      words.elementBytes > 0 && words.elementBytes <= 8;
    if (!fits) return;
    const uint32_t width = words.elementBytes * 8;
    const uint32_t wanted = counted_ ? Image(call.image).get(FIELDS.count) : 1;
    const uint32_t count = std::min({wanted, words.count, bits.count / width}) * width;
    for (uint32_t i = 0; i < count; ++i) {
      const Area inWord = bitOf(words, i);
      const Area inRow = from(bits, i);
      copyElements(scatters_ ? inWord : inRow, scatters_ ? inRow : inWord, 1);
    }
  }

 private:
  bool counted_;
  bool scatters_;
  std::string interface_;
};

}  // namespace

std::unique_ptr<SystemBlock> makeScatter() {
  return std::make_unique<BitRow>("SCATTER", "", true);
}
std::unique_ptr<SystemBlock> makeScatterBlk() {
  return std::make_unique<BitRow>("SCATTER_BLK", "COUNT_IN", true);
}
std::unique_ptr<SystemBlock> makeGather() {
  return std::make_unique<BitRow>("GATHER", "", false);
}
std::unique_ptr<SystemBlock> makeGatherBlk() {
  return std::make_unique<BitRow>("GATHER_BLK", "COUNT_OUT", false);
}

}  // namespace vcpu
