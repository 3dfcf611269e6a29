#pragma once
// What the names mean at the place that is being checked. One check() uses it, on its thread.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scl/check/global_names.h"
#include "scl/check/local_names.h"
#include "scl/check/member_index.h"
#include "scl/check/report.h"
#include "scl/tree/tree.h"

namespace scl {

/// Looks names up: in the block that was entered, then among the global ones. Refers to the names and the
/// report, which must outlive it.
class Scope {
 public:
  /// Declarations know the values of constants only, statements all variables.
  enum class Known { Constants, Variables };

  /// A block and its names; without a block only global names are known.
  struct Inside {
    const Block* block = nullptr;
    const LocalNames* locals = nullptr;
    Known known = Known::Constants;
  };

  Scope(const GlobalNames& globals, Report& report) : globals_(globals), report_(report) {}

  /// Names are looked up there from now on. The block and its names must live until the next enter().
  void enter(Inside inside) { inside_ = inside; }
  const Inside& inside() const { return inside_; }
  const Block* block() const { return inside_.block; }
  bool knowsVariables() const { return inside_.known == Known::Variables; }

  /// nullptr: `name` is in quotes or the block does not declare it.
  const Variable* findLocal(const Name& name) const;

  /// nullptr if no block, data block or type has that name.
  const GlobalName* findGlobal(std::string_view name) const { return globals_.find(name); }
  /// nullptr if no tag table has that name.
  const TagName* findTag(std::string_view name) const { return globals_.findTag(name); }

  const std::map<int32_t, const DataBlock*>& numberedDataBlocks() const {
    return globals_.numberedDataBlocks();
  }
  /// Of the CPU that the program is for.
  const MemoryAreaSizes& areas() const { return globals_.areas(); }

  const std::vector<std::string_view>& globalNames() const { return globals_.all(); }

  /// nullptr if the type has no such member.
  const Member* findMember(const Type& type, std::string_view name) { return members_.find(type, name); }

  /// Whether a global name that does not exist is asked for the first time: only then it is reported.
  bool isFirstUnknown(std::string_view name);

  /// Reports that nothing has this name.
  void reportUnknown(const Name& name, SourceLocation location);

 private:
  const GlobalNames& globals_;
  Report& report_;
  Inside inside_;
  MemberIndex members_;
  std::set<std::string> unknown_;  ///< global names that are reported, in capitals
};

}  // namespace scl
