// ATH, HTA: hexadecimal digits as text to bytes and back. N is the number of digits for ATH, of bytes for
// HTA; an odd last digit is the high half of its byte. Texts are String,
// WString, or rows of Char or Byte. Source: TIA Portal's help: another character counts as the digit 0 and
// gives 0007, a text of fewer than N digits 8182; HTA writes as much as OUT takes. 8482 for a small OUT
// follows from the numbers of the parameters; that ATH then writes nothing is our choice.

#include <algorithm>
#include <optional>

#include "vcpu/access/big_endian.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

namespace {

constexpr uint16_t OK = 0x0000;
constexpr uint16_t NOT_HEXADECIMAL = 0x0007;
constexpr uint16_t BAD_AREA = 0x8120;
constexpr uint16_t IN_TOO_SHORT = 0x8182;
constexpr uint16_t OUT_TOO_SHORT = 0x8482;

/// Where the characters of a text lie, and how many.
struct Characters {
  uint8_t* first = nullptr;
  uint32_t width = 1;
  uint32_t count = 0;  ///< that are there
  uint32_t room = 0;   ///< that fit
};

std::optional<Characters> charactersOf(const Area& area) {
  if (area.bytes == nullptr) return std::nullopt;
  if (area.kind == scl::TypeKind::String) {
    if (area.elementBytes < 2) return std::nullopt;
    const uint32_t room = std::min<uint32_t>(area.bytes[0], area.elementBytes - 2);
    return Characters{area.bytes + 2, 1, std::min<uint32_t>(area.bytes[1], room), room};
  }
  if (area.kind == scl::TypeKind::WString) {
    if (area.elementBytes < 4) return std::nullopt;
    const uint32_t room =
        std::min<uint32_t>(loadBigEndian<uint16_t>(area.bytes), (area.elementBytes - 4) / 2);
    const uint32_t count = std::min<uint32_t>(loadBigEndian<uint16_t>(area.bytes + 2), room);
    return Characters{area.bytes + 4, 2, count, room};
  }
  if (area.kind == scl::TypeKind::Bool) return std::nullopt;
  return Characters{area.bytes, 1, area.totalBytes(), area.totalBytes()};
}

int digitOf(uint32_t character) {
  if (character >= '0' && character <= '9') return static_cast<int>(character - '0');
  if (character >= 'A' && character <= 'F') return static_cast<int>(character - 'A' + 10);
  if (character >= 'a' && character <= 'f') return static_cast<int>(character - 'a' + 10);
  return -1;
}

// Of ATH and HTA.
constexpr std::string_view SCL = R"(FUNCTION "ATH" : Word
VAR_INPUT
  IN : Variant;
  N : UInt;
END_VAR
VAR_OUTPUT
  OUT : Variant;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint16_t> n = INTERFACE.value<uint16_t>("N");
  Field<uint16_t> retVal = INTERFACE.result<uint16_t>();
};
constexpr Fields FIELDS;
constexpr size_t IN = INTERFACE.area("IN");
constexpr size_t OUT = INTERFACE.area("OUT");

uint16_t toBytes(const Area& in, const Area& out, uint32_t digits) {
  const std::optional<Characters> text = charactersOf(in);
  if (!text || out.bytes == nullptr || out.kind == scl::TypeKind::Bool) return BAD_AREA;
  if (digits > text->count) return IN_TOO_SHORT;
  if ((digits + 1) / 2 > out.totalBytes()) return OUT_TOO_SHORT;
  uint16_t status = OK;
  for (uint32_t i = 0; i < digits; ++i) {
    const uint8_t* at = text->first + size_t{i} * text->width;
    int digit = digitOf(text->width == 2 ? loadBigEndian<uint16_t>(at) : *at);
    if (digit < 0) {
      status = NOT_HEXADECIMAL;
      digit = 0;
    }
    uint8_t& byte = out.bytes[i / 2];
    byte = static_cast<uint8_t>(i % 2 == 0 ? digit << 4 : byte | digit);
  }
  return status;
}

uint16_t toDigits(const Area& in, const Area& out, uint32_t bytes) {
  const std::optional<Characters> text = charactersOf(out);
  if (!text || in.bytes == nullptr || in.kind == scl::TypeKind::Bool) return BAD_AREA;
  if (bytes > in.totalBytes()) return IN_TOO_SHORT;
  const uint32_t digits = std::min(bytes * 2, text->room);
  for (uint32_t i = 0; i < digits; ++i) {
    const int shift = i % 2 == 0 ? 4 : 0;
    const auto digit = static_cast<uint8_t>("0123456789ABCDEF"[in.bytes[i / 2] >> shift & 15]);
    uint8_t* at = text->first + size_t{i} * text->width;
    if (text->width == 2) {
      storeBigEndian<uint16_t>(at, digit);
    } else {
      *at = digit;
    }
  }
  if (out.kind == scl::TypeKind::String) out.bytes[1] = static_cast<uint8_t>(digits);
  if (out.kind == scl::TypeKind::WString) {
    storeBigEndian<uint16_t>(out.bytes + 2, static_cast<uint16_t>(digits));
  }
  return digits < bytes * 2 ? OUT_TOO_SHORT : OK;
}

// One call of a block that converts so.
template <uint16_t (*CONVERT)(const Area& in, const Area& out, uint32_t n)>
void run(SystemCall& call) {
  Image image(call.image);
  image.set(FIELDS.retVal, CONVERT(call.areas[IN], call.areas[OUT], image.get(FIELDS.n)));
}

}  // namespace

extern const BlockDescription ATH{SCL, run<toBytes>};
extern const BlockDescription HTA{SCL, run<toDigits>};

}  // namespace vcpu
