#include "vcpu/c/area.h"

#include <fmt/format.h>

#include <algorithm>

#include "scl/types/any_pointer.h"
#include "scl/types/layout.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/element.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::Expression;
using scl::TypeKind;

namespace {

std::string areaOfElement(CFunction& f, const scl::Subscript& subscript) {
  if (isIndexedOperand(subscript)) return areaOf(f, pinned(f, locateElement(f, subscript)), "1");
  LValue array = locate(f, *subscript.base);
  std::string number = f.fresh("n");
  f.add(fmt::format("u32 {} = {};", number, elementNumber(f, array, subscript).text));
  if (array.type->element->kind == TypeKind::Bool) {
    // Beyond the array's end there is no bit: one of the scratch element stands in.
    return fmt::format(
        "{{{0} == S7_NONE ? cpu->scratch : {1} + ({0} >> 3), {0} == S7_NONE ? 0 : {0} & 7, {2}, 0, {3}, "
        "\"Bool\", 0}}",
        number, pointer(array), static_cast<int>(TypeKind::Bool), elementsFrom(array, number));
  }
  return areaOf(f, elementAt(f, array, primary(number)), elementsFrom(array, number));
}

// Of a structure of nothing but Bools, else 0.
size_t boolMembers(const scl::Type& type) {
  const bool allBool =
      type.kind == TypeKind::Struct && std::ranges::all_of(type.members, [](const scl::Member& member) {
        return member.type != nullptr && member.type->kind == TypeKind::Bool;
      });
  return allBool ? type.members.size() : 0;
}

}  // namespace

std::string referredArea(CFunction& f, const Expression& expression) {
  if (expression.type->kind == TypeKind::Variant) return locate(f, expression).base.text;
  std::string name = f.fresh("a");
  f.add(fmt::format("S7Area {};", name));
  f.add(fmt::format("cpu->host->fromAny(cpu, &{}, {}, {});", name, memory(f, expression), f.sourceLine()));
  f.needStack(AREA_BYTES);
  return fmt::format("&{}", name);
}

std::string anyPointer(CFunction& f, const Expression* actual) {
  if (actual != nullptr && actual->type->kind == TypeKind::Any) return ownMemory(f, *actual);
  std::string name = f.fresh("a");
  std::string text = area(f, actual);
  f.add(fmt::format("S7Area {} = {};", name, text));
  f.needStack(AREA_BYTES);
  std::string any = f.buffer(scl::AnyPointer::BYTES);
  f.add(fmt::format("cpu->host->toAny(cpu, {}, &{}, {});", any, name, f.sourceLine()));
  return any;
}

// An S7Area, as an initialiser: what a Variant, or a structured parameter of a system block, refers to.
std::string area(CFunction& f, const Expression* actual) {
  if (actual == nullptr) return "{0, 0, 0, 0, 0, \"\", 0}";
  const scl::Type& type = *actual->type;
  const auto* literal = std::get_if<scl::Literal>(&actual->form);
  if (literal != nullptr && literal->form == scl::Literal::Form::Null) return area(f, nullptr);
  if (scl::isPointer(type)) return fmt::format("*{}", referredArea(f, *actual));
  bool isConstant = actual->constant.has_value();
  if (!isConstant && std::holds_alternative<scl::Subscript>(actual->form)) {
    return areaOfElement(f, std::get<scl::Subscript>(actual->form));
  }
  if (!isConstant && (std::holds_alternative<scl::Name>(actual->form) ||
                      std::holds_alternative<scl::MemberAccess>(actual->form) ||
                      std::holds_alternative<scl::Dereference>(actual->form))) {
    LValue lvalue = locate(f, *actual);
    if (lvalue.kind != LValue::Kind::Native) {
      return areaOf(f, lvalue, type.kind == TypeKind::Array ? elementsFrom(lvalue, "") : "1");
    }
  }
  LValue lvalue;
  lvalue.base = computed(isImageType(type) ? ownMemory(f, *actual) : imageOf(f, *actual).pointer);
  lvalue.type = &type;
  return areaOf(f, lvalue, "1");
}

std::string areaOf(const CFunction& f, const LValue& lvalue, const std::string& count) {
  const scl::Type& type = *lvalue.type;
  const scl::Type& element = type.kind == TypeKind::Array ? *type.element : type;
  std::string bit = lvalue.kind == LValue::Kind::Bit ? lvalue.bit.text : "0";
  std::string name = element.name;
  std::erase(name, '"');
  return fmt::format("{{{}, {}, {}, {}, {}, {}, {}, {}, {}}}", pointer(lvalue), bit,
                     static_cast<int>(element.kind), scl::elementBytes(element), count, quoted(name),
                     type.kind == TypeKind::Array ? 1 : 0, boolMembers(element), f.plan.referredNumber(type));
}

}  // namespace vcpu::c
