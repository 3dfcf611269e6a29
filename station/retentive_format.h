#pragma once
// The bytes of a file of retentive data. Pure functions: any thread may call.
//
//   "S7RETAIN"           8 bytes
//   version              4 bytes, 1; numbers have their most significant byte first
//   number of tags       4 bytes
//   of each tag: length of its path, 2 bytes, and the path; length of its type, 2 bytes, and the type; bytes
//                of its value, 4 bytes
//   the values           in the order of the tags, without gaps, as they lie in S7 memory; a Bool is one byte
//   checksum             32 hexadecimal digits: vcpu::Hash128 over all bytes before

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "vcpu/cpu/retentive_tags.h"
#include "vcpu/result/result.h"

namespace station {

/// One tag of a file.
struct KeptValue {
  std::string path;
  std::string type;
  std::vector<uint8_t> value;
};

/// `values` are those of all tags, in their order, without gaps.
std::vector<uint8_t> encodeRetentive(const std::vector<vcpu::RetentiveTag>& tags,
                                     std::span<const uint8_t> values);

/// A failure says what is wrong with the bytes.
vcpu::Result<std::vector<KeptValue>> decodeRetentive(std::span<const uint8_t> bytes);

}  // namespace station
