#include "vcpu/c/start_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "scl/types/initial_image.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/signature.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::TypeKind;

namespace {

// A larger structure is written member by member, so that a long array in it becomes a loop.
constexpr size_t BYTES_AT_ONCE_MAX = 256;

uint8_t fillByte(const CFunction& f) {
  return startsWithDefaults(f.block) ? uint8_t{0} : f.plan.options.tempFill;
}

void writeHeaders(std::span<uint8_t> image, const scl::Type& type) {
  if (scl::isText(type)) {
    scl::encode(image, 0, 0, type, std::string());
  } else if (type.kind == TypeKind::Array) {
    const auto size = static_cast<size_t>(type.element->size);
    for (size_t at = 0; size > 1 && at + size <= image.size(); at += size)
      writeHeaders(image.subspan(at, size), *type.element);
  } else if (type.kind == TypeKind::Struct) {
    for (const scl::Member& member : type.members) {
      if (member.type == nullptr || scl::isElementary(*member.type)) continue;
      writeHeaders(image.subspan(static_cast<size_t>(member.offset), static_cast<size_t>(member.type->size)),
                   *member.type);
    }
  }
}

std::vector<uint8_t> startImage(const CFunction& f, const scl::Type& type) {
  std::vector<uint8_t> image(static_cast<size_t>(type.size), fillByte(f));
  if (startsWithDefaults(f.block)) {
    scl::encodeInitial(image, 0, 0, type);
  } else {
    writeHeaders(image, type);
  }
  return image;
}

bool isRepeated(std::span<const uint8_t> image, size_t size) {
  return size > 0 && image.size() % size == 0 &&
         std::equal(image.begin() + static_cast<std::ptrdiff_t>(size), image.end(), image.begin());
}

// Adds the lines that write `image` to `place`, which holds the fill byte everywhere.
void writeImage(CFunction& f, const std::string& place, const scl::Type& type,
                std::span<const uint8_t> image) {
  const uint8_t fill = fillByte(f);
  auto used = image.size();
  // What lies behind the characters of a string does not count.
  if (type.kind == TypeKind::String) used = size_t{2} + image[1];
  if (type.kind == TypeKind::WString) used = size_t{4} + size_t{2} * (image[2] << 8 | image[3]);
  if (std::all_of(image.begin(), image.end(), [&](uint8_t byte) { return byte == fill; })) return;
  if (type.kind == TypeKind::Array && isRepeated(image, static_cast<size_t>(type.element->size))) {
    const std::string index = f.fresh("i");
    const int32_t size = type.element->size;
    f.lines().open(fmt::format("for (u32 {0} = 0; {0} < {1}; {0}++) {{", index,
                               image.size() / static_cast<size_t>(size)));
    writeImage(f, fmt::format("{} + {} * {}", place, size, index), *type.element,
               image.first(static_cast<size_t>(size)));
    f.lines().close("}");
  } else if (type.kind == TypeKind::Struct && image.size() > BYTES_AT_ONCE_MAX) {
    for (const scl::Member& member : type.members) {
      if (member.type == nullptr) continue;
      writeImage(f, fmt::format("{} + {}", place, member.offset), *member.type,
                 image.subspan(static_cast<size_t>(member.offset), static_cast<size_t>(member.type->size)));
    }
  } else {
    std::vector<uint8_t> bytes(image.begin(), image.begin() + static_cast<std::ptrdiff_t>(used));
    f.add(fmt::format("memcpy({}, {}, {});", place, bytesText(bytes), used));
  }
}

}  // namespace

bool startsWithDefaults(const scl::Block& block) {
  // An OB whose source does not say so has standard access: its frame begins with its start information.
  if (block.kind == scl::Block::Kind::OrganizationBlock && !block.header.accessWritten) return false;
  return block.header.optimizedAccess;
}

std::string startNumber(const CFunction& f, const scl::Type& type) {
  if (scl::isReference(type)) return "0";
  const uint64_t pattern = fillByte(f) * uint64_t{0x0101010101010101};
  if (type.kind == TypeKind::Bool) return std::to_string(pattern & 1);
  if (type.kind == TypeKind::Real) return fmt::format("s7Single({:#x}u)", static_cast<uint32_t>(pattern));
  if (type.kind == TypeKind::LReal) return fmt::format("s7Double({:#x}ull)", pattern);
  return fmt::format("({}){:#x}ull", cType(type), pattern);
}

void startFrame(CFunction& f, int32_t bytes) {
  f.add(fmt::format("memset(frame, {:#x}, {});", fillByte(f), bytes));
  for (const scl::VariableSection& section : f.block.sections) {
    if (section.kind != scl::Section::Temp) continue;
    for (const scl::Variable& variable : section.variables) {
      if (variable.viewed != nullptr || scl::isElementary(*variable.type)) continue;
      writeImage(f, fmt::format("frame + {}", variable.offset), *variable.type,
                 startImage(f, *variable.type));
    }
  }
}

void startResult(CFunction& f) {
  // A string's caller has given it its header.
  if (!hasImageResult(f.block) || scl::isText(*f.block.result)) return;
  const scl::Type& type = *f.block.result;
  f.add(fmt::format("memset(result, {:#x}, {});", fillByte(f), type.size));
  writeImage(f, "result", type, startImage(f, type));
}

}  // namespace vcpu::c
