#include "vcpu/c/memory_variables.h"

namespace vcpu::c {

namespace {

class Finder {
 public:
  explicit Finder(std::set<const scl::Variable*>& found) : found_(found) {}

  void statements(const scl::Statements& list) {
    for (const auto& one : list) std::visit([this](const auto& form) { statement(form); }, one->form);
  }

 private:
  void statement(const scl::Assignment& form) {
    expression(form.target.get());
    expression(form.value.get());
  }
  void statement(const scl::AssignmentAttempt& form) {
    expression(form.target.get());
    expression(form.value.get());
  }
  void statement(const scl::CallStatement& form) { expression(form.call.get()); }
  void statement(const scl::If& form) {
    for (const auto& branch : form.branches) {
      expression(branch.condition.get());
      statements(branch.body);
    }
    if (form.otherwise) statements(*form.otherwise);
  }
  void statement(const scl::Case& form) {
    expression(form.selector.get());
    for (const auto& branch : form.branches) statements(branch.body);
    if (form.otherwise) statements(*form.otherwise);
  }
  void statement(const scl::For& form) {
    expression(form.from.get());
    expression(form.to.get());
    expression(form.by.get());
    statements(form.body);
  }
  void statement(const scl::While& form) {
    expression(form.condition.get());
    statements(form.body);
  }
  void statement(const scl::Repeat& form) {
    statements(form.body);
    expression(form.until.get());
  }
  void statement(const scl::Region& form) { statements(form.body); }
  void statement(const scl::Exit&) {}
  void statement(const scl::Continue&) {}
  void statement(const scl::Return&) {}
  void statement(const scl::Goto&) {}
  void statement(const scl::Label&) {}
  void statement(const scl::Empty&) {}

  void expression(const scl::Expression* expression) {
    if (expression == nullptr) return;
    std::visit([this](const auto& form) { inside(form); }, expression->form);
  }
  void inside(const scl::Literal&) {}
  void inside(const scl::Name&) {}
  void inside(const scl::ArrayList&) {}
  void inside(const scl::StructList&) {}
  void inside(const scl::MemberAccess& form) { expression(form.base.get()); }
  void inside(const scl::Dereference& form) { expression(form.base.get()); }
  void inside(const scl::Slice& form) { expression(form.base.get()); }
  void inside(const scl::Unary& form) { expression(form.operand.get()); }
  void inside(const scl::ImplicitConversion& form) { expression(form.operand.get()); }
  void inside(const scl::Subscript& form) {
    expression(form.base.get());
    for (const auto& index : form.indices) expression(index.get());
  }
  void inside(const scl::Binary& form) {
    expression(form.left.get());
    expression(form.right.get());
  }
  void inside(const scl::Call& form) {
    for (const scl::Expression* argument : form.bound) expression(argument);
    const scl::Block* block = form.function != nullptr ? form.function : form.instanceOf;
    if (block == nullptr) return;
    for (size_t i = 0; i < form.bound.size(); i++) {
      bool isPointer = scl::isPointer(*block->parameters[i]->type);
      const auto* name = form.bound[i] == nullptr ? nullptr : std::get_if<scl::Name>(&form.bound[i]->form);
      if (isPointer && name != nullptr && name->variable != nullptr) found_.insert(name->variable);
    }
  }

  std::set<const scl::Variable*>& found_;
};

}  // namespace

std::set<const scl::Variable*> memoryVariables(const scl::Block& block) {
  std::set<const scl::Variable*> found;
  for (const scl::VariableSection& section : block.sections) {
    for (const scl::Variable& variable : section.variables) {
      if (variable.viewed != nullptr) found.insert(variable.viewed);
    }
  }
  Finder(found).statements(block.body);
  return found;
}

}  // namespace vcpu::c
