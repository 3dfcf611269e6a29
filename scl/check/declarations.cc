#include "scl/check/declarations.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/check/file_scope.h"
#include "scl/text/name.h"
#include "scl/tree/parameter.h"
#include "scl/types/elementary_types.h"
#include "scl/types/initial_image.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

constexpr int NESTING_MAX = 64;

bool hasSection(Block::Kind kind, Section section) {
  if (section != Section::Static) return true;
  return kind == Block::Kind::FunctionBlock;
}

}  // namespace

void Declarations::declare(Unit& unit, bool system) {
  for (Unit::Item& item : unit.items) {
    if (auto* type = std::get_if<std::unique_ptr<TypeDeclaration>>(&item)) {
      typeOf(**type, unit.file, (*type)->place);
    } else if (auto* block = std::get_if<std::unique_ptr<Block>>(&item)) {
      declareBlock(**block, unit.file, system);
    } else {
      declareDataBlock(*std::get<std::unique_ptr<DataBlock>>(item), unit.file);
    }
  }
}

/// `user` is where the type is named: there a circle closes.
const Type* Declarations::typeOf(TypeDeclaration& declaration, const std::string& file, Place user) {
  Progress& progress = progress_[&declaration];
  if (progress == Progress::Done) return declaration.type;
  if (progress == Progress::Running) {
    report_.error(
        CONTAINS_ITSELF, user,
        fmt::format("the type \"{}\" contains itself and would be infinitely large", declaration.name));
    return nullptr;
  }
  progress = Progress::Running;
  FileScope here(scope_, report_, {}, file);
  Type* type = nullptr;
  if (depth_ >= NESTING_MAX) {
    report_.error(TOO_LARGE, declaration.place, fmt::format("types nest deeper than {}", NESTING_MAX));
  } else {
    ++depth_;
    type = types_.make(TypeKind::Struct, "\"" + declaration.name + "\"");
    std::vector<Variable*> members;
    for (Variable& member : declaration.members) members.push_back(&member);
    if (!buildStructure(*type, members, declaration.place)) type = nullptr;
    --depth_;
  }
  declaration.type = type;
  progress_[&declaration] = Progress::Done;
  return type;
}

/// Resolves, places and fills members. False if one of them is unknown: then the whole is.
bool Declarations::buildStructure(Type& type, const std::vector<Variable*>& members, Place place) {
  LocalNames seen;
  Layout layout;
  bool fine = true;
  for (Variable* member : members) {
    if (const Variable* earlier = seen.find(member->name)) {
      report_.error(
          DUPLICATE_NAME, member->place,
          fmt::format("the member \"{}\" is already declared in line {}", member->name, earlier->place.line));
    }
    seen.add(*member);
    member->section = member->section == Section::Static ? Section::Static : Section::Member;
    member->type = resolve(member->typeName);
    if (!member->type) {
      fine = false;
      continue;
    }
    bool noMember = member->type->kind == TypeKind::Void || member->type->kind == TypeKind::Variant ||
                    (member->type->kind == TypeKind::Array && member->type->dimensions.empty()) ||
                    // IEC timers may lie in a structure; the user's own instances may not.
                    (member->type->kind == TypeKind::FunctionBlock && member->section == Section::Member &&
                     !member->type->block->system);
    if (noMember) {
      report_.error(TYPE_NOT_ALLOWED, member->typeName.place,
                    fmt::format("{} cannot be a member of a structure", member->type->name));
      fine = false;
      continue;
    }
    const Position position = layout.place(*member->type);
    member->offset = position.offset;
    member->bit = position.bit;
    type.members.push_back(
        {.name = member->name, .type = member->type, .offset = position.offset, .bit = position.bit});
    if (layout.bytes() > DATA_BYTES_MAX) {
      report_.error(
          TOO_LARGE, member->place,
          fmt::format("the structure exceeds {} MiB with this member", DATA_BYTES_MAX / 1024 / 1024));
      return false;
    }
  }
  if (!fine) return false;
  type.size = static_cast<int32_t>(layout.bytes());
  applyInitials(type, members, place);
  return true;
}

