#pragma once
// The checker's half for declarations: types as written to types with size and place, constants, start
// values.
//
// Types are resolved when first needed, wherever they are declared, so units may come in any order. A type
// that is needed while it is being resolved contains itself.

#include <map>
#include <unordered_map>

#include "scl/check/expressions.h"
#include "scl/check/global_names.h"
#include "scl/check/initial_values.h"
#include "scl/check/local_names.h"
#include "scl/tree/tree.h"
#include "scl/types/type_table.h"

namespace scl {

class Layout;

class Declarations {
 public:
  Declarations(const GlobalNames& globals, TypeTable& types, Scope& scope, Expressions& expressions,
               const DialectRules& rules, Report& report)
      : globals_(globals),
        types_(types),
        scope_(scope),
        expressions_(expressions),
        initials_(expressions, scope, report),
        rules_(rules),
        report_(report) {}

  /// Resolves everything `unit` declares.
  void declare(Unit& unit, bool system);

  /// The names inside a block that was declared.
  LocalNames& localsOf(const Block& block) { return locals_[&block]; }

 private:
  enum class Progress { Open, Running, Done };

  // declarations.cc: blocks, data blocks, types
  const Type* typeOf(TypeDeclaration& declaration, const std::string& file, Place user);
  void declareBlock(Block& block, const std::string& file, bool system);
  void declareDataBlock(DataBlock& dataBlock, const std::string& file);
  void fillBlock(Block& block);
  void layOutBlock(Block& block);
  void layOutInstance(Block& block);
  void layOutFrame(Block& block);
  void placeSections(Block& block, Section kind, Layout& layout);
  void collectNames(Block& block);
  void tellWrongSections(Block& block);
  void declareConstants(Block& block);
  void declareVariables(Block& block);
  void linkViews(Block& block);
  bool buildStructure(Type& type, const std::vector<Variable*>& members, Place place);
  void applyInitials(Type& type, const std::vector<Variable*>& members, Place place);
  void ownStructure(DataBlock& dataBlock);

  // type_names.cc: types as written
  const Type* resolve(TypeName& name);
  const Type* resolveNamed(TypeName& name);
  const Type* resolveText(TypeName& name);
  const Type* resolveArray(TypeName& name);
  const Type* resolveStruct(TypeName& name);
  const Type* instanceOf(Block& block, const std::string& file, Place place);
  bool tellIfNotAllowed(const Variable& variable, const Block& block);

  const GlobalNames& globals_;
  TypeTable& types_;
  Scope& scope_;
  Expressions& expressions_;
  InitialValues initials_;
  const DialectRules& rules_;
  Report& report_;
  std::unordered_map<const void*, Progress> progress_;
  std::unordered_map<const Block*, LocalNames> locals_;
  int depth_ = 0;
};

}  // namespace scl
