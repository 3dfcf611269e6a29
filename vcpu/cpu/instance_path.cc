#include "vcpu/cpu/instance_path.h"

#include <fmt/format.h>

#include "scl/text/name.h"
#include "scl/types/layout.h"
#include "vcpu/cpu/element_index.h"

namespace vcpu {

std::optional<std::string> instancePath(const scl::Type& type, int64_t offset, const scl::Type& instance) {
  if (&type == &instance && offset == 0) return "";
  if (type.kind == scl::TypeKind::Array) {
    const int64_t bytes = scl::elementBytes(*type.element);
    if (bytes == 0 || offset / bytes >= scl::elementCount(type)) return std::nullopt;
    const auto inside = instancePath(*type.element, offset % bytes, instance);
    return inside ? std::optional(elementIndex(type, offset / bytes) + *inside) : std::nullopt;
  }
  for (const scl::Member& member : type.members) {
    const bool holds = member.offset <= offset && offset < member.offset + member.type->size;
    if (!holds || member.byReference) continue;
    const auto inside = instancePath(*member.type, offset - member.offset, instance);
    if (!inside) continue;
    return fmt::format(".{}{}", scl::quotedUnlessPlain(member.name), *inside);
  }
  return std::nullopt;
}

}  // namespace vcpu
