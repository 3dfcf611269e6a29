#include "scl/advice/walk.h"

namespace scl {
namespace {

/// One lambda for each form: std::visit names the form that was forgotten.
template <typename... Forms>
struct Overloaded : Forms... {
  using Forms::operator()...;
};
template <typename... Forms>
Overloaded(Forms...) -> Overloaded<Forms...>;

class ExpressionWalk {
 public:
  explicit ExpressionWalk(const std::function<void(const Expression&)>& visit) : visit_(visit) {}

  void walk(const ExpressionPtr& expression) {
    if (!expression) return;
    visit_(*expression);
    std::visit(Overloaded{
                   [](const Literal&) {},
                   [](const Name&) {},
                   [&](const MemberAccess& access) { walk(access.base); },
                   [&](const Subscript& subscript) {
                     walk(subscript.base);
                     for (const ExpressionPtr& index : subscript.indices) walk(index);
                   },
                   [&](const Dereference& dereference) { walk(dereference.base); },
                   [&](const Slice& slice) { walk(slice.base); },
                   [&](const Unary& unary) { walk(unary.operand); },
                   [&](const Binary& binary) {
                     walk(binary.left);
                     walk(binary.right);
                   },
                   [&](const Call& call) {
                     walk(call.callee);
                     for (const Argument& argument : call.arguments) walk(argument.value);
                   },
                   [&](const ImplicitConversion& conversion) { walk(conversion.operand); },
                   [&](const ArrayList& list) {
                     for (const ArrayList::Entry& entry : list.entries) walk(entry.value);
                   },
                   [&](const StructList& list) {
                     for (const Argument& entry : list.entries) walk(entry.value);
                   },
               },
               expression->form);
  }

  void walk(const Statement& statement) {
    std::visit(Overloaded{
                   [&](const Assignment& assignment) {
                     walk(assignment.target);
                     walk(assignment.value);
                   },
                   [&](const AssignmentAttempt& attempt) {
                     walk(attempt.target);
                     walk(attempt.value);
                   },
                   [&](const CallStatement& call) { walk(call.call); },
                   [&](const If& choice) {
                     for (const If::Branch& branch : choice.branches) walk(branch.condition);
                   },
                   [&](const Case& choice) { walk(choice.selector); },
                   [&](const For& loop) {
                     walk(loop.counter);
                     walk(loop.from);
                     walk(loop.to);
                     walk(loop.by);
                   },
                   [&](const While& loop) { walk(loop.condition); },
                   [&](const Repeat& loop) { walk(loop.until); },
                   [](const Exit&) {},
                   [](const Continue&) {},
                   [](const Return&) {},
                   [](const Goto&) {},
                   [](const Label&) {},
                   [](const Region&) {},
                   [](const Empty&) {},
               },
               statement.form);
  }

 private:
  const std::function<void(const Expression&)>& visit_;
};

using VisitVariable = std::function<void(const Variable&, const Owner&)>;

void visitVariable(const Variable& variable, Owner owner, const VisitVariable& visit) {
  visit(variable, owner);
  const TypeName* type = &variable.typeName;
  while (type->element) type = type->element.get();
  owner.nested = true;
  for (const Variable& member : type->members) visitVariable(member, owner, visit);
}

void visitSections(const std::vector<VariableSection>& sections, const Block* block,
                   const VisitVariable& visit) {
  for (const VariableSection& section : sections) {
    for (const Variable& variable : section.variables)
      visitVariable(variable, {block, section.kind, false}, visit);
  }
}

}  // namespace

void forEachStatement(const Statements& statements, const std::function<void(const Statement&)>& visit) {
  const auto inner = [&](const Statements& body) { forEachStatement(body, visit); };
  for (const StatementPtr& statement : statements) {
    visit(*statement);
    std::visit(Overloaded{
                   [](const Assignment&) {},
                   [](const AssignmentAttempt&) {},
                   [](const CallStatement&) {},
                   [&](const If& choice) {
                     for (const If::Branch& branch : choice.branches) inner(branch.body);
                     if (choice.otherwise) inner(*choice.otherwise);
                   },
                   [&](const Case& choice) {
                     for (const Case::Branch& branch : choice.branches) inner(branch.body);
                     if (choice.otherwise) inner(*choice.otherwise);
                   },
                   [&](const For& loop) { inner(loop.body); },
                   [&](const While& loop) { inner(loop.body); },
                   [&](const Repeat& loop) { inner(loop.body); },
                   [](const Exit&) {},
                   [](const Continue&) {},
                   [](const Return&) {},
                   [](const Goto&) {},
                   [](const Label&) {},
                   [&](const Region& region) { inner(region.body); },
                   [](const Empty&) {},
               },
               statement->form);
  }
}

void forEachExpression(const Statements& statements, const std::function<void(const Expression&)>& visit) {
  ExpressionWalk expressions(visit);
  forEachStatement(statements, [&](const Statement& statement) { expressions.walk(statement); });
}

void forEachBlock(const Unit& unit, const std::function<void(const Block&)>& visit) {
  for (const Unit::Item& item : unit.items) {
    if (const auto* block = std::get_if<std::unique_ptr<Block>>(&item)) visit(**block);
  }
}

void forEachVariable(const Unit& unit, const VisitVariable& visit) {
  for (const Unit::Item& item : unit.items) {
    std::visit(
        Overloaded{
            [&](const std::unique_ptr<TypeDeclaration>& type) {
              for (const Variable& member : type->members) visitVariable(member, {}, visit);
            },
            [&](const std::unique_ptr<Block>& block) { visitSections(block->sections, block.get(), visit); },
            [&](const std::unique_ptr<DataBlock>& block) { visitSections(block->sections, nullptr, visit); },
        },
        item);
  }
}

}  // namespace scl
