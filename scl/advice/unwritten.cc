#include "scl/advice/unwritten.h"

#include <fmt/core.h>

#include <algorithm>
#include <boost/dynamic_bitset.hpp>
#include <optional>
#include <unordered_map>
#include <vector>

#include "scl/advice/walk.h"
#include "scl/library/standard_signature.h"
#include "scl/text/diagnostic_code.h"
#include "scl/tree/match.h"
#include "scl/types/type.h"

namespace scl {
namespace {

/// What the paths to a place have written, by the numbers of the variables.
struct Sets {
  boost::dynamic_bitset<> byAll;
  boost::dynamic_bitset<> byAny;
};
/// nullopt: no path leads there.
using Written = std::optional<Sets>;

Written meet(Written a, const Written& b) {
  if (!a) return b;
  if (!b) return a;
  a->byAll &= b->byAll;
  a->byAny |= b->byAny;
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
    if (hasResult()) followed_.emplace(&block, 0);
    size_t number = 0;
    for (auto& [key, position] : followed_) position = number++;
    const boost::dynamic_bitset<> none(followed_.size());
    state_ = Sets{none, none};
    told_ = none;
  }

  void run() {
    statements(block_.body);
    leave();
    for (const Variable* output : block_.parameters) {
      const auto found = followed_.find(output);
      if (found != followed_.end() && output->section == Section::Output)
        warnOfOutput(found->second, output->location, "the output " + output->name);
    }
    if (hasResult()) {
      warnOfOutput(followed_.at(&block_), block_.location, "the value of \"" + block_.name + "\"");
    }
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
      followed_.emplace(&variable, 0);
    }
  }

  /// The number of the followed variable, or result, that a name stands for.
  std::optional<size_t> numberIn(const Name& name) const {
    const void* key = name.variable;
    if (name.function == &block_) key = &block_;
    const auto found = followed_.find(key);
    return found == followed_.end() ? std::nullopt : std::optional(found->second);
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
        [&](const AssignmentAttempt& form) {
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
        target->form, [&](const Name& name) { note(name); },
        [&](const MemberAccess& form) { write(form.base); }, [&](const Slice& form) { write(form.base); },
        [&](const Subscript& form) {
          for (const ExpressionPtr& index : form.indices) read(index);
          write(form.base);
        },
        [&](const auto&) { read(target); });
  }

  void note(const Name& name) {
    const std::optional<size_t> number = numberIn(name);
    if (!number || !state_) return;
    state_->byAll.set(*number);
    state_->byAny.set(*number);
  }

  void read(const ExpressionPtr& expression) {
    if (!expression || !state_) return;
    match(
        expression->form, [&](const Name& name) { readName(name, expression->location); },
        [&](const MemberAccess& form) { read(form.base); }, [&](const Slice& form) { read(form.base); },
        [&](const Subscript& form) {
          read(form.base);
          for (const ExpressionPtr& index : form.indices) read(index);
        },
        [&](const Dereference& form) { read(form.base); },  //
        [&](const Unary& form) { read(form.operand); },
        [&](const Binary& form) {
          read(form.left);
          read(form.right);
        },
        [&](const ImplicitConversion& form) { read(form.operand); }, [&](const Call& form) { call(form); },
        [](const Literal&) {}, [](const ArrayList&) {}, [](const StructList&) {});
  }

  void readName(const Name& name, SourceLocation location) {
    const std::optional<size_t> number = numberIn(name);
    if (!number || name.variable == nullptr || state_->byAny.test(*number)) return;
    if (told_.test_set(*number)) return;
    diagnostics_.warning(READ_BEFORE_WRITTEN, block_.file, location,
                         fmt::format("{} is read here, and nothing before writes it", name.variable->name));
  }

  /// Inputs are read, then the call runs, then outputs are written. What is handed over to be changed counts
  /// as written, and is not asked for: a block may use it as an output.
  void call(const Call& form) {
    if (!form.standard && form.instanceOf != nullptr) read(form.callee);
    std::vector<const ExpressionPtr*> written;
    for (const Argument& argument : form.arguments) {
      if (isWritten(form, argument)) {
        written.push_back(&argument.value);
      } else {
        read(argument.value);
      }
    }
    for (const ExpressionPtr* value : written) write(*value);
  }

  static bool isWritten(const Call& form, const Argument& argument) {
    if (argument.output) return true;
    const auto bound = std::find(form.bound.begin(), form.bound.end(), argument.value.get());
    if (bound == form.bound.end()) return false;
    const auto position = static_cast<size_t>(bound - form.bound.begin());
    if (form.standard) return isWrittenByFunction(form, position);
    const Block* called = form.function != nullptr ? form.function : form.instanceOf;
    if (called == nullptr || position >= called->parameters.size()) return false;
    const Variable& formal = *called->parameters[position];
    return formal.section != Section::Input || (formal.type != nullptr && isPointer(*formal.type));
  }

  static bool isWrittenByFunction(const Call& form, size_t position) {
    const Name* name = std::get_if<Name>(&form.callee->form);
    const StandardSignature* row = name == nullptr ? nullptr : findStandardSignature(name->text);
    return row != nullptr && position < row->parameters.size() && row->parameters[position].written;
  }

  void warnOfOutput(size_t number, SourceLocation location, const std::string& what) {
    if (!atEnd_ || atEnd_->byAll.test(number)) return;
    diagnostics_.warning(OUTPUT_NOT_WRITTEN, block_.file, location,
                         fmt::format("{} is not written on every path", what));
  }

  const Block& block_;
  Diagnostics& diagnostics_;
  /// Each followed variable, and the block for its result, with its number.
  std::unordered_map<const void*, size_t> followed_;
  boost::dynamic_bitset<> told_;
  Written state_;
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
