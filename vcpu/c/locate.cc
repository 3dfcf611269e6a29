// From an expression to the place where its value lies.

#include "vcpu/c/locate.h"

#include <fmt/format.h>

#include "vcpu/c/element.h"
#include "vcpu/c/function.h"
#include "vcpu/c/memory.h"

namespace vcpu::c {

using scl::Expression;
using scl::TypeKind;

Location locate(CFunction& f, const Expression& expression) {
  if (const auto* name = std::get_if<scl::Name>(&expression.form)) {
    if (name->variable != nullptr) return locateVariable(f, *name->variable);
    if (name->dataBlock != nullptr) {
      return locationAt(fmt::format("cpu->db[{}]", f.plan.dataBlockNumbers.at(name->dataBlock)), 0,
                        *name->dataBlock->type, 0);
    }
    if (name->enableOut) return {Location::Kind::Native, "cpu->eno", 0, "", expression.type, false, ""};
    Location result = locationAt("result", 0, *f.block.result, 0);
    if (scl::isElementary(*f.block.result)) result.kind = Location::Kind::Native;
    return result;
  }
  if (const auto* access = std::get_if<scl::MemberAccess>(&expression.form)) {
    return locateMember(f, locate(f, *access->base), *access->member);
  }
  if (const auto* subscript = std::get_if<scl::Subscript>(&expression.form)) {
    if (scl::isText(*subscript->base->type)) return locateCharacter(f, *subscript, *expression.type);
    return locateElement(f, *subscript);
  }
  // What is no variable is a value: it gets a place of its own.
  return locationAt(memory(f, expression), 0, *expression.type, 0);
}

Location locateVariable(CFunction& f, const scl::Variable& variable) {
  if (f.variables.isNative(variable)) {
    return {Location::Kind::Native, f.variables.name(variable), 0, "", variable.type, false, ""};
  }
  if (variable.viewed != nullptr) {
    const scl::Variable* root = variable.viewed;
    while (root->viewed != nullptr) root = root->viewed;
    Location base = locateVariable(f, *root);
    return locationAt(base.text, base.offset + variable.offset - root->offset, *variable.type, variable.bit);
  }
  if (f.variables.isHandedOver(variable)) {
    const std::string& name = f.variables.name(variable);
    Location location = locationAt(name, 0, *variable.type, 0);
    location.bounded = scl::isText(*variable.type);
    if (variable.type->kind == TypeKind::Array && variable.type->dimensions.empty())
      location.bounds = name + "Bounds";
    return location;
  }
  bool inInstance = f.block.kind == scl::Block::Kind::FunctionBlock && variable.section != scl::Section::Temp;
  return locationAt(inInstance ? "self" : "frame", variable.offset, *variable.type, variable.bit);
}

Location locateMember(CFunction& f, const Location& base, const scl::Member& member) {
  // Of an InOut passed by reference the instance holds no value that could be reached from outside.
  if (member.byReference) {
    f.plan.needScratch(member.type->size);
    return locationAt("cpu->scratch", 0, *member.type, 0);
  }
  return locationAt(base.text, base.offset + member.offset, *member.type, member.bit);
}

}  // namespace vcpu::c
