#include "scl/advice/unwritten.h"

#include <fmt/core.h>

#include <optional>
#include <set>
#include <vector>

#include "scl/advice/walk.h"
#include "scl/text/diagnostic_code.h"
#include "scl/tree/match.h"
#include "scl/types/type.h"

namespace scl {
namespace {

/// What the paths to a place have written: variables, and the block for its result.
struct Sets {
  std::set<const void*> byAll;
  std::set<const void*> byAny;
};
/// nullopt: no path leads there.
using Written = std::optional<Sets>;

Written meet(Written a, const Written& b) {
  if (!a) return b;
  if (!b) return a;
  std::erase_if(a->byAll, [&](const void* one) { return !b->byAll.contains(one); });
  a->byAny.insert(b->byAny.begin(), b->byAny.end());
  return a;
}

bool isFollowed(const Type* type) {
  return type != nullptr && (isElementary(*type) || isText(*type));
}

std::optional<int64_t> numberOf(const ExpressionPtr& expression) {
  if (!expression || !expression->constant) return std::nullopt;
  const int64_t* number = std::get_if<int64_t>(&*expression->constant);
  return number ? std::optional(*number) : std::nullopt;
}

/// Whether the body of a FOR with known bounds runs at all.
bool runsAtLeastOnce(const For& loop) {
  const std::optional<int64_t> from = numberOf(loop.from);
  const std::optional<int64_t> to = numberOf(loop.to);
  const std::optional<int64_t> by = loop.by ? numberOf(loop.by) : std::optional<int64_t>(1);
  if (!from || !to || !by) return false;
  return *by > 0 ? *from <= *to : *from >= *to;
}

/// One block, statement by statement.
class Paths {
 public:
  Paths(const Block& block, Diagnostics& diagnostics) : block_(block), diagnostics_(diagnostics) {
    for (const VariableSection& section : block.sections) {
      for (const Variable& variable : section.variables) follow(variable, section.kind);
    }
  }

  void run() {
    statements(block_.body);
    leave();
    for (const Variable* output : block_.parameters) {
      if (followed_.contains(output) && output->section == Section::Output)
        warnOfOutput(output, output->location, "the output " + output->name);
    }
    if (hasResult()) warnOfOutput(&block_, block_.location, "the value of \"" + block_.name + "\"");
  }

 private:
  struct Loop {
    Written breaks;
    Written continues;
  };

  bool hasResult() const {
    return block_.kind == Block::Kind::Function && isFollowed(block_.result) &&
           block_.result->kind != TypeKind::Void;
  }

  void follow(const Variable& variable, Section section) {
    const bool isOutput = section == Section::Output && block_.kind == Block::Kind::Function;
    if (variable.viewed != nullptr) {
      followed_.erase(variable.viewed);
    } else if ((section == Section::Temp || isOutput) && isFollowed(variable.type)) {
      followed_.insert(&variable);
    }
  }

  /// The followed variable that a name stands for.
  const void* keyOf(const Expression& expression) const {
    const Name* name = std::get_if<Name>(&expression.form);
    if (name == nullptr) return nullptr;
    if (name->function == &block_) return hasResult() ? &block_ : nullptr;
    return followed_.contains(name->variable) ? name->variable : nullptr;
  }

  // ---- statements

  void statements(const Statements& list) {
    for (const StatementPtr& statement : list) one(*statement);
  }

  void one(const Statement& statement) {
    match(
        statement.form,
        [&](const Assignment& form) {
          read(form.value);
          write(form.target);
        },
        [&](const CallStatement& form) { read(form.call); }, [&](const If& form) { branches(form); },
        [&](const Case& form) {
          read(form.selector);
          choice(form);
        },
        [&](const For& form) {
          read(form.from);
          read(form.to);
          read(form.by);
          write(form.counter);
          loop(form.body,
               [&](const Written& before) { return runsAtLeastOnce(form) ? state_ : meet(before, state_); });
        },
        [&](const While& form) {
          read(form.condition);
          const bool isEndless = numberOf(form.condition).value_or(0) != 0;
          loop(form.body,
               [&](const Written& before) { return isEndless ? Written() : meet(before, state_); });
        },
        [&](const Repeat& form) {
          loop(form.body, [&](const Written&) {
            read(form.until);
            return state_;
          });
        },
        [&](const Exit&) { jump(loops_.back().breaks); },
        [&](const Continue&) { jump(loops_.back().continues); }, [&](const Return&) { leave(); },
        [&](const Region& form) { statements(form.body); },
        // A block with GOTO is passed over.
        [](const Goto&) {}, [](const Label&) {}, [](const Empty&) {});
  }

  void branches(const If& form) {
    Written after;
    for (const If::Branch& branch : form.branches) {
      read(branch.condition);
      const Written before = state_;
      statements(branch.body);
      after = meet(after, state_);
      state_ = before;
    }
    if (form.otherwise) statements(*form.otherwise);
    state_ = meet(after, state_);
  }

