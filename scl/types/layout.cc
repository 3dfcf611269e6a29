#include "scl/types/layout.h"

namespace scl {
namespace {

int64_t even(int64_t bytes) {
  return (bytes + 1) / 2 * 2;
}

}  // namespace

ImageOffset Layout::add(const Type& type) {
  if (type.kind != TypeKind::Bool) return reserve(type.size, type.alignment);
  ImageOffset offset = bit_ == 0 ? reserve(1, 1) : ImageOffset{static_cast<int32_t>(next_ - 1), 0};
  offset.bit = bit_;
  bit_ = (bit_ + 1) % 8;
  return offset;
}

ImageOffset Layout::addReference() {
  return reserve(REFERENCE_BYTES, 2);
}

void Layout::startSection() {
  bit_ = 0;
  next_ = even(next_);
}

int64_t Layout::bytes() const {
  return even(next_);
}

ImageOffset Layout::reserve(int64_t size, int64_t alignment) {
  bit_ = 0;
  if (alignment > 1) next_ = even(next_);
  const ImageOffset offset{next_ <= DATA_BYTES_MAX ? static_cast<int32_t>(next_) : 0, 0};
  next_ += size;
  return offset;
}

int32_t elementBytes(const Type& element) {
  return element.kind == TypeKind::Bool ? 0 : element.size;
}

int64_t elementCount(const Type& array) {
  int64_t count = 1;
  for (const Bounds& bounds : array.dimensions) count *= bounds.count();
  return count;
}

int64_t usedBits(const Type& type) {
  if (type.kind == TypeKind::Bool) return 1;
  if (type.kind == TypeKind::Array) {
    if (isOpenArray(type)) return 0;
    const int64_t count = elementCount(type);
    if (type.element->kind == TypeKind::Bool) return count;
    return (count - 1) * type.element->size * 8 + usedBits(*type.element);
  }
  if (type.kind != TypeKind::Struct) return int64_t{type.size} * 8;
  if (type.members.empty()) return 0;
  const Member& last = type.members.back();
  return int64_t{last.offset} * 8 + last.bit + (last.type ? usedBits(*last.type) : 0);
}

int64_t arrayBytes(const Type& element, const std::vector<Bounds>& dimensions) {
  int64_t count = 1;
  for (const Bounds& bounds : dimensions) {
    if (__builtin_mul_overflow(count, bounds.count(), &count)) return -1;
  }
  if (element.kind == TypeKind::Bool) return even(count / 8 + (count % 8 != 0 ? 1 : 0));
  int64_t bytes = 0;
  if (__builtin_mul_overflow(count, int64_t{element.size}, &bytes) || bytes == INT64_MAX) return -1;
  return even(bytes);
}

}  // namespace scl
