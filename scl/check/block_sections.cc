#include "scl/check/block_sections.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/text/diagnostic_code.h"
#include "scl/types/elementary_types.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

bool hasSection(Block::Kind kind, Section section) {
  if (section != Section::Static) return true;
  return kind == Block::Kind::FunctionBlock;
}

/// Likewise of a reference: what outlives the block could outlive what it refers to.
std::string reasonAgainstKeptReference(const Variable& variable, const Block& block) {
  if (variable.section == Section::Temp) return {};
  if (block.kind != Block::Kind::Function)
    return "a reference is not kept between calls: declare it in VAR_TEMP";
  if (variable.section == Section::InOut) return "a reference can be an input or an output, but no in/out";
  return {};
}

/// Why a variable of a block cannot be of its type; empty if it can.
std::string reasonAgainst(const Variable& variable, const Block& block) {
  const Type& type = *variable.type;
  const bool parameter = variable.section == Section::Input || variable.section == Section::Output ||
                         variable.section == Section::InOut;
  if (type.kind == TypeKind::Void) return "Void is only the result of a function";
  if (type.kind == TypeKind::Variant && !parameter)
    return "a Variant has no memory of its own and can only be a parameter";
  if (type.kind == TypeKind::Any && !parameter && variable.section != Section::Temp)
    return "an Any names memory only as long as a block runs: declare it as a parameter or in VAR_TEMP";
  if (isReference(type)) return reasonAgainstKeptReference(variable, block);
  if (isTimerOrCounter(type) && (variable.section != Section::Input || !variable.at.empty()))
    return fmt::format("a {} is handed over by its number: declare it in VAR_INPUT", type.name);
  bool takesOpen = parameter && (block.kind == Block::Kind::Function || variable.section == Section::InOut);
  if (isOpenArray(type) && !takesOpen) return "Array[*] can only be an InOut, or any parameter of a function";
  if (type.kind != TypeKind::FunctionBlock) return {};
  if (variable.section == Section::Input || variable.section == Section::Output)
    return "an instance of a function block can be handed over as InOut only";
  if (variable.section == Section::Static && block.kind != Block::Kind::FunctionBlock)
    return "only function blocks have instances inside";
  if (variable.section == Section::Temp) {
    return "an instance must be kept between calls, so declare it in VAR of a function block or as a data "
           "block";
  }
  return {};
}

}  // namespace

void BlockSections::declare(Block& block, LocalNames& locals) {
  checkSections(block);
  collectNames(block, locals);
  declareConstants(block);
  declareVariables(block);
  linkViews(block, locals);
}

void BlockSections::checkSections(Block& block) {
  for (VariableSection& section : block.sections) {
    if (hasSection(block.kind, section.kind) || section.variables.empty()) continue;
    if (!dialect_.varMayBeTemporary) {
      report_.error(SECTION_NOT_IN_BLOCK, section.location,
                    "only function blocks keep VAR variables between calls: use VAR_TEMP here");
    }
    section.kind = Section::Temp;
  }
}

void BlockSections::collectNames(Block& block, LocalNames& locals) {
  for (VariableSection& section : block.sections) {
    for (Variable& variable : section.variables) {
      variable.section = section.kind;
      if (const Variable* earlier = locals.find(variable.name)) {
        report_.error(
            DUPLICATE_NAME, variable.location,
            fmt::format("{} is already declared in line {}", variable.name, earlier->location.line));
      }
      const size_t lettersMax = dialect_.localNameLettersMax;
      if (lettersMax != 0 && variable.name.size() > lettersMax) {
        report_.error(NAME_TOO_LONG, variable.location,
                      fmt::format("the name {} has {} letters, at most {} are allowed: shorten it",
                                  variable.name, variable.name.size(), lettersMax));
      }
      locals.add(variable);
      bool parameter =
          section.kind == Section::Input || section.kind == Section::Output || section.kind == Section::InOut;
      // A view of a parameter is no parameter: no call gives it a value.
      if (parameter && variable.at.empty()) block.parameters.push_back(&variable);
    }
  }
  // Input, Output, InOut, whatever the order of the sections in the text.
  std::ranges::stable_sort(block.parameters, {}, [](const Variable* variable) { return variable->section; });
}

void BlockSections::declareConstants(Block& block) {
  for (VariableSection& section : block.sections) {
    if (section.kind != Section::Constants) continue;
    for (Variable& constant : section.variables) declareConstant(constant);
  }
}