  void choice(const Case& form) {
    const Written before = state_;
    Written after;
    for (const Case::Branch& branch : form.branches) {
      state_ = before;
      statements(branch.body);
      after = meet(after, state_);
    }
    state_ = before;
    if (form.otherwise) statements(*form.otherwise);
    state_ = meet(after, state_);
  }

  /// `end` answers what is written where the loop ends by itself; behind the body it finds the state there.
  template <typename End>
  void loop(const Statements& body, const End& end) {
    const Written before = state_;
    loops_.emplace_back();
    statements(body);
    state_ = meet(state_, loops_.back().continues);
    const Written atEnd = end(before);
    state_ = meet(atEnd, loops_.back().breaks);
    loops_.pop_back();
  }

  void jump(Written& there) {
    there = meet(there, state_);
    state_.reset();
  }

  void leave() { jump(atEnd_); }

  // ---- expressions

  void write(const ExpressionPtr& target) {
    if (!target) return;
    match(
        target->form, [&](const Name&) { note(*target); },
        [&](const MemberAccess& form) { write(form.base); }, [&](const Slice& form) { write(form.base); },
        [&](const Subscript& form) {
          for (const ExpressionPtr& index : form.indices) read(index);
          write(form.base);
        },
        [&](const auto&) { read(target); });
  }

  void note(const Expression& name) {
    const void* key = keyOf(name);
    if (key == nullptr || !state_) return;
    state_->byAll.insert(key);
    state_->byAny.insert(key);
  }

  void read(const ExpressionPtr& expression) {
    if (!expression || !state_) return;
    match(
        expression->form, [&](const Name&) { readName(*expression); },
        [&](const MemberAccess& form) { read(form.base); }, [&](const Slice& form) { read(form.base); },
        [&](const Subscript& form) {
          read(form.base);
          for (const ExpressionPtr& index : form.indices) read(index);
        },
        [&](const Unary& form) { read(form.operand); },
        [&](const Binary& form) {
          read(form.left);
          read(form.right);
        },
        [&](const ImplicitConversion& form) { read(form.operand); }, [&](const Call& form) { call(form); },
        [](const Literal&) {}, [](const ArrayList&) {}, [](const StructList&) {});
  }

  void readName(const Expression& name) {
    const void* key = keyOf(name);
    if (key == nullptr || key == &block_ || state_->byAny.contains(key) || !told_.insert(key).second) return;
    const Variable& variable = *std::get<Name>(name.form).variable;
    diagnostics_.warning(READ_BEFORE_WRITTEN, block_.file, name.location,
                         fmt::format("{} is read here, and nothing before writes it", variable.name));
  }

  /// Inputs are read, then the call runs, then outputs are written. What is handed over to be changed counts
  /// as written, and is not asked for: a block may use it as an output.
  void call(const Call& form) {
    if (!form.standard && form.instanceOf != nullptr) read(form.callee);
    for (const Argument& argument : form.arguments) {
      if (!isHandedOver(form, argument)) read(argument.value);
    }
    for (const Argument& argument : form.arguments) {
      if (isHandedOver(form, argument)) write(argument.value);
    }
  }

  bool isHandedOver(const Call& form, const Argument& argument) const {
    if (argument.output) return true;
    // A function of the language without a value, such as Chars_TO_Strg, may write any of its variables.
    if (form.standard) return !isValue(form) && std::holds_alternative<Name>(argument.value->form);
    const Block* called = form.function != nullptr ? form.function : form.instanceOf;
    if (called == nullptr) return false;
    for (size_t i = 0; i < form.bound.size() && i < called->parameters.size(); ++i) {
      if (form.bound[i] != argument.value.get()) continue;
      const Variable& formal = *called->parameters[i];
      const bool isVariant = formal.type != nullptr && formal.type->kind == TypeKind::Variant;
      return formal.section != Section::Input || isVariant;
    }
    return false;
  }

  static bool isValue(const Call& form) {
    return *form.standard != StandardFunction::StringToCharacters &&
           *form.standard != StandardFunction::CharactersToString &&
           *form.standard != StandardFunction::StringToValue &&
           *form.standard != StandardFunction::ValueToString;
  }

  void warnOfOutput(const void* key, SourceLocation location, const std::string& what) {
    if (!atEnd_ || atEnd_->byAll.contains(key)) return;
    diagnostics_.warning(OUTPUT_NOT_WRITTEN, block_.file, location,
                         fmt::format("{} is not written on every path", what));
  }

  const Block& block_;
  Diagnostics& diagnostics_;
  std::set<const void*> followed_;
  std::set<const void*> told_;
  Written state_ = Sets();
  Written atEnd_;
  std::vector<Loop> loops_;
};

bool hasGoto(const Block& block) {
  bool found = false;
  forEachStatement(block.body, [&](const Statement& statement) {
    found = found || std::holds_alternative<Goto>(statement.form);
  });
  return found;
}

}  // namespace

void adviseOnUnwritten(const Unit& unit, Diagnostics& diagnostics) {
  forEachBlock(unit, [&](const Block& block) {
    if (!hasGoto(block)) Paths(block, diagnostics).run();
  });
}

}  // namespace scl
