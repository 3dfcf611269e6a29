// Numbers that the printed C leaves to the host: mathematics, rounding, 64-bit unsigned and floats, BCD.

#include <cmath>

#include "scl/library/standard_function.h"
#include "vcpu/runtime/host.h"

namespace vcpu::s7 {

using scl::StandardFunction;

namespace {

f64 roundedBy(StandardFunction rounding, f64 x) {
  if (rounding == StandardFunction::Trunc) return std::trunc(x);
  if (rounding == StandardFunction::Ceil) return std::ceil(x);
  if (rounding == StandardFunction::Floor) return std::floor(x);
  return std::nearbyint(x);  // the host never changes the rounding mode: half to even
}

}  // namespace

f64 math(i32 function, f64 x) {
  auto which = static_cast<StandardFunction>(function);
  if (which == StandardFunction::Sqrt) return std::sqrt(x);
  if (which == StandardFunction::Ln) return std::log(x);
  if (which == StandardFunction::Exp) return std::exp(x);
  if (which == StandardFunction::Sin) return std::sin(x);
  if (which == StandardFunction::Cos) return std::cos(x);
  if (which == StandardFunction::Tan) return std::tan(x);
  if (which == StandardFunction::Asin) return std::asin(x);
  if (which == StandardFunction::Acos) return std::acos(x);
  if (which == StandardFunction::Atan) return std::atan(x);
  if (which == StandardFunction::Frac) return x - std::trunc(x);
  return roundedBy(which, x);
}

f64 power(f64 base, f64 exponent) {
  return std::pow(base, exponent);
}

i64 toSigned(S7Cpu* cpu, i32 rounding, f64 x, i64 low, i64 high) {
  f64 whole = roundedBy(static_cast<StandardFunction>(rounding), x);
  if (whole >= static_cast<f64>(low) && whole < static_cast<f64>(high) + 1.0) {
    // 2^63 - 1 is no double: the comparison above took 2^63.
    if (whole < 9223372036854775808.0) return static_cast<i64>(whole);
  }
  cpu->eno = 0;
  if (std::isnan(x)) return 0;
  return whole < 0 ? low : high;
}

u64 toUnsigned(S7Cpu* cpu, i32 rounding, f64 x) {
  f64 whole = roundedBy(static_cast<StandardFunction>(rounding), x);
  if (whole >= 0 && whole < 18446744073709551616.0) return static_cast<u64>(whole);
  cpu->eno = 0;
  return whole > 0 ? ~u64{0} : 0;
}

// Wraps as multiplication does. A negative exponent leaves 0, but for the bases 1 and -1.
i64 integerPower(i64 base, i64 exponent) {
  if (exponent < 0) {
    if (base == 1) return 1;
    if (base == -1) return exponent % 2 == 0 ? 1 : -1;
    return 0;
  }
  u64 result = 1;
  auto factor = static_cast<u64>(base);
  for (auto left = static_cast<u64>(exponent); left != 0; left >>= 1) {
    if (left & 1) result *= factor;
    factor *= factor;
  }
  return static_cast<i64>(result);
}

// BCD has its sign in the highest digit: 16#F minus, 16#0 plus. `bits` are those of the result; three digits
// go with Word and Int, seven with DWord and DInt.
i64 bcd(S7Cpu* cpu, i32 function, i64 x, i32 bits) {
  int digits = bits == 16 ? 3 : 7;
  if (static_cast<StandardFunction>(function) == StandardFunction::BcdToInteger) {
    i64 result = 0;
    for (int digit = digits - 1; digit >= 0; digit--) {
      i64 value = x >> (4 * digit) & 0xF;
      if (value > 9) {
        cpu->eno = 0;
        return 0;
      }
      result = result * 10 + value;
    }
    bool negative = (x >> (4 * digits) & 0x8) != 0;
    return negative ? -result : result;
  }
  u64 magnitude = x < 0 ? static_cast<u64>(-x) : static_cast<u64>(x);
  u64 result = 0;
  for (int digit = 0; digit < digits; digit++) {
    result |= magnitude % 10 << (4 * digit);
    magnitude /= 10;
  }
  if (magnitude != 0) cpu->eno = 0;
  if (x < 0) result |= u64{0xF} << (4 * digits);
  return static_cast<i64>(result);
}

}  // namespace vcpu::s7
