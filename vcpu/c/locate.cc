// From an expression to the place where its value lies.

#include "vcpu/c/locate.h"

#include <fmt/format.h>

#include "scl/tree/match.h"
#include "vcpu/c/element.h"
#include "vcpu/c/function.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::Expression;
using scl::TypeKind;

namespace {

Location locateName(CFunction& f, const scl::Name& name, const scl::Type& type) {
  if (name.variable != nullptr) return locateVariable(f, *name.variable);
  if (name.dataBlock != nullptr) {
    std::string block = fmt::format("cpu->db[{}]", f.plan.dataBlockNumbers.at(name.dataBlock));
    return locationAt(primary(block), 0, *name.dataBlock->type, 0);
  }
  if (name.enableOut) return nativeLocation("cpu->eno", type);
  const scl::Type& result = *f.block.result;
  return isImageType(result) ? locationAt(primary("result"), 0, result, 0) : nativeLocation("result", result);
}

}  // namespace

Location locate(CFunction& f, const Expression& expression) {
  const scl::Type& type = *expression.type;
  return scl::match(
      expression.form, [&](const scl::Name& form) { return locateName(f, form, type); },
      [&](const scl::MemberAccess& form) { return locateMember(f, locate(f, *form.base), *form.member); },
      [&](const scl::Subscript& form) {
        return scl::isText(*form.base->type) ? locateCharacter(f, form, type) : locateElement(f, form);
      },
      // What is no path to a variable is a value: it gets a place of its own.
      [&](const auto&) { return locationAt(computed(memory(f, expression)), 0, type, 0); });
}

Location locateVariable(CFunction& f, const scl::Variable& variable) {
  if (f.variables.isNative(variable)) {
    return nativeLocation(f.variables.name(variable), *variable.type);
  }
  if (variable.viewed != nullptr) {
    const scl::Variable* root = variable.viewed;
    while (root->viewed != nullptr) root = root->viewed;
    Location base = locateVariable(f, *root);
    return locationAt(base.base, base.offset + variable.offset - root->offset, *variable.type, variable.bit);
  }
  if (f.variables.isHandedOver(variable)) {
    const std::string& name = f.variables.name(variable);
    Location location = locationAt(primary(name), 0, *variable.type, 0);
    location.bounded = scl::isText(*variable.type);
    if (variable.type->kind == TypeKind::Array && variable.type->dimensions.empty())
      location.bounds = name + "Bounds";
    return location;
  }
  bool inInstance = f.block.kind == scl::Block::Kind::FunctionBlock && variable.section != scl::Section::Temp;
  return locationAt(primary(inInstance ? "self" : "frame"), variable.offset, *variable.type, variable.bit);
}

Location locateMember(CFunction& f, const Location& base, const scl::Member& member) {
  // Of an InOut passed by reference the instance holds no value that could be reached from outside.
  if (member.byReference) {
    f.plan.needScratch(member.type->size);
    return locationAt(primary("cpu->scratch"), 0, *member.type, 0);
  }
  return locationAt(base.base, base.offset + member.offset, *member.type, member.bit);
}

}  // namespace vcpu::c
