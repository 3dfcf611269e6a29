#pragma once
// The lines of a recording. The first is VERSION_LINE; then, in the order in which it happened:
//
//   set PATH = VALUE           a start value, before all else
//   data N OFFSET WHOLE HEX    bytes of a data block that were put there from outside: from OFFSET on, in the
//                              block with the name N, in quotes, which has WHOLE bytes
//   retained                   what was put there is kept by the next start
//   start                      the CPU starts
//   cycle                      it runs one cycle
//   QUESTION = ANSWER          what its clock or its network answered (world_in_words.h)
//   end                        the recording was ended in order
//
// Pure functions: any thread may call.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace station {

inline constexpr std::string_view RECORDING_VERSION_LINE = "s7mqtt recording 1";

/// Two digits a byte; nothing of no bytes.
std::string hexOf(std::span<const uint8_t> bytes);

/// Nothing if the text is no such digits.
std::optional<std::vector<uint8_t>> bytesOfHex(std::string_view text);

/// A whole decimal number with an optional minus, within 64 bits; nothing for any other text.
std::optional<int64_t> numberOf(std::string_view text);

/// Bytes of a data block, put there from outside.
struct WrittenData {
  std::string block;
  uint64_t offset = 0;
  uint64_t wholeBytes = 0;  ///< of the block
  std::vector<uint8_t> bytes;
};

std::string toLine(const WrittenData& written);

/// Nothing if the line is none of these.
std::optional<WrittenData> writtenDataOf(std::string_view line);

}  // namespace station
