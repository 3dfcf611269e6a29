#include "scl/check/structures.h"

#include <fmt/core.h>

#include "scl/check/local_names.h"
#include "scl/check/type_names.h"
#include "scl/tree/hardware_type.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

/// IEC timers may lie in a structure; the user's own instances may not.
bool mayBeMember(const Variable& member) {
  const Type& type = *member.type;
  bool ownInstance =
      type.kind == TypeKind::FunctionBlock && member.section == Section::Member && !type.block->system;
  return type.kind != TypeKind::Void && !isPointer(type) && !isReference(type) && !isOpenArray(type) &&
         !isTimerOrCounter(type) && !ownInstance;
}

}  // namespace

bool Structures::build(Type& type, const std::vector<Variable*>& members, SourceLocation location) {
  LocalNames seen;
  Layout layout;
  bool fine = true;
  for (Variable* member : members) {
    if (const Variable* earlier = seen.find(member->name)) {
      report_.error(DUPLICATE_NAME, member->location,
                    fmt::format("the member \"{}\" is already declared in line {}", member->name,
                                earlier->location.line));
    }
    seen.add(*member);
    member->section = member->section == Section::Static ? Section::Static : Section::Member;
    member->type = typeNames_.resolve(member->typeName);
    if (!member->type) {
      fine = false;
      continue;
    }
    if (!mayBeMember(*member)) {
      report_.error(TYPE_NOT_ALLOWED, member->typeName.location,
                    fmt::format("{} cannot be a member of a structure", member->type->name));
      fine = false;
      continue;
    }
    const ImageOffset offset = layout.add(*member->type);
    member->offset = offset.byte;
    member->bit = offset.bit;
    type.members.push_back({.name = member->name,
                            .type = member->type,
                            .offset = offset.byte,
                            .bit = offset.bit,
                            .ofHardwareType = isHardwareType(member->typeName)});
    if (layout.bytes() > DATA_BYTES_MAX) {
      report_.error(
          TOO_LARGE, member->location,
          fmt::format("the structure exceeds {} MiB with this member", DATA_BYTES_MAX / 1024 / 1024));
      return false;
    }
  }
  if (!fine) return false;
  type.size = static_cast<int32_t>(layout.bytes());
  initials_.applyMembers(type, members, location);
  return true;
}

}  // namespace scl
