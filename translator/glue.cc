#include "translator/glue.h"

#include <fmt/format.h>

#include <cassert>
#include <set>

#include "scl/scl.h"

namespace translator {
namespace {

constexpr const char* HEAD = R"(#pragma once
// From the structs of the C++, by cpp2scl --glue. Change those, not this file.
//
// store writes a struct as the bytes its UDT has in a standard block, load reads it back: big-endian, Bools
// packed, everything wider than a byte at an even address.

#include <cstdint>

)";

constexpr const char* ELEMENTARY = R"(
namespace image {

/// Bytes of a struct's image.
template <typename T>
inline constexpr int32_t IMAGE_BYTES = 0;

// A number or an enum.
template <typename T>
void storeNumber(T value, int bytes, uint8_t* image) {
  const auto bits = static_cast<uint32_t>(value);
  for (int i = 0; i < bytes; ++i) image[i] = static_cast<uint8_t>(bits >> (8 * (bytes - 1 - i)));
}
template <typename T>
void loadNumber(T& value, int bytes, const uint8_t* image) {
  uint32_t bits = 0;
  for (int i = 0; i < bytes; ++i) bits = bits << 8 | image[i];
  value = static_cast<T>(bits);
}
inline void storeBit(bool value, uint8_t* image, int bit) {
  *image = static_cast<uint8_t>(value ? *image | (1 << bit) : *image & ~(1 << bit));
}
inline bool loadBit(const uint8_t* image, int bit) {
  return (*image >> bit) & 1;
}
)";

// The statements that store and load one value at `image`.
struct Lines {
  std::string store;
  std::string load;
};

Lines linesFor(const scl::Type& type, const std::string& cpp, const std::string& image,
               const std::string& bit, const std::string& indent) {
  switch (type.kind) {
    case scl::TypeKind::Bool:
      return {fmt::format("{}storeBit({}, {}, {});\n", indent, cpp, image, bit),
              fmt::format("{}{} = loadBit({}, {});\n", indent, cpp, image, bit)};
    case scl::TypeKind::Struct:
      return {fmt::format("{}store({}, {});\n", indent, cpp, image),
              fmt::format("{}load({}, {});\n", indent, cpp, image)};
    case scl::TypeKind::Array: {
      // Bools of an array are bits, everything else lies element behind element.
      const bool ofBool = type.element->kind == scl::TypeKind::Bool;
      const int32_t size = type.element->size;
      const std::string place = image + (ofBool      ? " + i / 8"
                                         : size == 1 ? " + i"
                                                     : fmt::format(" + {} * i", size));
      const Lines inner = linesFor(*type.element, cpp + "[i]", place, "i % 8", indent + "  ");
      const std::string loop =
          fmt::format("{}for (int32_t i = 0; i < {}; ++i) {{\n", indent, type.dimensions.front().count());
      return {loop + inner.store + indent + "}\n", loop + inner.load + indent + "}\n"};
    }
    default:
      return {fmt::format("{}storeNumber({}, {}, {});\n", indent, cpp, type.size, image),
              fmt::format("{}loadNumber({}, {}, {});\n", indent, cpp, type.size, image)};
  }
}

std::string structText(const Translation::Struct& structure, const scl::Type& type) {
  std::string store;
  std::string load;
  for (const scl::Member& member : type.members) {
    const std::string image = member.offset ? fmt::format("image + {}", member.offset) : "image";
    const Lines lines =
        linesFor(*member.type, "value." + member.name, image, std::to_string(member.bit), "  ");
    store += lines.store;
    load += lines.load;
  }
  return fmt::format(R"(
/// {0}: "{1}"
template <>
inline constexpr int32_t IMAGE_BYTES<{0}> = {2};
inline void store(const {0}& value, uint8_t* image) {{
{3}}}
inline void load({0}& value, const uint8_t* image) {{
{4}}}
)",
                     structure.cpp, structure.type, type.size, store, load);
}

// Copies of the types alone, for the checker of SCL: it lays them out.
std::vector<scl::Unit> typesOf(const Translation& translation) {
  std::vector<scl::Unit> types;
  scl::Diagnostics diagnostics;
  for (const scl::Unit& unit : translation.units) {
    if (!unit.file.ends_with(".udt")) continue;
    types.push_back(
        scl::parse(scl::print(unit, scl::Dialect::Tia), unit.file, scl::Dialect::Tia, diagnostics));
  }
  assert(!diagnostics.hasErrors());
  return types;
}

}  // namespace

std::string glueText(const Translation& translation) {
  scl::Diagnostics diagnostics;
  const scl::Program program = scl::check(typesOf(translation), {}, scl::Dialect::Tia, diagnostics);
  assert(!diagnostics.hasErrors());

  std::string text = HEAD;
  std::set<std::string> headers;
  for (const Translation::Struct& structure : translation.structs) headers.insert(structure.header);
  for (const std::string& header : headers) text += fmt::format("#include \"{}\"\n", header);
  text += ELEMENTARY;
  for (const Translation::Struct& structure : translation.structs) {
    text += structText(structure, *program.findType(structure.type));
  }
  return text + "\n}  // namespace image\n";
}

}  // namespace translator
