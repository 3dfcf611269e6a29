// From parsed units to a checked program: names, then declarations, then bodies, then the order of blocks.

#include <unordered_map>
#include <unordered_set>

#include "scl/check/declarations.h"
#include "scl/check/expressions.h"
#include "scl/check/global_names.h"
#include "scl/check/scope.h"
#include "scl/check/statements.h"
#include "scl/scl.h"
#include "scl/text/name.h"
#include "scl/tree/match.h"
#include "scl/tree/symbol_query.h"
#include "scl/types/type_table.h"

namespace scl {
namespace {

/// Whom each block calls.
using CallGraph = std::unordered_map<const Block*, std::vector<const Block*>>;

/// Puts `first` into `order` behind every block it calls. In a circle of calls the one that was met first
/// comes last. Written with a stack of its own: a program may call deeper than the host's stack reaches.
void appendCalledFirst(const Block* first, const CallGraph& calls, std::unordered_set<const Block*>& met,
                       std::vector<const Block*>& order) {
  struct Step {
    const Block* block;
    size_t next;
  };
  if (!met.insert(first).second) return;
  std::vector<Step> path{{first, 0}};
  while (!path.empty()) {
    Step& step = path.back();
    auto found = calls.find(step.block);
    if (found != calls.end() && step.next < found->second.size()) {
      const Block* called = found->second[step.next++];
      if (met.insert(called).second) path.push_back({called, 0});
      continue;
    }
    order.push_back(step.block);
    path.pop_back();
  }
}

/// A block with an empty body that was defined again later is not part of the program.
bool isReplaced(const Block& block, const GlobalNames& names) {
  const GlobalName* name = names.find(block.name);
  return name && name->block && name->block != &block;
}

void collect(Program& program, const GlobalNames& names, const CallGraph& calls) {
  std::unordered_set<const Block*> met;
  std::vector<const Block*> order;
  for (const auto& unit : program.units) {
    for (const Unit::Item& item : unit->items) {
      match(
          item, [](const std::unique_ptr<TypeDeclaration>&) {},
          [&](const std::unique_ptr<Block>& block) {
            bool replaced = !block->system && isReplaced(*block, names);
            if (!replaced) appendCalledFirst(block.get(), calls, met, order);
          },
          [&](const std::unique_ptr<DataBlock>& dataBlock) {
            program.dataBlocks.push_back(dataBlock.get());
          });
    }
  }
  for (const Block* block : order) (block->system ? program.systemBlocks : program.blocks).push_back(block);
}

/// The blocks of the firmware that have a body and are called: no program calls them all. The first
/// `systemCount` units are the firmware.
std::vector<Block*> calledFirmware(const Program& program, size_t systemCount,
                                   const Expressions& expressions) {
  std::unordered_set<const Block*> called;
  for (auto [caller, block] : expressions.callsMade()) {
    if (block->system) called.insert(block);
  }
  std::vector<Block*> written;
  for (size_t i = 0; i < systemCount; ++i) {
    for (const Unit::Item& item : program.units[i]->items) {
      const auto* block = std::get_if<std::unique_ptr<Block>>(&item);
      if (block && !(*block)->body.empty() && called.contains(block->get())) written.push_back(block->get());
    }
  }
  return written;
}

}  // namespace

Program check(std::vector<Unit> units, std::vector<Unit> systemUnits, const Dialect& dialect,
              Diagnostics& diagnostics, const CpuMemory& memory) {
  Program program;
  Report report(diagnostics);
  GlobalNames names;
  size_t systemCount = systemUnits.size();
  for (std::vector<Unit>* source : {&systemUnits, &units}) {
    for (Unit& unit : *source) program.units.push_back(std::make_unique<Unit>(std::move(unit)));
  }
  for (size_t i = 0; i < program.units.size(); ++i) {
    names.add(*program.units[i], i < systemCount, dialect, report);
  }
  for (const auto& unit : program.units) names.addTags(*unit, report);
  names.setMemory(memory, report);

  TypeTable types(program.types);
  Scope scope(names, report);
  Expressions expressions(scope, types, dialect, report);
  Declarations declarations(types, scope, expressions, dialect, report);
  for (size_t i = 0; i < program.units.size(); ++i) {
    program.units[i]->system = i < systemCount;
    for (Unit::Item& item : program.units[i]->items) {
      if (auto* block = std::get_if<std::unique_ptr<Block>>(&item)) (*block)->system = i < systemCount;
    }
  }
  for (const auto& unit : program.units) declarations.declareUserConstants(*unit);
  for (size_t i = 0; i < program.units.size(); ++i) {
    declarations.declare(*program.units[i], i < systemCount);
  }
  for (const auto& unit : program.units) declarations.declareTags(*unit);

  StatementChecker statements(expressions, scope, dialect, report);
  for (size_t i = systemCount; i < program.units.size(); ++i) {
    for (Unit::Item& item : program.units[i]->items) {
      auto* block = std::get_if<std::unique_ptr<Block>>(&item);
      if (!block) continue;
      report.setFile(program.units[i]->file);
      scope.enter({block->get(), &declarations.localsOf(**block), Scope::Known::Variables});
      statements.check(**block);
    }
  }

  for (Block* block : calledFirmware(program, systemCount, expressions)) {
    report.setFile(block->file);
    scope.enter({block, &declarations.localsOf(*block), Scope::Known::Variables});
    statements.check(*block);
    program.firmwareBlocks.push_back(block);
  }

  CallGraph calls;
  for (auto [caller, called] : expressions.callsMade()) {
    calls[caller].push_back(called);
    program.asksForSymbols |= isSymbolQuery(*called);
  }
  collect(program, names, calls);
  program.areas = memory.areas;
  program.numberedDataBlocks = names.numberedDataBlocks();
  for (const auto& unit : program.units) {
    for (const Tag& tag : unit->tags) program.tags.push_back(&tag);
  }
  return program;
}

}  // namespace scl
