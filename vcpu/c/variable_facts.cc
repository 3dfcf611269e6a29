#include "vcpu/c/variable_facts.h"

#include <fmt/format.h>

#include "vcpu/c/area.h"
#include "vcpu/c/element.h"
#include "vcpu/c/function.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::TypeKind;

namespace {

std::string bound(CFunction& f, const Expression& expression, const scl::Call& call, int upper) {
  const scl::Type& type = *expression.type;
  const Expression& array = *call.bound[0];
  LValue lvalue = locate(f, array);
  std::string bounds = lvalue.bounds;
  size_t dimensions = array.type->dimensions.size();
  if (bounds.empty()) {
    bounds = f.fresh("bounds");
    std::string list;
    for (const scl::Bounds& one : array.type->dimensions) list += fmt::format("{}, {}, ", one.low, one.high);
    f.add(fmt::format("static const i32 {}[] = {{{}}};", bounds, list));
  } else {
    dimensions = 1;
  }
  std::string number = fmt::format("s7Index(cpu, {}, 1, {}, {})", value(f, *call.bound[1]), dimensions,
                                   f.sourceLine(expression.location.line));
  f.noteMayStop();
  std::string n = f.fresh("n");
  f.add(fmt::format("u32 {} = {};", n, number));
  return fmt::format("({0})({1} == S7_NONE ? 0 : {2}[2 * {1} + {3}])", cType(type), n, bounds, upper);
}

std::string codeOf(CFunction& f, const scl::Call& call, int ofElements) {
  return fmt::format("s7TypeCode({}, {})", referredArea(f, *call.bound[0]), ofElements);
}

}  // namespace

std::string lowerBound(CFunction& f, const Expression& expression, const scl::Call& call) {
  return bound(f, expression, call, 0);
}

std::string upperBound(CFunction& f, const Expression& expression, const scl::Call& call) {
  return bound(f, expression, call, 1);
}

std::string elementCount(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  const Expression& array = *call.bound[0];
  // Bools fill whole bytes, and what fills the last one counts.
  if (scl::isPointer(*array.type)) {
    const std::string area = fmt::format("({})", referredArea(f, array));
    return fmt::format("({0})(!{1}->array ? 0 : {1}->kind == {2} ? {1}->count + 7 & ~7u : {1}->count)",
                       cType(type), area, static_cast<int>(TypeKind::Bool));
  }
  const std::string count = elementsFrom(locate(f, array), "");
  const bool ofBool = array.type->element != nullptr && array.type->element->kind == TypeKind::Bool;
  return ofBool ? fmt::format("({})({} + 7 & ~7u)", cType(type), count)
                : fmt::format("({}){}", cType(type), count);
}

std::string typeCode(CFunction& f, const Expression&, const scl::Call& call) {
  return codeOf(f, call, 0);
}

std::string elementTypeCode(CFunction& f, const Expression&, const scl::Call& call) {
  return codeOf(f, call, 1);
}

std::string isArray(CFunction& f, const Expression&, const scl::Call& call) {
  const scl::Type& of = *call.bound[0]->type;
  if (!scl::isPointer(of)) return of.kind == TypeKind::Array ? "1" : "0";
  return fmt::format("(u8)(({})->array)", referredArea(f, *call.bound[0]));
}

std::string isNull(CFunction& f, const Expression&, const scl::Call& call) {
  const scl::Type& of = *call.bound[0]->type;
  // NIL has no type.
  if (of.kind == TypeKind::Any) return fmt::format("(u8)(({})[1] == 0)", memory(f, *call.bound[0]));
  if (scl::isReference(of)) return fmt::format("(u8)({} == 0)", value(f, *call.bound[0]));
  if (of.kind != TypeKind::Variant) return "0";
  return fmt::format("(u8)({}->bytes == 0)", locate(f, *call.bound[0]).base.text);
}

std::string notNull(CFunction& f, const Expression& expression, const scl::Call& call) {
  return fmt::format("(u8)(!{})", isNull(f, expression, call));
}

}  // namespace vcpu::c
