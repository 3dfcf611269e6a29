#pragma once
// The members of a structure by name. One check() uses it, on its thread.

#include <string_view>
#include <unordered_map>
#include <vector>

#include "scl/text/name.h"
#include "scl/types/type.h"

namespace scl {

/// Finds members by name without regard to case, fast also in structures of thousands. Refers to the types it
/// was asked about: they must outlive it and keep their members.
class MemberIndex {
 public:
  /// nullptr if the type has no such member.
  const Member* find(const Type& type, std::string_view name);

 private:
  using Members = std::unordered_map<std::string_view, const Member*, NameHash, SameName>;
  std::unordered_map<const Type*, Members> indexed_;
};

/// The names to suggest in place of a wrong one. They live as long as `type`.
std::vector<std::string_view> memberNames(const Type& type);

}  // namespace scl
