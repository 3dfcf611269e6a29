// Parts of a number: w.%X3, d.%B1.

#include "vcpu/c/slice.h"

#include <fmt/format.h>

#include "scl/types/elementary_types.h"
#include "vcpu/c/function.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/lvalue.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

namespace {

int widthOfSlice(char width) {
  return width == 'X' ? 1 : width == 'B' ? 8 : width == 'W' ? 16 : 32;
}

std::string unsignedType(int width) {
  return fmt::format("u{}", width < 8 ? 8 : width);
}

}  // namespace

std::string sliceValue(CFunction& f, const scl::Slice& slice) {
  int width = widthOfSlice(slice.width);
  std::string whole =
      fmt::format("({}){}", unsignedType(scl::bitsOf(*slice.base->type)), value(f, *slice.base));
  std::string shiftedText = fmt::format("({} >> {})", whole, width * slice.index);
  if (width == 1) return fmt::format("(u8)({} & 1)", shiftedText);
  return fmt::format("({}){}", unsignedType(width), shiftedText);
}

// A part is written by reading the whole, replacing the part, and writing the whole.
void storeSlice(CFunction& f, const scl::Slice& slice, const std::string& value) {
  const scl::Type& baseType = *slice.base->type;
  int width = widthOfSlice(slice.width);
  int shift = width * slice.index;
  std::string type = unsignedType(scl::bitsOf(baseType));
  uint64_t ones = width == 64 ? ~uint64_t{0} : (uint64_t{1} << width) - 1;
  auto replaced = [&](const std::string& whole) {
    return fmt::format("({})((u64)({}){} & ~{:#x}ull | (u64){} << {})", cType(baseType), type, whole,
                       ones << shift, value, shift);
  };
  if (const auto* inner = std::get_if<scl::Slice>(&slice.base->form)) {
    return storeSlice(f, *inner, replaced(sliceValue(f, *inner)));
  }
  LValue lvalue = pinned(f, locateTarget(f, *slice.base));
  store(f, lvalue, replaced(load(lvalue)));
}

}  // namespace vcpu::c
