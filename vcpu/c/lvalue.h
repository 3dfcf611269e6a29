#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scl/types/type.h"
#include "vcpu/c/expression.h"

namespace vcpu::c {

class CFunction;

/// What the printed C can read and write: a C variable, or bytes or a bit behind a pointer.
struct LValue {
  enum class Kind { Native, Memory, Bit };
  Kind kind = Kind::Memory;
  CExpr base;                   ///< Native: the C variable; otherwise a pointer
  int64_t offset = 0;           ///< bytes behind the pointer
  CExpr bit;                    ///< Bit: its number, counted from there
  std::optional<int> fixedBit;  ///< Bit: that number, 0..7, if it is known when the C is printed
  const scl::Type* type = nullptr;
  bool bounded = false;  ///< a string whose header, not its type, says how much it holds
  std::string bounds;    ///< Array[*]: the C array with its bounds, low and high of each dimension
};

/// A C variable.
LValue nativeLValue(std::string name, const scl::Type& type);

/// Bytes in memory; a Bool is bit `bit` there.
LValue memoryLValue(CExpr pointer, int64_t offset, const scl::Type& type, int bit);

/// The same lvalue, with pointer and bit in variables, so that it may be named twice and behind other lines.
LValue pinned(CFunction& f, LValue lvalue);

/// A pointer to the first byte. `lvalue` is not Native.
std::string pointer(const LValue& lvalue);

/// Its value, of an elementary type.
std::string load(const LValue& lvalue);

/// Adds the line that writes `value`, of an elementary type.
void store(CFunction& f, const LValue& lvalue, const std::string& value);

}  // namespace vcpu::c
