// Floats to integers, and integers to floats and back.

#include "vcpu/c/rounding.h"

#include <fmt/format.h>

#include "scl/types/elementary_types.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/function.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::StandardFunction;
using scl::TypeKind;

namespace {

// MIN, VALUE and MAX as f64, each in a variable. A range that is none resets ENO.
std::vector<std::string> asFloats(CFunction& f, const scl::Call& call) {
  std::vector<std::string> values;
  for (const Expression* argument : call.bound) {
    std::string number = value(f, *argument);
    // In-process, C has no conversion from u64 to f64.
    bool wide = cType(*argument->type) == "u64";
    std::string text =
        wide ? fmt::format("cpu->host->fromUnsigned({})", number) : fmt::format("(f64){}", number);
    std::string name = f.fresh("t");
    f.add(fmt::format("f64 {} = {};", name, text));
    values.push_back(name);
  }
  f.add(fmt::format("if (!({2} > {0})) cpu->eno = 0;", values[0], values[1], values[2]));
  return values;
}

}  // namespace

// Of an integer they change nothing.
std::string rounded(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  const Expression& argument = *call.bound[0];
  if (!scl::isFloat(*argument.type)) return converted(f, type, argument);
  std::string x = value(f, argument);
  int rounding = static_cast<int>(*call.standard);
  if (scl::isFloat(type)) return fmt::format("({})cpu->host->math({}, {})", cType(type), rounding, x);
  if (type.kind == TypeKind::ULInt || type.kind == TypeKind::LWord) {
    return fmt::format("cpu->host->toUnsigned(cpu, {}, {})", rounding, x);
  }
  bool isSigned = isSignedInC(type);
  int bits = std::min(scl::bitsOf(type) - (isSigned ? 1 : 0), 63);
  auto high = static_cast<int64_t>((uint64_t{1} << bits) - 1);
  std::string low = isSigned ? fmt::format("-{}ll - 1", high) : "0";
  return fmt::format("({})cpu->host->toSigned(cpu, {}, {}, {}, {}ll)", cType(type), rounding, x, low, high);
}

std::string normalized(CFunction& f, const Expression& expression, const scl::Call& call) {
  std::vector<std::string> values = asFloats(f, call);
  return fmt::format("({3})(({1} - {0}) / ({2} - {0}))", values[0], values[1], values[2],
                     cType(*expression.type));
}

std::string scaled(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  std::vector<std::string> values = asFloats(f, call);
  std::string product = fmt::format("{1} * ({2} - {0}) + {0}", values[0], values[1], values[2]);
  if (scl::isFloat(type)) return fmt::format("({})({})", cType(type), product);
  int width = scl::bitsOf(type);
  bool isSigned = isSignedInC(type);
  int rounding = static_cast<int>(StandardFunction::Round);
  if (width == 64 && !isSigned) return fmt::format("cpu->host->toUnsigned(cpu, {}, {})", rounding, product);
  // Of a number that the type does not hold the low bits remain.
  std::string whole = f.fresh("t");
  f.add(
      fmt::format("i64 {} = cpu->host->toSigned(cpu, {}, {}, -9223372036854775807ll - 1, "
                  "9223372036854775807ll);",
                  whole, rounding, product));
  if (width < 64) {
    auto high = static_cast<int64_t>((uint64_t{1} << (isSigned ? width - 1 : width)) - 1);
    f.add(fmt::format("if ({0} < {1} || {0} > {2}ll) cpu->eno = 0;", whole,
                      isSigned ? fmt::format("-{}ll - 1", high) : "0", high));
  }
  return fmt::format("({}){}", cType(type), whole);
}

}  // namespace vcpu::c
