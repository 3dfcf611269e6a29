#pragma once
// Who is called what: the blocks, data blocks and types of all units, and the names inside one block.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scl/check/faults.h"
#include "scl/tree/tree.h"

namespace scl {

/// What a name outside of blocks stands for: exactly one of the three.
struct GlobalName {
  Block* block = nullptr;
  DataBlock* dataBlock = nullptr;
  TypeDeclaration* type = nullptr;
  const std::string* file = nullptr;
};

/// Blocks, data blocks and types share one name space; the user's names hide the system's.
class GlobalNames {
 public:
  /// Registers what `unit` declares and tells names used twice. A classic source may declare a block with an
  /// empty body first and define it later; `replaceEmpty` lets it.
  void add(Unit& unit, bool system, bool replaceEmpty, Faults& faults);

  /// nullptr if nobody is called so.
  const GlobalName* find(std::string_view name) const;

  /// The names to suggest in place of a wrong one.
  const std::vector<std::string_view>& all() const { return all_; }

 private:
  std::unordered_map<std::string, GlobalName> user_;
  std::unordered_map<std::string, GlobalName> system_;
  std::vector<std::string_view> all_;
};

/// The variables and constants of one block.
class LocalNames {
 public:
  /// The first of a name wins.
  void add(const Variable& variable);
  const Variable* find(std::string_view name) const;
  std::vector<std::string_view> all() const;

 private:
  std::unordered_map<std::string, const Variable*> variables_;
};

/// Finds members by name, fast also in structures of thousands.
class MemberIndex {
 public:
  /// nullptr if there is none.
  const Member* find(const Type& type, std::string_view name);

 private:
  std::unordered_map<const Type*, std::unordered_map<std::string, const Member*>> indexed_;
};

std::vector<std::string_view> memberNames(const Type& type);

}  // namespace scl
