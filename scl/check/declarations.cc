#include "scl/check/declarations.h"

#include <fmt/core.h>

#include "scl/check/file_scope.h"
#include "scl/tree/match.h"
#include "scl/types/elementary_types.h"

namespace scl {

void Declarations::declare(Unit& unit, bool system) {
  for (Unit::Item& item : unit.items) {
    match(
        item, [&](std::unique_ptr<TypeDeclaration>& type) { typeOf(*type, unit.file, type->location); },
        [&](std::unique_ptr<Block>& block) { declareBlock(*block, unit.file, system); },
        [&](std::unique_ptr<DataBlock>& dataBlock) { declareDataBlock(*dataBlock, unit.file); });
  }
}

const Type* Declarations::typeOf(TypeDeclaration& declaration, const std::string& file, SourceLocation user) {
  Resolution& resolution = resolutions_[&declaration];
  if (resolution == Resolution::Done) return declaration.type;
  if (resolution == Resolution::Running) {
    report_.error(
        CONTAINS_ITSELF, user,
        fmt::format("the type \"{}\" contains itself and would be infinitely large", declaration.name));
    return nullptr;
  }
  resolution = Resolution::Running;
  FileScope here(scope_, report_, {}, file);
  Type* type = nullptr;
  if (nesting_.isFull()) {
    report_.error(TOO_LARGE, declaration.location, fmt::format("types nest deeper than {}", NESTING_MAX));
  } else {
    Nesting::Level level(nesting_);
    type = types_.make(TypeKind::Struct, "\"" + declaration.name + "\"");
    std::vector<Variable*> members;
    for (Variable& member : declaration.members) members.push_back(&member);
    if (!structures_.build(*type, members, declaration.location)) type = nullptr;
  }
  declaration.type = type;
  resolutions_[&declaration] = Resolution::Done;
  return type;
}

void Declarations::declareBlock(Block& block, const std::string& file, bool system) {
  if (resolutions_[&block] != Resolution::Pending) return;
  resolutions_[&block] = Resolution::Running;
  block.file = file;
  block.system = system;
  FileScope here(scope_, report_, {&block, &locals_[&block]}, file);
  if (nesting_.isFull()) {
    report_.error(TOO_LARGE, block.location, fmt::format("instances nest deeper than {}", NESTING_MAX));
  } else {
    Nesting::Level level(nesting_);
    fillBlock(block);
  }
  resolutions_[&block] = Resolution::Done;
}

void Declarations::fillBlock(Block& block) {
  sections_.declare(block, locals_[&block]);
  if (block.kind == Block::Kind::Function) {
    block.result = block.returnType ? typeNames_.resolve(*block.returnType) : elementaryType(TypeKind::Void);
    if (block.result && isTimerOrCounter(*block.result)) {
      report_.error(TYPE_NOT_ALLOWED, block.returnType->location,
                    fmt::format("a function has no {} as its result: it is handed over in VAR_INPUT only",
                                block.result->name));
      block.result = nullptr;
    }
  }
  layout_.layOut(block);
}

const Type* Declarations::instanceOf(Block& block, const std::string& file, SourceLocation location) {
  if (resolutions_[&block] == Resolution::Running) {
    report_.error(CONTAINS_ITSELF, location,
                  fmt::format("\"{}\" would contain itself and be infinitely large: hand it over as InOut of "
                              "a function or keep "
                              "it in a data block of its own",
                              block.name));
    return nullptr;
  }
  declareBlock(block, file, block.system);
  return block.instance;
}

void Declarations::declareDataBlock(DataBlock& dataBlock, const std::string& file) {
  if (resolutions_[&dataBlock] != Resolution::Pending) return;
  resolutions_[&dataBlock] = Resolution::Done;
  dataBlock.file = file;
  FileScope here(scope_, report_, {}, file);
  if (dataBlock.of) {
    dataBlock.type = typeNames_.resolve(*dataBlock.of);
  } else {
    ownStructure(dataBlock);
  }
  if (!dataBlock.type) return;
  bool possible = dataBlock.type->kind == TypeKind::Struct ||
                  dataBlock.type->kind == TypeKind::FunctionBlock || dataBlock.type->kind == TypeKind::Array;
  if (!possible) {
    report_.error(
        TYPE_NOT_ALLOWED, dataBlock.of->location,
        fmt::format("a data block cannot be of type {}, expected a type of your own or a function block",
                    dataBlock.type->name));
    dataBlock.type = nullptr;
    return;
  }
  initials_.applyDataBlock(dataBlock);
}

void Declarations::ownStructure(DataBlock& dataBlock) {
  Type* type = types_.make(TypeKind::Struct, "\"" + dataBlock.name + "\"");
  std::vector<Variable*> members;
  for (VariableSection& section : dataBlock.sections) {
    for (Variable& variable : section.variables) {
      variable.section = Section::Static;
      members.push_back(&variable);
    }
  }
  if (structures_.build(*type, members, dataBlock.location)) dataBlock.type = type;
}

}  // namespace scl
