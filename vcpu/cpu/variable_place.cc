#include "vcpu/cpu/variable_place.h"

#include <fmt/format.h>

#include <algorithm>

#include "scl/text/name.h"
#include "scl/types/layout.h"
#include "vcpu/cpu/element_index.h"

namespace vcpu {

namespace {

std::string withoutQuotes(std::string name) {
  std::erase(name, '"');
  return name;
}

bool isElement(const scl::Type& type, const Area& area) {
  return type.kind == area.kind && scl::elementBytes(type) == static_cast<int64_t>(area.elementBytes) &&
         withoutQuotes(type.name) == area.typeName;
}

bool isThis(const scl::Type& type, int64_t offset, const Area& area) {
  if (offset != 0) return false;
  if (area.array == 0) return isElement(type, area);
  return type.kind == scl::TypeKind::Array && isElement(*type.element, area) &&
         scl::elementCount(type) == static_cast<int64_t>(area.count);
}

std::optional<VariablePlace> behind(const std::string& name, std::optional<VariablePlace> inside) {
  if (inside) inside->path.insert(0, name);
  return inside;
}

std::optional<VariablePlace> inElements(const scl::Type& array, int64_t offset, const Area& area) {
  const scl::Type& element = *array.element;
  const bool isBool = element.kind == scl::TypeKind::Bool;
  const int64_t bytes = scl::elementBytes(element);
  if (!isBool && bytes == 0) return std::nullopt;
  const int64_t number = isBool ? offset * 8 + area.bit : offset / bytes;
  if (number >= scl::elementCount(array)) return std::nullopt;
  return behind(elementIndex(array, number), variablePlace(element, isBool ? 0 : offset % bytes, area));
}

std::optional<VariablePlace> inMembers(const scl::Type& type, int64_t offset, const Area& area) {
  for (const scl::Member& member : type.members) {
    if (member.byReference) continue;
    const bool isBool = member.type->kind == scl::TypeKind::Bool;
    const bool holds = member.offset <= offset && offset < member.offset + member.type->size &&
                       (!isBool || member.bit == static_cast<int32_t>(area.bit));
    if (!holds) continue;
    const std::string name = fmt::format(".{}", scl::quotedUnlessPlain(member.name));
    if (auto found = behind(name, variablePlace(*member.type, offset - member.offset, area))) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<VariablePlace> variablePlace(const scl::Type& type, int64_t offset, const Area& area) {
  std::optional<VariablePlace> inside;
  if (type.kind == scl::TypeKind::Array) {
    inside = inElements(type, offset, area);
  } else if (type.kind == scl::TypeKind::Struct || type.kind == scl::TypeKind::FunctionBlock) {
    inside = inMembers(type, offset, area);
  }
  if (inside) return inside;
  return isThis(type, offset, area) ? std::optional(VariablePlace{"", &type}) : std::nullopt;
}

}  // namespace vcpu