/// The image of a fresh structure or instance: the members' own images, then the values behind their :=.
void Declarations::applyInitials(Type& type, const std::vector<Variable*>& members, Place place) {
  auto ofMember = [&](const Variable& member) {
    // A view has no start values of its own: those of what lies under it count.
    if (!member.type || !member.at.empty()) return false;
    return !(type.kind == TypeKind::FunctionBlock && isByReference(*type.block, member));
  };
  bool any = std::ranges::any_of(members, [&](const Variable* member) {
    return ofMember(*member) && (member->initial || !member->type->initialImage.empty());
  });
  if (!any) return;
  if (!types_.takeRoom(type.size)) {
    report_.error(TOO_LARGE, place, "the start values of this program need more than 256 MiB");
    return;
  }
  type.initialImage.resize(static_cast<size_t>(type.size));
  for (Variable* member : members) {
    if (!ofMember(*member)) continue;
    encodeInitial(type.initialImage, member->offset, member->bit, *member->type);
    if (!member->initial) continue;
    initials_.apply(member->initial, *member->type, type.initialImage, member->offset, member->bit);
  }
}

void Declarations::declareBlock(Block& block, const std::string& file, bool system) {
  if (progress_[&block] != Progress::Open) return;
  progress_[&block] = Progress::Running;
  block.file = file;
  block.system = system;
  FileScope here(scope_, report_, {&block, &locals_[&block]}, file);
  if (depth_ >= NESTING_MAX) {
    report_.error(TOO_LARGE, block.place, fmt::format("instances nest deeper than {}", NESTING_MAX));
  } else {
    ++depth_;
    fillBlock(block);
    --depth_;
  }
  progress_[&block] = Progress::Done;
}

void Declarations::fillBlock(Block& block) {
  tellWrongSections(block);
  collectNames(block);
  declareConstants(block);
  declareVariables(block);
  linkViews(block);
  if (block.kind == Block::Kind::Function) {
    block.result = block.returnType ? resolve(*block.returnType) : elementaryType(TypeKind::Void);
  }
  layOutBlock(block);
}

void Declarations::tellWrongSections(Block& block) {
  for (VariableSection& section : block.sections) {
    if (hasSection(block.kind, section.kind) || section.variables.empty()) continue;
    if (!rules_.varMayBeTemporary) {
      report_.error(SECTION_NOT_IN_BLOCK, section.place,
                    "only function blocks keep VAR variables between calls: use VAR_TEMP here");
    }
    section.kind = Section::Temp;
  }
}

void Declarations::collectNames(Block& block) {
  LocalNames& locals = locals_[&block];
  for (VariableSection& section : block.sections) {
    for (Variable& variable : section.variables) {
      variable.section = section.kind;
      if (const Variable* earlier = locals.find(variable.name)) {
        report_.error(DUPLICATE_NAME, variable.place,
                      fmt::format("{} is already declared in line {}", variable.name, earlier->place.line));
      }
      locals.add(variable);
      bool parameter =
          section.kind == Section::Input || section.kind == Section::Output || section.kind == Section::InOut;
      // A view of a parameter is no parameter: nobody hands it over.
      if (parameter && variable.at.empty()) block.parameters.push_back(&variable);
    }
  }
  // Input, Output, InOut, whatever the order of the sections in the text.
  std::ranges::stable_sort(block.parameters, {}, [](const Variable* variable) { return variable->section; });
}

