// Trees that a program builds, as the translator does: printed and parsed again they must be the same trees.

#include <fmt/core.h>

#include <random>

#include "scl/testing/parse.h"

namespace scl {
namespace {

// ---- A tree as text, without places, parentheses and spellings that mean the same -----------

std::string shape(const Expression& expression);

std::string shape(const std::vector<ExpressionPtr>& list) {
  std::string text;
  for (const auto& each : list) text += " " + shape(*each);
  return text;
}

std::string shape(const std::vector<Argument>& list) {
  std::string text;
  for (const Argument& each : list) {
    text += fmt::format(" {}{}{}", each.name, each.output ? "=>" : ":=", shape(*each.value));
  }
  return text;
}

struct ShapeOfExpression {
  // A negative literal reads as a minus before a positive one.
  std::string operator()(const Literal& form) const {
    if (form.text.front() == '-') return fmt::format("(unary 0 {})", form.text.substr(1));
    return form.text;
  }
  std::string operator()(const Name& form) const {
    return fmt::format("{}{}", static_cast<int>(form.sigil), form.text);
  }
  std::string operator()(const MemberAccess& form) const { return shape(*form.base) + "." + form.name; }
  std::string operator()(const Subscript& form) const {
    return shape(*form.base) + "[" + shape(form.indices) + "]";
  }
  std::string operator()(const Dereference& form) const { return shape(*form.base) + "^"; }
  std::string operator()(const Slice& form) const {
    return fmt::format("{}.%{}{}", shape(*form.base), form.width, form.index);
  }
  std::string operator()(const Unary& form) const {
    return fmt::format("(unary {} {})", static_cast<int>(form.op), shape(*form.operand));
  }
  std::string operator()(const Binary& form) const {
    return fmt::format("({} {} {})", shape(*form.left), static_cast<int>(form.op), shape(*form.right));
  }
  std::string operator()(const Call& form) const {
    return shape(*form.callee) + "(" + shape(form.arguments) + ")";
  }
  std::string operator()(const ImplicitConversion& form) const { return shape(*form.operand); }
  std::string operator()(const ArrayList& form) const {
    std::string text = "[";
    for (const auto& each : form.entries)
      text += (each.repeat ? shape(*each.repeat) + " times " : "") + shape(*each.value) + " ";
    return text + "]";
  }
  std::string operator()(const StructList& form) const { return "{" + shape(form.entries) + "}"; }
};

std::string shape(const Expression& expression) {
  return std::visit(ShapeOfExpression(), expression.form);
}

std::string shape(const Statements& statements);

struct ShapeOfStatement {
  std::string operator()(const Assignment& form) const {
    const int op = form.compound ? static_cast<int>(*form.compound) : -1;
    return fmt::format("{} {} {}", shape(*form.target), op, shape(*form.value));
  }
  std::string operator()(const AssignmentAttempt& form) const {
    return shape(*form.target) + " ?= " + shape(*form.value);
  }
  std::string operator()(const CallStatement& form) const { return shape(*form.call); }
  std::string operator()(const If& form) const {
    std::string text = "if";
    for (const auto& branch : form.branches) text += " " + shape(*branch.condition) + shape(branch.body);
    return text + (form.otherwise ? " else" + shape(*form.otherwise) : "");
  }
  std::string operator()(const Case& form) const {
    std::string text = "case " + shape(*form.selector);
    for (const auto& branch : form.branches) {
      for (const auto& label : branch.labels) {
        text += " " + shape(*label.low) + (label.high ? ".." + shape(*label.high) : "");
      }
      text += shape(branch.body);
    }
    return text + (form.otherwise ? " else" + shape(*form.otherwise) : "");
  }
  std::string operator()(const For& form) const {
    return fmt::format("for {} {} {} {}{}", shape(*form.counter), shape(*form.from), shape(*form.to),
                       form.by ? shape(*form.by) : "", shape(form.body));
  }
  std::string operator()(const While& form) const {
    return "while " + shape(*form.condition) + shape(form.body);
  }
  std::string operator()(const Repeat& form) const {
    return "repeat" + shape(form.body) + shape(*form.until);
  }
  std::string operator()(const Exit&) const { return "exit"; }
  std::string operator()(const Continue&) const { return "continue"; }
  std::string operator()(const Return&) const { return "return"; }
  std::string operator()(const Goto& form) const { return "goto " + form.label; }
  std::string operator()(const Label& form) const { return "label " + form.name; }
  std::string operator()(const Region& form) const { return "region " + form.title + shape(form.body); }
  std::string operator()(const Empty&) const { return ";"; }
};

std::string shape(const Statements& statements) {
  std::string text = "{";
  for (const auto& each : statements) text += std::visit(ShapeOfStatement(), each->form) + "\n";
  return text + "}";
}

// ---- Random trees ---------------------------------------------------------------------------

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  Statements statements(int depth) {
    Statements list;
    for (int count = 1 + below(3); count > 0; --count) list.push_back(statement(depth));
    return list;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<uint32_t>(limit)); }
  template <typename Form>
  static ExpressionPtr node(Form form) {
    auto expression = std::make_unique<Expression>();
    expression->form = std::move(form);
    return expression;
  }

