#pragma once
// The names outside of blocks: the blocks, data blocks and types of all units. One check() uses it, on its
// thread.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scl/check/report.h"
#include "scl/dialect/dialect.h"
#include "scl/text/name.h"
#include "scl/tree/tree.h"

namespace scl {

/// What a name outside of blocks stands for: exactly one of `block`, `dataBlock` and `type`.
struct GlobalName {
  Block* block = nullptr;
  DataBlock* dataBlock = nullptr;
  TypeDeclaration* type = nullptr;
  const std::string* file = nullptr;  ///< where it is declared; belongs to the unit
};

/// Blocks, data blocks and types share one name space; the user's names hide the system's. Refers to the
/// units, which must outlive it and keep the items that add() leaves.
class GlobalNames {
 public:
  /// Registers what `unit` declares and reports each name that is taken already: the first of a name stays. A
  /// declaration in the same words as an earlier one is taken out of the unit, with a warning.
  /// `system`: they are of the firmware. The dialect says how long a name may be, and whether a block with an
  /// empty body is replaced by one that is declared after it.
  void add(Unit& unit, bool system, const Dialect& dialect, Report& report);

  /// Without regard to case; nullptr if nothing has that name. The answer is valid until the next add().
  const GlobalName* find(std::string_view name) const;

  /// The names to suggest in place of a wrong one.
  const std::vector<std::string_view>& all() const { return all_; }

 private:
  using Names = std::unordered_map<std::string_view, GlobalName, NameHash, SameName>;
  bool addItem(const GlobalName& added, Names& names, const Dialect& dialect, Report& report);

  Names user_;
  Names system_;
  std::vector<std::string_view> all_;
};

}  // namespace scl