void Declarations::declareConstants(Block& block) {
  for (VariableSection& section : block.sections) {
    if (section.kind != Section::Constants) continue;
    for (Variable& variable : section.variables) {
      bool untyped = variable.typeName.form == TypeName::Form::Word && variable.typeName.name.empty();
      const Type* type = untyped ? nullptr : resolve(variable.typeName);
      if (!variable.initial) {
        report_.error(CONSTANT_WITHOUT_VALUE, variable.place,
                      fmt::format("the constant {} needs a value behind :=", variable.name));
        variable.type = type;
        continue;
      }
      if (untyped) {
        // Classic: CONST name := value; has the type of its value.
        type = expressions_.check(variable.initial);
      } else if (type) {
        bool single = isElementary(*type) || isText(*type) || type->kind == TypeKind::DTL ||
                      type->kind == TypeKind::DateAndTime;
        if (!single) {
          report_.error(TYPE_NOT_ALLOWED, variable.typeName.place,
                        fmt::format("a constant cannot be of type {}", type->name));
          continue;
        }
        if (!expressions_.checkAs(variable.initial, *type, "constant " + variable.name)) {
          variable.type = nullptr;
          continue;
        }
      }
      if (!type) continue;
      if (!variable.initial->constant) {
        report_.error(NOT_CONSTANT, variable.initial->place,
                      "the value of a constant must be known now: a literal or a constant declared above");
        continue;
      }
      variable.constant = variable.initial->constant;
      variable.type = type;
    }
  }
}

void Declarations::declareVariables(Block& block) {
  for (VariableSection& section : block.sections) {
    if (section.kind == Section::Constants) continue;
    for (Variable& variable : section.variables) {
      variable.type = resolve(variable.typeName);
      if (tellIfNotAllowed(variable, block)) variable.type = nullptr;
    }
  }
}

void Declarations::linkViews(Block& block) {
  for (VariableSection& section : block.sections) {
    for (Variable& variable : section.variables) {
      if (variable.at.empty()) continue;
      const Variable* under = locals_[&block].find(variable.at);
      if (!under || under == &variable || under->section != section.kind || !under->at.empty()) {
        report_.error(
            BAD_VIEW, variable.place,
            fmt::format("{} looks at {}, expected a variable of the same section that is no view itself",
                        variable.name, variable.at));
        variable.type = nullptr;
        continue;
      }
      variable.viewed = under;
      if (!variable.type || !under->type) continue;
      bool open = under->type->kind == TypeKind::Array && under->type->dimensions.empty();
      if (variable.type->size > under->type->size || open || under->type->kind == TypeKind::Variant) {
        report_.error(BAD_VIEW, variable.place,
                      fmt::format("the view {} has {} octets, {} under it only {}", variable.name,
                                  variable.type->size, variable.at, under->type->size));
        variable.type = nullptr;
      }
    }
  }
}

void Declarations::layOutBlock(Block& block) {
  if (block.kind == Block::Kind::FunctionBlock) layOutInstance(block);
  layOutFrame(block);
  for (VariableSection& section : block.sections) {
    for (Variable& variable : section.variables) {
      if (variable.viewed) variable.offset = variable.viewed->offset;
    }
  }
}

void Declarations::placeSections(Block& block, Section kind, Layout& layout) {
  layout.startSection();
  for (VariableSection& section : block.sections) {
    if (section.kind != kind) continue;
    for (Variable& variable : section.variables) {
      if (!variable.type || variable.viewed) continue;
      const Position position =
          isByReference(block, variable) ? layout.placeReference() : layout.place(*variable.type);
      variable.offset = position.offset;
      variable.bit = position.bit;
    }
  }
}

