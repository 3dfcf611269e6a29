#include "scl/check/member_index.h"

namespace scl {

const Member* MemberIndex::find(const Type& type, std::string_view name) {
  constexpr size_t FEW = 16;
  if (type.members.size() <= FEW) {
    for (const Member& member : type.members) {
      if (sameName(member.name, name)) return &member;
    }
    return nullptr;
  }
  auto [entry, isNew] = indexed_.try_emplace(&type);
  if (isNew) {
    for (const Member& member : type.members) entry->second.emplace(member.name, &member);
  }
  const auto found = entry->second.find(name);
  return found == entry->second.end() ? nullptr : found->second;
}

std::vector<std::string_view> memberNames(const Type& type) {
  std::vector<std::string_view> names;
  for (const Member& member : type.members) names.push_back(member.name);
  return names;
}

}  // namespace scl
