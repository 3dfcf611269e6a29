// SCATTER, GATHER: a bit string to an array of Bool, or to a structure of nothing but Bools, and back;
// SCATTER_BLK and GATHER_BLK do so for COUNT words. Bit 0 goes with the first element.
// Source: TIA Portal's help: the number of Bools must be the number of bits, otherwise nothing is moved and
// ENO is reset. For the two with COUNT it names no number; here there must be enough of both.

#include <optional>

#include "vcpu/system/interface.h"
#include "vcpu/system/memory/elements.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

/// Bit `index` of a row of words that lie most significant byte first.
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

// Of SCATTER and GATHER.
constexpr std::string_view SCATTER_SCL = R"(FUNCTION "SCATTER" : Void
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

constexpr size_t IN = Interface(SCATTER_SCL).area("IN");
constexpr size_t OUT = Interface(SCATTER_SCL).area("OUT");
constexpr Field<uint32_t> COUNT_IN = Interface(SCATTER_BLK_SCL).value<uint32_t>("COUNT_IN");
constexpr Field<uint32_t> COUNT_OUT = Interface(GATHER_BLK_SCL).value<uint32_t>("COUNT_OUT");

enum class Direction { Scatter, Gather };

// The Bools of an array or a structure one behind the other.
std::optional<Area> boolsOf(const Area& area) {
  if (area.bytes == nullptr) return std::nullopt;
  if (area.kind == scl::TypeKind::Bool) return area;
  const bool isOneStructure = area.bools > 0 && area.array == 0;
  if (!isOneStructure) return std::nullopt;
  Area bits = area;
  bits.kind = scl::TypeKind::Bool;
  bits.elementBytes = 0;
  bits.count = area.bools;
  return bits;
}

bool areWords(const Area& area) {
  const bool isBitString = area.kind == scl::TypeKind::Byte || area.kind == scl::TypeKind::Word ||
                           area.kind == scl::TypeKind::DWord || area.kind == scl::TypeKind::LWord;
  return area.bytes != nullptr && isBitString;
}

// Moves `wanted` words. `exact`: there must be no Bools beyond them.
void moveBits(SystemCall& call, Direction direction, uint32_t wanted, bool exact) {
  const bool scatters = direction == Direction::Scatter;
  const Area& words = call.areas[scatters ? IN : OUT];
  const std::optional<Area> bits = boolsOf(call.areas[scatters ? OUT : IN]);
  call.enableOutput = false;
  if (!areWords(words) || !bits || wanted > words.count) return;
  const uint64_t count = uint64_t{wanted} * words.elementBytes * 8;
  if (exact ? count != bits->count : count > bits->count) return;
  for (uint32_t i = 0; i < count; ++i) {
    const Area inWord = bitOf(words, i);
    const Area inRow = from(*bits, i);
    copyElements(scatters ? inWord : inRow, scatters ? inRow : inWord, 1);
  }
  call.copiedBytes = count / 8;
  call.enableOutput = true;
}

void scatter(SystemCall& call) {
  moveBits(call, Direction::Scatter, 1, true);
}
void scatterBlk(SystemCall& call) {
  moveBits(call, Direction::Scatter, Image(call.image).get(COUNT_IN), false);
}
void gather(SystemCall& call) {
  moveBits(call, Direction::Gather, 1, true);
}
void gatherBlk(SystemCall& call) {
  moveBits(call, Direction::Gather, Image(call.image).get(COUNT_OUT), false);
}

}  // namespace

extern const BlockDescription SCATTER{SCATTER_SCL, scatter};
extern const BlockDescription SCATTER_BLK{SCATTER_BLK_SCL, scatterBlk};
extern const BlockDescription GATHER{SCATTER_SCL, gather};
extern const BlockDescription GATHER_BLK{GATHER_BLK_SCL, gatherBlk};

}  // namespace vcpu