void Declarations::layOutInstance(Block& block) {
  Layout layout;
  for (Section kind : {Section::Input, Section::Output, Section::InOut, Section::Static})
    placeSections(block, kind, layout);
  if (layout.bytes() > DATA_BYTES_MAX) {
    report_.error(TOO_LARGE, block.place,
                  fmt::format("an instance of \"{}\" would have {} octets, at most {} are possible",
                              block.name, layout.bytes(), DATA_BYTES_MAX));
    return;
  }
  Type* type = types_.make(TypeKind::FunctionBlock, "\"" + block.name + "\"");
  type->block = &block;
  type->size = static_cast<int32_t>(layout.bytes());
  std::vector<Variable*> members;
  for (Section kind : {Section::Input, Section::Output, Section::InOut, Section::Static}) {
    for (VariableSection& section : block.sections) {
      if (section.kind != kind) continue;
      for (Variable& variable : section.variables) members.push_back(&variable);
    }
  }
  for (const Variable* member : members) {
    const Variable& place = member->viewed ? *member->viewed : *member;
    type->members.push_back({.name = member->name,
                             .type = member->type,
                             .offset = place.offset,
                             .bit = member->bit,
                             .byReference = member->type && isByReference(block, *member)});
  }
  applyInitials(*type, members, block.place);
  block.instance = type;
}

void Declarations::layOutFrame(Block& block) {
  Layout layout;
  if (block.kind != Block::Kind::FunctionBlock) {
    for (Section kind : {Section::Input, Section::Output, Section::InOut}) placeSections(block, kind, layout);
  }
  if (block.kind == Block::Kind::Function && block.result && block.result->kind != TypeKind::Void) {
    layout.startSection();
    block.resultOffset = layout.place(*block.result).offset;
  }
  placeSections(block, Section::Temp, layout);
  if (layout.bytes() > DATA_BYTES_MAX) {
    report_.error(TOO_LARGE, block.place,
                  fmt::format("the temporary variables of \"{}\" have {} octets, at most {} are possible",
                              block.name, layout.bytes(), DATA_BYTES_MAX));
    return;
  }
  block.frameBytes = static_cast<int32_t>(layout.bytes());
  for (VariableSection& section : block.sections) {
    bool inFrame = section.kind == Section::Temp ||
                   (block.kind != Block::Kind::FunctionBlock && section.kind != Section::Constants);
    if (!inFrame) continue;
    for (Variable& variable : section.variables) {
      if (!variable.initial || !variable.type || block.system) continue;
      report_.warning(
          INITIAL_WITHOUT_EFFECT, variable.initial->place,
          fmt::format(
              "{} is not kept between calls and its start value has no effect: assign it in the program",
              variable.name));
    }
  }
}

void Declarations::declareDataBlock(DataBlock& dataBlock, const std::string& file) {
  if (progress_[&dataBlock] != Progress::Open) return;
  progress_[&dataBlock] = Progress::Done;
  dataBlock.file = file;
  FileScope here(scope_, report_, {}, file);
  if (dataBlock.of) {
    dataBlock.type = resolve(*dataBlock.of);
  } else {
    ownStructure(dataBlock);
  }
  if (!dataBlock.type) return;
  bool possible = dataBlock.type->kind == TypeKind::Struct ||
                  dataBlock.type->kind == TypeKind::FunctionBlock || dataBlock.type->kind == TypeKind::Array;
  if (!possible) {
    report_.error(
        TYPE_NOT_ALLOWED, dataBlock.of->place,
        fmt::format("a data block cannot be of type {}, expected a type of your own or a function block",
                    dataBlock.type->name));
    dataBlock.type = nullptr;
    return;
  }
  if (!types_.takeRoom(dataBlock.type->size)) {
    report_.error(TOO_LARGE, dataBlock.place, "the start values of this program need more than 256 MiB");
    return;
  }
  dataBlock.initialImage.resize(static_cast<size_t>(dataBlock.type->size));
  encodeInitial(dataBlock.initialImage, 0, 0, *dataBlock.type);
  for (StatementPtr& statement : dataBlock.initial) {
    if (auto* assignment = std::get_if<Assignment>(&statement->form)) {
      initials_.applyAssignment(*assignment, *dataBlock.type, dataBlock.initialImage);
    } else if (!std::holds_alternative<Empty>(statement->form)) {
      report_.error(BAD_INITIAL, statement->place,
                    "after BEGIN of a data block stand only assignments of start values");
    }
  }
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
  if (buildStructure(*type, members, dataBlock.place)) dataBlock.type = type;
}

}  // namespace scl