void BlockSections::declareConstant(Variable& constant) {
  bool untyped = constant.typeName.form == TypeName::Form::Word && constant.typeName.name.empty();
  const Type* type = untyped ? nullptr : typeNames_.resolve(constant.typeName);
  if (!constant.initial) {
    report_.error(CONSTANT_WITHOUT_VALUE, constant.location,
                  fmt::format("the constant {} needs a value behind :=", constant.name));
    constant.type = type;
    return;
  }
  if (untyped) {
    // Classic: CONST name := value; has the type of its value.
    type = expressions_.check(constant.initial);
  } else if (type && !checkConstantValue(constant, *type)) {
    return;
  }
  if (!type) return;
  if (!constant.initial->constant) {
    report_.error(NOT_CONSTANT, constant.initial->location,
                  "the value of a constant must be known now: a literal or a constant declared above");
    return;
  }
  constant.constant = constant.initial->constant;
  constant.type = type;
}

/// False: a constant cannot be of this type or its value is none, and the fault is reported.
bool BlockSections::checkConstantValue(Variable& constant, const Type& type) {
  if (isOneLiteral(type)) return expressions_.checkAs(constant.initial, type, "constant " + constant.name);
  report_.error(TYPE_NOT_ALLOWED, constant.typeName.location,
                fmt::format("a constant cannot be of type {}", type.name));
  return false;
}

void BlockSections::declareVariables(Block& block) {
  for (VariableSection& section : block.sections) {
    if (section.kind == Section::Constants) continue;
    for (Variable& variable : section.variables) {
      variable.type = typeNames_.resolve(variable.typeName);
      if (!isAllowed(variable, block)) variable.type = nullptr;
      refuseStartOfReference(variable);
    }
  }
}

void BlockSections::linkViews(Block& block, const LocalNames& locals) {
  for (VariableSection& section : block.sections) {
    for (Variable& variable : section.variables) {
      if (!variable.at.empty() && !linkView(variable, section.kind, locals)) variable.type = nullptr;
    }
  }
}

/// False: the view is wrong, and the fault is reported.
bool BlockSections::linkView(Variable& view, Section section, const LocalNames& locals) {
  const Variable* under = locals.find(view.at);
  if (!under || under == &view || under->section != section || !under->at.empty()) {
    report_.error(
        BAD_VIEW, view.location,
        fmt::format("{} looks at {}, expected a variable of the same section that is no view itself",
                    view.name, view.at));
    return false;
  }
  view.viewed = under;
  return !view.type || !under->type || fitView(view, *under);
}

/// A view counts with the bits it uses: eight Bools in an array are one byte. False: there are fewer under
/// it, and the fault is reported.
bool BlockSections::fitView(Variable& view, const Variable& under) {
  const bool overBool = under.type->kind == TypeKind::Bool;
  if (overBool && view.type->kind != TypeKind::Bool) {
    report_.error(BAD_VIEW, view.location,
                  fmt::format("the view {} is of type {}, but only a Bool can look at the Bool {}", view.name,
                              view.type->name, view.at));
    return false;
  }
  auto hasNoMemory = [](const Type& type) { return type.kind == TypeKind::Variant || isReference(type); };
  if (hasNoMemory(*view.type) || hasNoMemory(*under.type)) {
    report_.error(BAD_VIEW, view.location,
                  fmt::format("{} looks at {}: a {} has no memory of its own to look at", view.name, view.at,
                              isReference(*view.type) || isReference(*under.type) ? "reference" : "Variant"));
    return false;
  }
  const int64_t bits = usedBits(*view.type);
  const int64_t room = overBool ? 1 : int64_t{under.type->size} * 8;
  if (bits > room || isOpenArray(*under.type)) {
    report_.error(
        BAD_VIEW, view.location,
        fmt::format("the view {} has {} bits, {} under it only {}", view.name, bits, view.at, room));
    return false;
  }
  if (view.type->size > under.type->size) view.type = types_.withoutPadding(*view.type);
  return true;
}

void BlockSections::refuseStartOfReference(const Variable& variable) {
  if (!variable.type || !isReference(*variable.type) || !variable.initial) return;
  report_.error(BAD_INITIAL, variable.initial->location,
                fmt::format("{} has no start value: each reference begins as NULL", variable.name));
}

bool BlockSections::isAllowed(const Variable& variable, const Block& block) {
  std::string reason = variable.type ? reasonAgainst(variable, block) : std::string{};
  if (reason.empty()) return true;
  report_.error(TYPE_NOT_ALLOWED, variable.typeName.location,
                fmt::format("{} is not possible here: {}", variable.type->name, reason));
  return false;
}

}  // namespace scl