  ExpressionPtr literal() {
    static const std::vector<Literal> LITERALS = {
        {Literal::Form::Integer, "7", "", int64_t{7}},
        {Literal::Form::Integer, "-7", "", int64_t{-7}},
        {Literal::Form::Real, "1.5E-3", "", 0.0015},
        {Literal::Form::Bool, "TRUE", "", int64_t{1}},
        {Literal::Form::String, "'a$'b'", "", "a'b"},
        {Literal::Form::Timed, "T#-5s", "T", int64_t{-5000}},
        {Literal::Form::Integer, "INT#-5", "INT", int64_t{-5}},
    };
    return node(LITERALS[static_cast<size_t>(below(static_cast<int>(LITERALS.size())))]);
  }

  ExpressionPtr path(int depth) {
    static const std::vector<Name> NAMES = {{"local", Name::Sigil::Hash},
                                            {"two words", Name::Sigil::Hash},
                                            {"if", Name::Sigil::Hash},
                                            {"Global", Name::Sigil::Quotes},
                                            {"a.b", Name::Sigil::Quotes},
                                            {"BARE", Name::Sigil::None},
                                            {"%DB5.DBX0.7", Name::Sigil::Percent},
                                            {"%I0.0:P", Name::Sigil::Percent},
                                            {"\"A b\".%DBL8", Name::Sigil::Percent},
                                            {"Tag", Name::Sigil::Quotes, true},
                                            {"größe", Name::Sigil::Hash}};
    ExpressionPtr result = node(Name(NAMES[static_cast<size_t>(below(static_cast<int>(NAMES.size())))]));
    for (int count = below(3); count > 0; --count) {
      const int choice = below(4);
      if (choice == 0) result = node(MemberAccess{std::move(result), "member"});
      if (choice == 1) result = node(MemberAccess{std::move(result), "end_if"});
      if (choice == 2) result = node(MemberAccess{std::move(result), "quoted name", true});
      if (choice == 3) {
        Subscript subscript;
        subscript.base = std::move(result);
        for (int indices = 1 + below(2); indices > 0; --indices)
          subscript.indices.push_back(expression(depth - 1));
        result = node(std::move(subscript));
      }
    }
    if (below(8) == 0) result = node(Dereference{std::move(result)});
    if (below(8) == 0) result = node(Slice{std::move(result), "XBWD"[below(4)], below(2)});
    return result;
  }

  ExpressionPtr call(int depth) {
    Call form;
    form.callee = path(0);
    while (std::holds_alternative<Slice>(form.callee->form)) form.callee = path(0);
    for (int count = below(4); count > 0; --count) {
      Argument argument;
      const int choice = below(4);
      if (choice > 0) argument.name = choice == 1 ? "in" : choice == 2 ? "by" : "Q";
      argument.output = choice == 3;
      argument.value = argument.output ? path(depth - 1) : expression(depth - 1);
      form.arguments.push_back(std::move(argument));
    }
    return node(std::move(form));
  }

