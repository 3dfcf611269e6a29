#include "scl/check/initial_paths.h"

#include <fmt/core.h>

namespace scl {

ImagePart elementPart(const Type& element, int64_t offset, int64_t index) {
  if (element.kind == TypeKind::Bool) return {&element, offset + index / 8, static_cast<int>(index % 8)};
  return {&element, offset + index * element.size, 0};
}

bool InitialPaths::findMember(const Expression& path, const Type& type, const std::string& name,
                              ImagePart& part) {
  const Member* member = type.members.empty() ? nullptr : scope_.findMember(type, name);
  if (!member) {
    report_.error(UNKNOWN_MEMBER, path.location,
                  fmt::format("{} has no member \"{}\"{}", type.name, name,
                              report_.didYouMean(name, [&] { return memberNames(type); })));
    return false;
  }
  if (!member->type) return false;
  if (member->byReference) {
    report_.error(
        BAD_INITIAL, path.location,
        fmt::format(
            "the parameter \"{}\" refers to another variable and has no value of its own to start with",
            name));
    return false;
  }
  part = {member->type, part.offset + member->offset, member->bit};
  return true;
}

bool InitialPaths::find(Expression& path, const Type& root, ImagePart& part) {
  if (auto* name = std::get_if<Name>(&path.form)) {
    if (!findMember(path, root, name->text, part)) return false;
    path.type = part.type;
    return true;
  }
  if (auto* access = std::get_if<MemberAccess>(&path.form)) {
    if (!find(*access->base, root, part) || !findMember(path, *part.type, access->name, part)) return false;
    path.type = part.type;
    return true;
  }
  if (auto* subscript = std::get_if<Subscript>(&path.form)) return findElement(path, *subscript, root, part);
  report_.error(BAD_INITIAL, path.location, "expected the path of a variable of this data block: a.b[1]");
  return false;
}

bool InitialPaths::findElement(Expression& path, Subscript& subscript, const Type& root, ImagePart& part) {
  if (!find(*subscript.base, root, part)) return false;
  if (part.type->kind != TypeKind::Array || part.type->dimensions.size() != subscript.indices.size()) {
    report_.error(WRONG_INDEX_COUNT, path.location,
                  fmt::format("found {} indices behind {}", subscript.indices.size(), part.type->name));
    return false;
  }
  int64_t element = 0;
  for (size_t i = 0; i < subscript.indices.size(); ++i) {
    int64_t index = 0;
    if (!expressions_.checkInteger(subscript.indices[i], index, "index")) return false;
    const Bounds& bounds = part.type->dimensions[i];
    if (index < bounds.low || index > bounds.high) {
      report_.error(INDEX_OUT_OF_BOUNDS, path.location,
                    fmt::format("the index {} is outside {}..{}", index, bounds.low, bounds.high));
      return false;
    }
    element = element * bounds.count() + (index - bounds.low);
  }
  part = elementPart(*part.type->element, part.offset, element);
  path.type = part.type;
  return true;
}

}  // namespace scl
