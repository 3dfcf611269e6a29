// How the printed C reads and writes an lvalue.

#include "vcpu/c/lvalue.h"

#include <fmt/format.h>

#include "vcpu/c/function.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::TypeKind;

namespace {

std::string byteAt(const LValue& lvalue) {
  return lvalue.base.text + "[" + std::to_string(lvalue.offset) + "]";
}

// libtcc does not expand s7StoreBit: its call would cost more than what it does.
void storeFixedBit(CFunction& f, const LValue& lvalue, const std::string& value) {
  const int mask = 1 << *lvalue.fixedBit;
  f.add(fmt::format("{0} = (u8)({1} ? {0} | {2} : {0} & {3});", byteAt(lvalue), value, mask, 0xFF - mask));
}

}  // namespace

LValue nativeLValue(std::string name, const scl::Type& type) {
  LValue lvalue;
  lvalue.kind = LValue::Kind::Native;
  lvalue.base = primary(std::move(name));
  lvalue.type = &type;
  return lvalue;
}

LValue memoryLValue(CExpr pointer, int64_t offset, const scl::Type& type, int bit) {
  LValue lvalue;
  lvalue.base = std::move(pointer);
  lvalue.offset = offset;
  lvalue.type = &type;
  if (type.kind == TypeKind::Bool) {
    lvalue.kind = LValue::Kind::Bit;
    lvalue.bit = primary(std::to_string(bit));
    lvalue.fixedBit = bit;
  }
  return lvalue;
}

LValue pinned(CFunction& f, LValue lvalue) {
  if (lvalue.kind == LValue::Kind::Native) return lvalue;
  if (!lvalue.base.primary) {
    std::string name = f.fresh("p");
    f.add(fmt::format("u8 *{} = {};", name, pointer(lvalue)));
    lvalue.base = primary(name);
    lvalue.offset = 0;
  }
  if (lvalue.kind == LValue::Kind::Bit && !lvalue.bit.primary) {
    std::string name = f.fresh("n");
    f.add(fmt::format("u32 {} = {};", name, lvalue.bit.text));
    lvalue.bit = primary(name);
  }
  return lvalue;
}

std::string pointer(const LValue& lvalue) {
  return lvalue.offset == 0 ? lvalue.base.text : lvalue.base.text + " + " + std::to_string(lvalue.offset);
}

std::string load(const LValue& lvalue) {
  switch (lvalue.kind) {
    case LValue::Kind::Native: return lvalue.base.text;
    case LValue::Kind::Bit:
      if (lvalue.fixedBit) return fmt::format("(u8)({} >> {} & 1)", byteAt(lvalue), *lvalue.fixedBit);
      return fmt::format("s7LoadBit({}, {})", pointer(lvalue), lvalue.bit.text);
    case LValue::Kind::Memory: break;
  }
  const scl::Type& type = *lvalue.type;
  if (type.kind == TypeKind::Real) return "s7LoadF32(" + pointer(lvalue) + ")";
  if (type.kind == TypeKind::LReal) return "s7LoadF64(" + pointer(lvalue) + ")";
  std::string cast = isSignedInC(type) ? fmt::format("({})", cType(type)) : "";
  if (type.size == 1) return cast + byteAt(lvalue);
  return cast + "s7Load" + std::to_string(type.size * 8) + "(" + pointer(lvalue) + ")";
}

void store(CFunction& f, const LValue& lvalue, const std::string& value) {
  switch (lvalue.kind) {
    case LValue::Kind::Native: return f.add(lvalue.base.text + " = " + value + ";");
    case LValue::Kind::Bit:
      if (lvalue.fixedBit && lvalue.base.primary) return storeFixedBit(f, lvalue, value);
      return f.add(fmt::format("s7StoreBit({}, {}, {});", pointer(lvalue), lvalue.bit.text, value));
    case LValue::Kind::Memory: break;
  }
  const scl::Type& type = *lvalue.type;
  if (type.kind == TypeKind::Real) return f.add(fmt::format("s7StoreF32({}, {});", pointer(lvalue), value));
  if (type.kind == TypeKind::LReal) return f.add(fmt::format("s7StoreF64({}, {});", pointer(lvalue), value));
  if (type.size == 1) return f.add(byteAt(lvalue) + " = " + value + ";");
  f.add("s7Store" + std::to_string(type.size * 8) + "(" + pointer(lvalue) + ", " + value + ");");
}

}  // namespace vcpu::c
