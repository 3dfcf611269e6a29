#pragma once
// The names inside one block. One check() uses it, on its thread.

#include <string_view>
#include <unordered_map>
#include <vector>

#include "scl/text/name.h"
#include "scl/tree/tree.h"

namespace scl {

/// The variables and constants of one block, by name and without regard to case. Refers to the variables of
/// the tree, which must outlive it.
class LocalNames {
 public:
  /// Of two variables of one name the first stays.
  void add(const Variable& variable);

  /// nullptr if the block declares no such name.
  const Variable* find(std::string_view name) const;

  /// The names to suggest in place of a wrong one, in no particular order. They live as long as the tree.
  std::vector<std::string_view> all() const;

 private:
  std::unordered_map<std::string_view, const Variable*, NameHash, SameName> variables_;
};

}  // namespace scl
