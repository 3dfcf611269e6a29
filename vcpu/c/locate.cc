// From an expression to its lvalue.

#include "vcpu/c/locate.h"

#include <fmt/format.h>

#include <utility>

#include "scl/tree/match.h"
#include "vcpu/c/element.h"
#include "vcpu/c/function.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/reference.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::Expression;

namespace {

std::string imageOf(CFunction& f, const scl::DataBlock& dataBlock) {
  return f.base(fmt::format("cpu->db[{}]", f.plan.dataBlockIndices.at(&dataBlock)));
}

LValue locatePlace(CFunction& f, const scl::MemoryPlace& place, const scl::Type& type) {
  const std::string memory = place.dataBlock != nullptr
                                 ? imageOf(f, *place.dataBlock)
                                 : f.base(fmt::format("cpu->areas[{}]", static_cast<int>(place.area)));
  return memoryLValue(primary(memory), place.offset, type, place.bit);
}

LValue locateName(CFunction& f, const scl::Name& name, const scl::Type& type) {
  if (name.place) return locatePlace(f, *name.place, type);
  if (name.variable != nullptr) return locateVariable(f, *name.variable);
  if (name.dataBlock != nullptr) {
    return memoryLValue(primary(imageOf(f, *name.dataBlock)), 0, *name.dataBlock->type, 0);
  }
  if (name.enableOut) return nativeLValue("cpu->eno", type);
  const scl::Type& result = *f.block.result;
  return isImageType(result) ? memoryLValue(primary("result"), 0, result, 0) : nativeLValue("result", result);
}

}  // namespace

LValue locate(CFunction& f, const Expression& expression) {
  const scl::Type& type = *expression.type;
  return scl::match(
      expression.form, [&](const scl::Name& form) { return locateName(f, form, type); },
      [&](const scl::MemberAccess& form) { return locateMember(f, locate(f, *form.base), *form.member); },
      [&](const scl::Subscript& form) {
        return scl::isText(*form.base->type) ? locateCharacter(f, form, type) : locateElement(f, form);
      },
      [&](const scl::Dereference& form) { return locateReferred(f, form, type); },
      // What is no path to a variable is a value: it gets a buffer of its own.
      [&](const auto&) { return memoryLValue(computed(memory(f, expression)), 0, type, 0); });
}

LValue locateTarget(CFunction& f, const scl::Expression& expression) {
  const bool before = std::exchange(f.writes, true);
  LValue lvalue = locate(f, expression);
  f.writes = before;
  return lvalue;
}

LValue locateVariable(CFunction& f, const scl::Variable& variable) {
  if (f.variables.isNative(variable)) {
    return nativeLValue(f.variables.name(variable), *variable.type);
  }
  if (variable.viewed != nullptr) {
    const scl::Variable* root = variable.viewed;
    while (root->viewed != nullptr) root = root->viewed;
    LValue base = locateVariable(f, *root);
    return memoryLValue(base.base, base.offset + variable.offset - root->offset, *variable.type,
                        variable.bit);
  }
  if (f.variables.isHandedOver(variable)) {
    const std::string& name = f.variables.name(variable);
    LValue lvalue = memoryLValue(primary(name), 0, *variable.type, 0);
    lvalue.bounded = scl::isText(*variable.type);
    if (scl::isOpenArray(*variable.type)) lvalue.bounds = name + "Bounds";
    return lvalue;
  }
  bool inInstance = f.block.kind == scl::Block::Kind::FunctionBlock && variable.section != scl::Section::Temp;
  return memoryLValue(primary(inInstance ? "self" : "frame"), variable.offset, *variable.type, variable.bit);
}

LValue locateMember(CFunction& f, const LValue& base, const scl::Member& member) {
  // Of an InOut passed by reference the instance holds no value that could be reached from outside.
  if (member.byReference) {
    f.plan.needScratch(member.type->size);
    return memoryLValue(primary("cpu->scratch"), 0, *member.type, 0);
  }
  return memoryLValue(base.base, base.offset + member.offset, *member.type, member.bit);
}

}  // namespace vcpu::c
