#include "vcpu/c/shift.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "scl/types/elementary_types.h"
#include "vcpu/c/function.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;

namespace {

// By places that are known here and that C shifts by: one operator.
std::optional<std::string> shiftedByConstant(CFunction& f, const scl::Type& type, const scl::Call& call,
                                             const char* sign) {
  const auto& constant = call.bound[1]->constant;
  if (!constant) return std::nullopt;
  int64_t places = std::get<int64_t>(*constant);
  if (places < 0 || places >= scl::bitsOf(type)) return std::nullopt;
  return fmt::format("({})({} {} {})", cType(type), value(f, *call.bound[0]), sign, places);
}

// s7ShiftLeft and its like of the runtime.
std::string byRuntime(CFunction& f, const scl::Type& type, const scl::Call& call, const char* name) {
  int width = scl::bitsOf(type);
  std::string x = spill(f, type, value(f, *call.bound[0]));
  std::string n = value(f, *call.bound[1]);
  return fmt::format("({})s7{}((u{}){}, {}, {})", cType(type), name, std::max(width, 8), x, n, width);
}

}  // namespace

std::string shiftedLeft(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  if (auto known = shiftedByConstant(f, type, call, "<<")) return *known;
  return byRuntime(f, type, call, "ShiftLeft");
}

std::string shiftedRight(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  if (auto known = shiftedByConstant(f, type, call, ">>")) return *known;
  if (!isSignedInC(type)) return byRuntime(f, type, call, "ShiftRight");
  std::string x = spill(f, type, value(f, *call.bound[0]));
  return fmt::format("({})s7ShiftRightSigned({}, {}, {})", cType(type), x, value(f, *call.bound[1]),
                     scl::bitsOf(type));
}

std::string rotatedLeft(CFunction& f, const Expression& expression, const scl::Call& call) {
  return byRuntime(f, *expression.type, call, "RotateLeft");
}

std::string rotatedRight(CFunction& f, const Expression& expression, const scl::Call& call) {
  return byRuntime(f, *expression.type, call, "RotateRight");
}

}  // namespace vcpu::c
