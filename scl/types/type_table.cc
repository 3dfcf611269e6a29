#include "scl/types/type_table.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/types/initial_image.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

constexpr int64_t ALL_IMAGES_BYTES_MAX = 256 * 1024 * 1024;

}  // namespace

Type* TypeTable::make(TypeKind kind, std::string name) {
  auto type = std::make_unique<Type>();
  type->kind = kind;
  type->name = std::move(name);
  type->alignment = 2;
  types_.push_back(std::move(type));
  return types_.back().get();
}

const Type* TypeTable::text(TypeKind kind, int32_t length) {
  const Type*& known = texts_[{kind, length}];
  if (known) return known;
  bool wide = kind == TypeKind::WString;
  Type* type = make(kind, fmt::format("{}[{}]", wide ? "WString" : "String", length));
  type->length = length;
  type->size = wide ? 2 * length + 4 : (length + 3) / 2 * 2;
  type->initialImage.resize(static_cast<size_t>(type->size));
  encode(type->initialImage, 0, 0, *type, Constant{std::string{}});
  known = type;
  return known;
}

const Type* TypeTable::array(const Type& element, std::vector<Bounds> dimensions) {
  int64_t bytes = arrayBytes(element, dimensions);
  if (bytes < 0 || bytes > DATA_BYTES_MAX) return nullptr;
  if (!element.initialImage.empty() && !takeRoom(bytes)) return nullptr;
  Type* type = make(TypeKind::Array, arrayName(dimensions, element));
  type->element = &element;
  type->dimensions = std::move(dimensions);
  type->size = static_cast<int32_t>(bytes);
  if (!element.initialImage.empty()) {
    type->initialImage.resize(static_cast<size_t>(bytes));
    for (int64_t at = 0; at + element.size <= bytes; at += element.size) {
      std::ranges::copy(element.initialImage, type->initialImage.begin() + at);
    }
  }
  return type;
}

const Type* TypeTable::openArray(const Type& element) {
  Type* type = make(TypeKind::Array, "Array[*] of " + element.name);
  type->element = &element;
  return type;
}

const Type* TypeTable::reference(const Type& target) {
  const Type*& known = references_[&target];
  if (known) return known;
  Type* type = make(TypeKind::Reference, "REF_TO " + target.name);
  type->element = &target;
  type->size = REFERENCE_BYTES;
  known = type;
  return known;
}

const Type* TypeTable::withoutPadding(const Type& type) {
  if (type.size <= 1) return &type;
  Type* bare = make(type.kind, type.name);
  bare->padded = &type;
  bare->size = 1;
  bare->dimensions = type.dimensions;
  if (type.element) bare->element = withoutPadding(*type.element);
  for (Member member : type.members) {
    member.type = withoutPadding(*member.type);
    bare->members.push_back(std::move(member));
  }
  if (!type.initialImage.empty()) bare->initialImage = {type.initialImage.front()};
  return bare;
}

bool TypeTable::takeRoom(int64_t bytes) {
  if (imageBytes_ + bytes > ALL_IMAGES_BYTES_MAX) return false;
  imageBytes_ += bytes;
  return true;
}

std::string arrayName(const std::vector<Bounds>& dimensions, const Type& element) {
  std::string bounds;
  for (const Bounds& dimension : dimensions) {
    if (!bounds.empty()) bounds += ", ";
    bounds += fmt::format("{}..{}", dimension.low, dimension.high);
  }
  return fmt::format("Array[{}] of {}", bounds, element.name);
}

}  // namespace scl
