#include "scl/check/callees.h"

#include <fmt/core.h>

#include "scl/check/expressions.h"
#include "scl/library/foreign_functions.h"
#include "scl/library/standard_signature.h"
#include "scl/library/system_names.h"
#include "scl/text/name.h"

namespace scl {

bool Callees::resolve(Expression& expression, Call& call) {
  if (auto* name = std::get_if<Name>(&call.callee->form)) return resolveName(expression, call, *name);
  if (auto* access = std::get_if<MemberAccess>(&call.callee->form)) {
    if (resolveMember(call, *access)) return true;
  }
  return resolveInstance(call);
}

bool Callees::resolveName(Expression& expression, Call& call, Name& name) {
  const Variable* local = scope_.findLocal(name);
  if (local && name.sigil != Name::Sigil::None) return resolveInstance(call);
  if (local && (!local->type || local->type->kind == TypeKind::FunctionBlock)) return resolveInstance(call);
  if (name.sigil == Name::Sigil::Hash) {
    scope_.reportUnknown(name, call.callee->location);
    return false;
  }
  const GlobalName* global = scope_.findGlobal(name.text);
  call.standard = standardFunction(name, global);
  if (call.standard) return true;
  if (!global) {
    reportUnknownBlock(name, expression.location);
    return false;
  }
  if (global->dataBlock) return resolveInstance(call);
  if (global->type) {
    report_.error(NOT_CALLABLE, expression.location,
                  fmt::format("\"{}\" is a type and cannot be called", name.text));
    return false;
  }
  return resolveBlock(call, *global->block, name, expression.location);
}

/// A block of the user hides the function of the language of its name, but not a conversion.
std::optional<StandardFunction> Callees::standardFunction(const Name& name, const GlobalName* global) {
  if (name.sigil != Name::Sigil::None) return std::nullopt;
  const StandardSignature* signature = global && global->block ? nullptr : findStandardSignature(name.text);
  if (signature) return signature->function;
  bool converts = !global && conversionTypes(name.text);
  return converts ? std::optional(StandardFunction::Convert) : std::nullopt;
}

void Callees::reportUnknownBlock(const Name& name, SourceLocation location) {
  if (!scope_.isFirstUnknown(name.text)) return;
  if (std::string unsupported = unsupportedInstruction(name.text); !unsupported.empty()) {
    report_.error(UNKNOWN_BLOCK, location, unsupported);
    return;
  }
  const bool mayBeFunction = name.sigil == Name::Sigil::None;
  if (mayBeFunction && sameName(name.text, "DEMUX")) {
    report_.error(NO_VALUE, location, "DEMUX has no value: write its call as a statement of its own");
    return;
  }
  if (const std::string_view instead = insteadOfFunction(name.text); mayBeFunction && !instead.empty()) {
    report_.error(UNKNOWN_BLOCK, location, fmt::format("SCL has no {}: write {}", name.text, instead));
    return;
  }
  auto candidates = [&] {
    std::vector<std::string_view> names = scope_.globalNames();
    if (name.sigil != Name::Sigil::None) return names;
    for (const StandardSignature& signature : standardSignatures()) names.push_back(signature.name);
    return names;
  };
  report_.error(UNKNOWN_BLOCK, location,
                fmt::format("no block \"{}\" in the given sources{}", name.text,
                            report_.didYouMean(name.text, candidates)));
}

bool Callees::resolveBlock(Call& call, const Block& block, const Name& name, SourceLocation location) {
  switch (block.kind) {
    case Block::Kind::Function: call.function = &block; return true;
    case Block::Kind::FunctionBlock:
      report_.error(
          NEEDS_INSTANCE, location,
          fmt::format(
              "\"{0}\" is a function block and needs an instance: declare a variable of type \"{0}\" in VAR, "
              "or a DATA_BLOCK of it, and call that",
              name.text));
      return false;
    case Block::Kind::OrganizationBlock:
      report_.error(NOT_CALLABLE, location,
                    fmt::format("\"{}\" is an organization block: only the CPU calls it", name.text));
      return false;
  }
  return false;
}

/// Two forms in which the last name is not a member: "IEC_Timer_0_DB".TON(...) and, classic, FB70.DB70(...).
/// False: it is an ordinary path.
bool Callees::resolveMember(Call& call, MemberAccess& access) {
  const Name* first = std::get_if<Name>(&access.base->form);
  const GlobalName* global = first && !scope_.findLocal(*first) ? scope_.findGlobal(first->text) : nullptr;
  if (global && global->block && global->block->kind == Block::Kind::FunctionBlock) {
    resolveDataBlockOf(call, access, *global->block);
    return true;
  }
  const GlobalName* called = scope_.findGlobal(access.name);
  bool isSystemBlock = called && called->block && called->block->system;
  return isSystemBlock && resolveInstanceAs(call, access, *called->block);
}

/// FB70.DB70(...): the data block is the callee and must be an instance of the block.
void Callees::resolveDataBlockOf(Call& call, MemberAccess& access, const Block& block) {
  auto instance = std::make_unique<Expression>();
  instance->location = access.base->location;
  instance->form = Name{access.name, Name::Sigil::Quotes};
  call.callee = std::move(instance);
  if (!resolveInstance(call) || call.instanceOf == &block) return;
  report_.error(NOT_CALLABLE, call.callee->location,
                fmt::format("this data block is an instance of \"{}\", not of \"{}\"", call.instanceOf->name,
                            block.name));
}

/// "IEC_Timer_0_DB".TON(...): what stands before the point is an instance of the block or of a related one.
bool Callees::resolveInstanceAs(Call& call, MemberAccess& access, const Block& block) {
  Checked base = expressions_.checkUntyped(access.base, nullptr);
  if (!base.type || base.type->kind != TypeKind::FunctionBlock) return false;
  const Block& owner = *base.type->block;
  bool related =
      shareInstances(owner.name, block.name) && block.instance && block.instance->size == base.type->size;
  if (&owner != &block && !related) return false;
  ExpressionPtr instance = std::move(access.base);
  call.callee = std::move(instance);
  call.instanceOf = &block;
  return true;
}

bool Callees::resolveInstance(Call& call) {
  if (call.instanceOf) return true;
  Checked found = expressions_.checkUntyped(call.callee, nullptr);
  if (!found.type) return false;
  if (found.type->kind != TypeKind::FunctionBlock) {
    report_.error(NOT_CALLABLE, call.callee->location,
                  fmt::format("found a value of type {}, expected an instance of a function block to call",
                              found.type->name));
    return false;
  }
  call.instanceOf = found.type->block;
  return true;
}

}  // namespace scl
