#include "scl/advice/calls.h"

#include <fmt/core.h>

#include <optional>

#include "scl/advice/walk.h"
#include "scl/text/diagnostic_code.h"

namespace scl {
namespace {

/// The variable or data block that a.b[1].c begins with; nullptr for anything but a path.
const Name* rootOf(const Expression& expression) {
  const Expression* step = &expression;
  for (;;) {
    if (const auto* access = std::get_if<MemberAccess>(&step->form)) {
      step = access->base.get();
    } else if (const auto* subscript = std::get_if<Subscript>(&step->form)) {
      step = subscript->base.get();
    } else {
      return std::get_if<Name>(&step->form);
    }
  }
}

/// Whether the memory that `root` begins is optimised; nothing if that is decided elsewhere.
std::optional<bool> isOptimized(const Name& root, const Block& caller) {
  if (root.dataBlock != nullptr) {
    const Type* type = root.dataBlock->type;
    const bool isInstance = type != nullptr && type->block != nullptr;
    if (isInstance && type->block->system) return std::nullopt;
    return isInstance ? type->block->header.optimizedAccess : root.dataBlock->header.optimizedAccess;
  }
  if (root.variable == nullptr) return std::nullopt;
  const Section section = root.variable->section;
  const bool isOwn = section == Section::Static || section == Section::Temp;
  return isOwn ? std::optional(caller.header.optimizedAccess) : std::nullopt;
}

class CallAdvice {
 public:
  CallAdvice(const Block& caller, Diagnostics& diagnostics) : caller_(caller), diagnostics_(diagnostics) {}

  void onCall(const Call& call) {
    const Block* called = call.function != nullptr ? call.function : call.instanceOf;
    if (called == nullptr || called->system) return;
    for (size_t i = 0; i < call.bound.size() && i < called->parameters.size(); ++i) {
      const Expression* actual = call.bound[i];
      const Variable& formal = *called->parameters[i];
      if (actual == nullptr || formal.section != Section::InOut) continue;
      const Name* root = rootOf(*actual);
      if (root == nullptr) continue;
      onForwarded(*actual, *root, formal);
      onAccess(*actual, *root, formal, *called);
    }
  }

  void onCase(const Case& choice) {
    const Expression* selector = choice.selector.get();
    while (const auto* conversion = std::get_if<ImplicitConversion>(&selector->form)) {
      selector = conversion->operand.get();
    }
    const Call* call = std::get_if<Call>(&selector->form);
    if (call == nullptr || call->function == nullptr) return;
    warn(CASE_OVER_CALL, selector->location,
         fmt::format(
             "TIA Portal's help shows CASE with a variable only: assign what \"{}\" answers to a variable "
             "first",
             call->function->name));
  }

 private:
  void warn(int code, SourceLocation location, std::string sentence) {
    diagnostics_.warning(code, caller_.file, location, std::move(sentence));
  }

  void onForwarded(const Expression& actual, const Name& root, const Variable& formal) {
    if (root.variable == nullptr) return;
    const Section section = root.variable->section;
    if (section != Section::Input && section != Section::Output) return;
    const char* word = section == Section::Input ? "input" : "output";
    const char* remedy = section == Section::Input
                             ? "copy it to a variable first"
                             : "hand over a variable, and assign it to the output afterwards";
    warn(PARAMETER_FORWARDED, actual.location,
         fmt::format("the {} {} is handed on to the in/out {}, which is in no list of TIA Portal's help: {}",
                     word, root.text, formal.name, remedy));
  }

  void onAccess(const Expression& actual, const Name& root, const Variable& formal, const Block& called) {
    if (isElementary(*formal.type) || isPointer(*formal.type)) return;
    const std::optional<bool> optimized = isOptimized(root, caller_);
    if (!optimized || *optimized == called.header.optimizedAccess) return;
    warn(ACCESS_DIFFERS, actual.location,
         fmt::format(
             "{} has {} access and \"{}\" has {}: TIA Portal copies {} there and back at each call. Give "
             "both the same access",
             root.text, *optimized ? "optimized" : "standard", called.name,
             called.header.optimizedAccess ? "optimized" : "standard", formal.name));
  }

  const Block& caller_;
  Diagnostics& diagnostics_;
};

}  // namespace

void adviseOnCalls(const Unit& unit, Diagnostics& diagnostics) {
  forEachBlock(unit, [&](const Block& block) {
    CallAdvice advice(block, diagnostics);
    forEachExpression(block.body, [&](const Expression& expression) {
      if (const auto* call = std::get_if<Call>(&expression.form)) advice.onCall(*call);
    });
    forEachStatement(block.body, [&](const Statement& statement) {
      if (const auto* choice = std::get_if<Case>(&statement.form)) advice.onCase(*choice);
    });
  });
}

}  // namespace scl
