#include "scl/parse/pointer_literal.h"

#include <fmt/core.h>

#include <charconv>

#include "scl/text/diagnostic_code.h"
#include "scl/text/name.h"
#include "scl/types/any_pointer.h"

namespace scl {
namespace {

/// What is left of a text that is read from its start.
class Rest {
 public:
  explicit Rest(std::string_view text) : text_(text) {}

  bool take(std::string_view word) {
    if (!sameName(text_.substr(0, word.size()), word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  /// A decimal number of at most `max`.
  std::optional<uint32_t> takeNumber(uint32_t max) {
    uint32_t number = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (error != std::errc() || number > max) return std::nullopt;
    text_.remove_prefix(static_cast<size_t>(end - text_.data()));
    return number;
  }

  std::string_view takeWord() {
    const std::string_view word = text_.substr(0, text_.find(' '));
    text_.remove_prefix(word.size());
    return word;
  }

  bool isEmpty() const { return text_.empty(); }

 private:
  std::string_view text_;
};

constexpr uint32_t DATA_BLOCK_MAX = 0xFFFF;
constexpr uint32_t BYTE_MAX = 0xFFFF;

struct AreaLetter {
  const char* letter;
  PointerArea area;
};
constexpr AreaLetter AREA_LETTERS[] = {{"I", PointerArea::Inputs},
                                       {"E", PointerArea::Inputs},
                                       {"Q", PointerArea::Outputs},
                                       {"A", PointerArea::Outputs},
                                       {"M", PointerArea::BitMemory}};

// memory = "I" | "E" | "Q" | "A" | "M" | "DB" number ".DBX"
bool takeMemory(Rest& rest, AnyPointer& pointer) {
  for (const AreaLetter& one : AREA_LETTERS) {
    if (!rest.take(one.letter)) continue;
    pointer.area = static_cast<uint8_t>(one.area);
    return true;
  }
  if (!rest.take("DB")) return false;
  const auto dataBlock = rest.takeNumber(DATA_BLOCK_MAX);
  if (!dataBlock || *dataBlock == 0 || !rest.take(".DBX")) return false;
  pointer.dataBlock = static_cast<uint16_t>(*dataBlock);
  pointer.area = static_cast<uint8_t>(PointerArea::DataBlock);
  return true;
}

// area = memory byte "." bit
bool takeArea(Rest& rest, AnyPointer& pointer) {
  if (!takeMemory(rest, pointer)) return false;
  const auto byte = rest.takeNumber(BYTE_MAX);
  if (!byte || !rest.take(".")) return false;
  const auto bit = rest.takeNumber(7);
  if (!bit) return false;
  pointer.byte = *byte;
  pointer.bit = static_cast<uint8_t>(*bit);
  return true;
}

// extent = " " type " " count
bool takeExtent(Rest& rest, AnyPointer& pointer) {
  if (!rest.take(" ")) return false;
  const auto code = anyTypeCode(rest.takeWord());
  if (!code || !rest.take(" ")) return false;
  const auto count = rest.takeNumber(AnyPointer::COUNT_MAX);
  if (!count || *count == 0 || !rest.isEmpty()) return false;
  pointer.typeCode = *code;
  pointer.count = static_cast<uint16_t>(*count);
  return true;
}

// Periphery, timers, counters, local data.
bool isInOtherMemory(std::string_view text) {
  constexpr std::string_view LETTERS = "PTCL";
  return !text.empty() && LETTERS.find(upperCase(text.substr(0, 1))) != std::string_view::npos;
}

std::string textOf(const AnyPointer& pointer) {
  const auto bytes = bytesOf(pointer);
  return {bytes.begin(), bytes.end()};
}

}  // namespace

std::string pointerValue(std::string_view text, std::optional<LiteralFault>& fault) {
  const AnyPointer nil{.id = AnyPointer::ID};
  AnyPointer pointer = nil;
  Rest rest(text);
  if (isInOtherMemory(text)) {
    fault = {NOT_SUPPORTED,
             fmt::format("pointers such as P#{} are not supported, only those into data blocks, I, Q and M: "
                         "P#DB1.DBX0.0 BYTE 10, P#M0.0 BYTE 10",
                         text)};
    return textOf(nil);
  }
  const bool isArea = takeArea(rest, pointer) && takeExtent(rest, pointer);
  const bool isAligned = pointer.bit == 0 || pointer.typeCode == anyTypeCode(TypeKind::Bool);
  if (isArea && isAligned) return textOf(pointer);
  fault = {BAD_NUMBER,
           isArea ? fmt::format("P#{} begins at bit {}: only BOOL may begin at a bit other than 0", text,
                                pointer.bit)
                  : fmt::format("'P#{}' is no pointer: write memory, byte, bit, type and number of elements, "
                                "as in P#DB1.DBX0.0 BYTE 10 or P#M0.0 BYTE 10",
                                text)};
  return textOf(nil);
}

}  // namespace scl
