// How an operand whose place is known is read and written.

#include "vcpu/c/location.h"

#include <fmt/format.h>

#include "vcpu/c/function.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::TypeKind;

namespace {

std::string byteAt(const Location& location) {
  return fmt::format("{}[{}]", location.base.text, location.offset);
}

// libtcc does not expand s7StoreBit: its call would cost more than what it does.
void storeFixedBit(CFunction& f, const Location& location, const std::string& value) {
  const int mask = 1 << *location.fixedBit;
  f.add(fmt::format("{0} = (u8)({1} ? {0} | {2} : {0} & {3});", byteAt(location), value, mask, 0xFF - mask));
}

}  // namespace

Location nativeLocation(std::string name, const scl::Type& type) {
  Location location;
  location.kind = Location::Kind::Native;
  location.base = primary(std::move(name));
  location.type = &type;
  return location;
}

Location locationAt(CExpr pointer, int64_t offset, const scl::Type& type, int bit) {
  Location location;
  location.base = std::move(pointer);
  location.offset = offset;
  location.type = &type;
  if (type.kind == TypeKind::Bool) {
    location.kind = Location::Kind::Bit;
    location.bit = primary(std::to_string(bit));
    location.fixedBit = bit;
  }
  return location;
}

Location pinned(CFunction& f, Location location) {
  if (location.kind == Location::Kind::Native) return location;
  if (!location.base.primary) {
    std::string name = f.fresh("p");
    f.add(fmt::format("u8 *{} = {};", name, pointer(location)));
    location.base = primary(name);
    location.offset = 0;
  }
  if (location.kind == Location::Kind::Bit && !location.bit.primary) {
    std::string name = f.fresh("n");
    f.add(fmt::format("u32 {} = {};", name, location.bit.text));
    location.bit = primary(name);
  }
  return location;
}

std::string pointer(const Location& location) {
  return location.offset == 0 ? location.base.text
                              : fmt::format("{} + {}", location.base.text, location.offset);
}

std::string load(const Location& location) {
  switch (location.kind) {
    case Location::Kind::Native: return location.base.text;
    case Location::Kind::Bit:
      if (location.fixedBit) return fmt::format("(u8)({} >> {} & 1)", byteAt(location), *location.fixedBit);
      return fmt::format("s7LoadBit({}, {})", pointer(location), location.bit.text);
    case Location::Kind::Memory: break;
  }
  const scl::Type& type = *location.type;
  if (type.kind == TypeKind::Real) return fmt::format("s7LoadF32({})", pointer(location));
  if (type.kind == TypeKind::LReal) return fmt::format("s7LoadF64({})", pointer(location));
  std::string cast = isSignedInC(type) ? fmt::format("({})", cType(type)) : "";
  if (type.size == 1) return cast + byteAt(location);
  return fmt::format("{}s7Load{}({})", cast, type.size * 8, pointer(location));
}

void store(CFunction& f, const Location& location, const std::string& value) {
  switch (location.kind) {
    case Location::Kind::Native: return f.add(fmt::format("{} = {};", location.base.text, value));
    case Location::Kind::Bit:
      if (location.fixedBit && location.base.primary) return storeFixedBit(f, location, value);
      return f.add(fmt::format("s7StoreBit({}, {}, {});", pointer(location), location.bit.text, value));
    case Location::Kind::Memory: break;
  }
  const scl::Type& type = *location.type;
  if (type.kind == TypeKind::Real) return f.add(fmt::format("s7StoreF32({}, {});", pointer(location), value));
  if (type.kind == TypeKind::LReal)
    return f.add(fmt::format("s7StoreF64({}, {});", pointer(location), value));
  if (type.size == 1) return f.add(fmt::format("{} = {};", byteAt(location), value));
  f.add(fmt::format("s7Store{}({}, {});", type.size * 8, pointer(location), value));
}

}  // namespace vcpu::c
