#pragma once
// The retentive data of a program, tag by tag, so that they can be kept outside of a CPU and be given back to
// a program that may have changed. Any thread may call.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scl/scl.h"

namespace vcpu {

/// One retentive variable: an elementary one, a text, or an array of these as a whole.
struct RetentiveTag {
  std::string path;       ///< "Plant".pump[1].level
  std::string type;       ///< as SCL writes it: Int, String[20], Array[0..3] of Byte
  std::string dataBlock;  ///< its name, without quotes
  size_t offset = 0;      ///< bytes from the start of the data block's image
  int bit = -1;           ///< Bool: 0..7; -1: whole bytes
  size_t bytes = 0;       ///< that the value takes; a Bool takes one
};

/// All retentive variables of a program, in the order of its data blocks and their members.
std::vector<RetentiveTag> retentiveTags(const scl::Program& program);

/// The value of a tag, appended to `values`; `image` is that of its data block. A Bool is one byte, 0 or 1.
void appendValue(const RetentiveTag& tag, std::span<const uint8_t> image, std::vector<uint8_t>& values);

/// Puts a value of `tag.bytes` bytes back.
void storeValue(const RetentiveTag& tag, std::span<const uint8_t> value, std::span<uint8_t> image);

}  // namespace vcpu
