#pragma once
// Checks declarations: types as written get size and members, blocks get instances and frames, data blocks
// get their images.
//
// Types are resolved when they are needed first, wherever they are declared, so units may come in any order.
// A type that is needed while it is being resolved contains itself. One check() uses it, on its thread.

#include <string>
#include <unordered_map>

#include "scl/check/block_layout.h"
#include "scl/check/block_sections.h"
#include "scl/check/initial_values.h"
#include "scl/check/local_names.h"
#include "scl/check/nesting.h"
#include "scl/check/structures.h"
#include "scl/check/tag_tables.h"
#include "scl/check/type_names.h"

namespace scl {

/// Fills the members of declarations that are marked 'checked'. Refers to all that it is made of and to the
/// units, which must outlive it.
class Declarations {
 public:
  Declarations(TypeTable& types, Scope& scope, Expressions& expressions, const Dialect& dialect,
               Report& report)
      : types_(types),
        scope_(scope),
        report_(report),
        initials_(expressions, scope, types, report),
        structures_(typeNames_, initials_, report),
        typeNames_(*this, structures_, scope, expressions, types, dialect, nesting_, report),
        sections_(typeNames_, types, expressions, dialect, report),
        layout_(types, initials_, report),
        tagTables_(typeNames_, sections_, scope, report) {}

  /// Resolves everything that `unit` declares. `system`: it holds interfaces of the firmware.
  void declare(Unit& unit, bool system);

  /// Resolves the user constants of a tag table; before any type or block is declared, which may use them.
  void declareUserConstants(Unit& unit) { tagTables_.declareUserConstants(unit); }

  /// Resolves types and places of its tags.
  void declareTags(Unit& unit) { tagTables_.declareTags(unit); }

  /// The names inside a block that was declared. They live as long as this.
  LocalNames& localsOf(const Block& block) { return locals_[&block]; }

  /// The type that `declaration` declares in `file`, declared now if it is not yet. nullptr: it is wrong, or
  /// contains itself, which is reported at `user`, where it is named.
  const Type* typeOf(TypeDeclaration& declaration, const std::string& file, SourceLocation user);

  /// The type of the instances of a function block; otherwise likewise.
  const Type* instanceOf(Block& block, const std::string& file, SourceLocation user);

 private:
  enum class Resolution { Pending, Running, Done };

  void declareBlock(Block& block, const std::string& file, bool system);
  void fillBlock(Block& block);
  void declareDataBlock(DataBlock& dataBlock, const std::string& file);
  void ownStructure(DataBlock& dataBlock);

  TypeTable& types_;
  Scope& scope_;
  Report& report_;
  Nesting nesting_;
  InitialValues initials_;
  Structures structures_;
  TypeNames typeNames_;
  BlockSections sections_;
  BlockLayout layout_;
  TagTables tagTables_;
  std::unordered_map<const void*, Resolution> resolutions_;  ///< of types, blocks and data blocks
  std::unordered_map<const Block*, LocalNames> locals_;
};

}  // namespace scl
