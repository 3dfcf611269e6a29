#pragma once
// The names outside of blocks: the blocks, data blocks and types of all units, PLC tags and user constants.
// One check() uses it, on its thread.

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scl/check/report.h"
#include "scl/dialect/dialect.h"
#include "scl/scl.h"
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

/// What a name of a tag table stands for: exactly one of `tag` and `constant`.
struct TagName {
  Tag* tag = nullptr;
  Variable* constant = nullptr;
  const std::string* file = nullptr;  ///< its table; belongs to the unit
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

  /// Registers the tags and user constants of a tag table. They share names with types and with blocks of the
  /// firmware, but not with each other, nor with blocks and data blocks of the user, all of which must be
  /// added before. A name that is taken is reported, and the first stays.
  void addTags(Unit& unit, Report& report);

  /// Takes the memory of the CPU: finds the data blocks that have numbers. Call when all units are added.
  /// `memory` must outlive this.
  void setMemory(const CpuMemory& memory, Report& report);

  /// Without regard to case; nullptr if nothing has that name. The answer is valid until the next add().
  const GlobalName* find(std::string_view name) const;

  /// The same for the names of tag tables.
  const TagName* findTag(std::string_view name) const;

  /// By their numbers.
  const std::map<int32_t, const DataBlock*>& numberedDataBlocks() const { return numbered_; }
  const MemoryAreaSizes& areas() const { return areas_; }

  /// The names to suggest in place of a wrong one.
  const std::vector<std::string_view>& all() const { return all_; }

 private:
  using Names = std::unordered_map<std::string_view, GlobalName, NameHash, SameName>;
  void number(int32_t number, DataBlock& dataBlock, const std::string& file, SourceLocation location,
              Report& report);
  void addTag(const std::string& name, SourceLocation location, TagName added, Report& report);
  bool addItem(const GlobalName& added, Names& names, const Dialect& dialect, Report& report);

  Names user_;
  Names system_;
  std::unordered_map<std::string_view, TagName, NameHash, SameName> tags_;
  std::map<int32_t, const DataBlock*> numbered_;
  MemoryAreaSizes areas_;
  std::vector<std::string_view> all_;
};

}  // namespace scl