  ExpressionPtr expression(int depth) {
    const int choice = depth <= 0 ? below(2) : below(8);
    if (choice == 0) return literal();
    if (choice == 1) return path(depth);
    if (choice == 2) return call(depth);
    if (choice == 3) return node(Unary{static_cast<UnaryOperator>(below(3)), expression(depth - 1)});
    if (choice == 4) return node(ImplicitConversion{expression(depth - 1)});
    auto result =
        node(Binary{static_cast<BinaryOperator>(below(15)), expression(depth - 1), expression(depth - 1)});
    result->parenthesised = below(4) == 0;
    return result;
  }

  template <typename Form>
  static StatementPtr made(Form form) {
    auto result = std::make_unique<Statement>();
    result->form = std::move(form);
    return result;
  }

  StatementPtr statement(int depth) {
    switch (depth <= 0 ? below(8) : below(14)) {
      case 0: return made(Exit{});
      case 1: return made(Continue{});
      case 2: return made(Return{});
      case 3: return made(Goto{"target"});
      case 4: return made(Label{"target"});
      case 5: return made(CallStatement{call(3)});
      case 6: return made(assignment());
      case 7: return made(AssignmentAttempt{path(2), expression(3)});
      case 8: return made(If{branches(depth), otherwise(depth)});
      case 9: return made(choice(depth));
      case 10:
        return made(For{path(1), expression(2), expression(2), below(2) ? expression(2) : nullptr,
                        statements(depth - 1)});
      case 11: return made(While{expression(4), statements(depth - 1)});
      case 12: return made(Repeat{statements(depth - 1), expression(4)});
      case 13: return made(Region{below(2) ? "IF it's free; text" : "", statements(depth - 1)});
    }
    return made(Empty{});
  }

  Assignment assignment() {
    static const std::vector<std::optional<BinaryOperator>> COMPOUNDS = {
        std::nullopt, BinaryOperator::Add, BinaryOperator::Subtract, BinaryOperator::Multiply,
        BinaryOperator::Divide};
    return {path(2), expression(6), COMPOUNDS[static_cast<size_t>(below(5))]};
  }

  std::vector<If::Branch> branches(int depth) {
    std::vector<If::Branch> list;
    for (int count = 1 + below(3); count > 0; --count)
      list.push_back({expression(4), statements(depth - 1), {}});
    return list;
  }

  std::optional<Statements> otherwise(int depth) {
    if (below(2)) return std::nullopt;
    return statements(depth - 1);
  }

  Case choice(int depth) {
    Case form;
    form.selector = expression(3);
    for (int count = below(4); count > 0; --count) {
      Case::Branch branch;
      for (int labels = 1 + below(3); labels > 0; --labels) {
        Case::Label label;
        label.low = below(2) ? literal() : node(Name{"CONSTANT", Name::Sigil::Hash});
        if (below(3) == 0) label.high = literal();
        branch.labels.push_back(std::move(label));
      }
      branch.body = statements(depth - 1);
      form.branches.push_back(std::move(branch));
    }
    form.otherwise = otherwise(depth);
    return form;
  }

  std::mt19937 random_;
};

TEST(GeneratedTree, ComesBackFromItsTextAsItWas) {
  for (uint32_t seed = 0; seed < 3'000; ++seed) {
    Unit unit;
    auto block = std::make_unique<Block>();
    block->kind = Block::Kind::FunctionBlock;
    block->name = "Generated";
    block->body = Generator(seed).statements(4);
    // In a CASE, a label that no GOTO names would be one of its values.
    block->body.push_back(std::make_unique<Statement>());
    block->body.back()->form = Goto{"target"};
    const std::string before = shape(block->body);
    unit.items.emplace_back(std::move(block));
    const std::string text = print(unit, Dialect::Tia);
    Diagnostics diagnostics;
    const Unit again = parse(text, "generated.scl", Dialect::Tia, diagnostics);
    ASSERT_FALSE(diagnostics.hasErrors())
        << "seed " << seed << ": " << toText(diagnostics.list().front()) << "\n"
        << text;
    ASSERT_EQ(shape(bodyOf(again)), before) << "seed " << seed << "\n" << text;
    ASSERT_EQ(print(again, Dialect::Tia), text) << "seed " << seed;
  }
}

}  // namespace
}  // namespace scl
