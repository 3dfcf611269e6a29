#include "vcpu/cpu/retentive_tags.h"

#include <fmt/format.h>

#include <algorithm>

#include "scl/types/layout.h"
#include "vcpu/cpu/retained.h"

namespace vcpu {

namespace {

bool hasParts(const scl::Type& type) {
  return type.kind == scl::TypeKind::Struct || type.kind == scl::TypeKind::FunctionBlock;
}

/// Walks through the variables of one data block.
class TagWalk {
 public:
  TagWalk(const scl::DataBlock& dataBlock, std::vector<RetentiveTag>& tags)
      : dataBlock_(dataBlock), retained_(retainedBits(dataBlock)), tags_(tags) {}

  void visit(const scl::Type& type, const std::string& path, int32_t offset, int32_t bit) {
    if (hasParts(type)) {
      visitMembers(type, path, offset);
    } else if (type.kind == scl::TypeKind::Array && hasParts(*type.element)) {
      visitElements(type, path, offset);
    } else {
      visitValue(type, path, offset, bit);
    }
  }

 private:
  void visitMembers(const scl::Type& type, const std::string& path, int32_t offset) {
    for (const scl::Member& member : type.members) {
      if (member.byReference) continue;
      visit(*member.type, fmt::format("{}.{}", path, member.name), offset + member.offset, member.bit);
    }
  }

  void visitElements(const scl::Type& array, const std::string& path, int32_t offset) {
    const int64_t count = scl::elementCount(array);
    const int32_t stride = scl::elementBytes(*array.element);
    for (int64_t i = 0; i < count; ++i) {
      visit(*array.element, fmt::format("{}[{}]", path, indices(array, i)),
            offset + static_cast<int32_t>(i) * stride, 0);
    }
  }

  // "2,1": the last index runs fastest.
  static std::string indices(const scl::Type& array, int64_t number) {
    std::string text;
    for (auto bounds = array.dimensions.rbegin(); bounds != array.dimensions.rend(); ++bounds) {
      const int64_t index = bounds->low + number % bounds->count();
      text = text.empty() ? fmt::format("{}", index) : fmt::format("{},{}", index, text);
      number /= bounds->count();
    }
    return text;
  }

  // A variable is retentive as a whole or not at all.
  void visitValue(const scl::Type& type, const std::string& path, int32_t offset, int32_t bit) {
    const bool isBool = type.kind == scl::TypeKind::Bool;
    if (type.size == 0) return;
    const uint8_t bits = retained_[static_cast<size_t>(offset)];
    if (isBool ? (bits >> bit & 1) == 0 : bits == 0) return;
    tags_.push_back({.path = path,
                     .type = type.name,
                     .dataBlock = dataBlock_.name,
                     .offset = static_cast<size_t>(offset),
                     .bit = isBool ? bit : -1,
                     .bytes = static_cast<size_t>(type.size)});
  }

  const scl::DataBlock& dataBlock_;
  const std::vector<uint8_t> retained_;
  std::vector<RetentiveTag>& tags_;
};

}  // namespace

std::vector<RetentiveTag> retentiveTags(const scl::Program& program) {
  std::vector<RetentiveTag> tags;
  for (const scl::DataBlock* dataBlock : program.dataBlocks) {
    TagWalk(*dataBlock, tags).visit(*dataBlock->type, fmt::format("\"{}\"", dataBlock->name), 0, 0);
  }
  return tags;
}

void appendValue(const RetentiveTag& tag, std::span<const uint8_t> image, std::vector<uint8_t>& values) {
  if (tag.bit >= 0) {
    values.push_back(static_cast<uint8_t>(image[tag.offset] >> tag.bit & 1));
    return;
  }
  const std::span<const uint8_t> value = image.subspan(tag.offset, tag.bytes);
  values.insert(values.end(), value.begin(), value.end());
}

void storeValue(const RetentiveTag& tag, std::span<const uint8_t> value, std::span<uint8_t> image) {
  if (tag.bit < 0) {
    std::copy_n(value.begin(), tag.bytes, image.begin() + static_cast<std::ptrdiff_t>(tag.offset));
    return;
  }
  const auto mask = static_cast<uint8_t>(1 << tag.bit);
  uint8_t& byte = image[tag.offset];
  byte = static_cast<uint8_t>(value[0] != 0 ? byte | mask : byte & ~mask);
}

}  // namespace vcpu
