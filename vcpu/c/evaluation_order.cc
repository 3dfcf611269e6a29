#include "vcpu/c/evaluation_order.h"

#include "scl/tree/tree.h"

namespace vcpu::c {

using scl::Expression;

bool callsBlock(const Expression& expression) {
  struct Finder {
    bool operator()(const scl::Literal&) const { return false; }
    bool operator()(const scl::Name&) const { return false; }
    bool operator()(const scl::MemberAccess& form) const { return callsBlock(*form.base); }
    bool operator()(const scl::Subscript& form) const {
      for (const auto& index : form.indices) {
        if (callsBlock(*index)) return true;
      }
      return callsBlock(*form.base);
    }
    bool operator()(const scl::Dereference& form) const { return callsBlock(*form.base); }
    bool operator()(const scl::Slice& form) const { return callsBlock(*form.base); }
    bool operator()(const scl::Unary& form) const { return callsBlock(*form.operand); }
    bool operator()(const scl::Binary& form) const {
      return callsBlock(*form.left) || callsBlock(*form.right);
    }
    bool operator()(const scl::Call& form) const {
      if (!form.standard || form.enableOut != nullptr) return true;
      for (const Expression* argument : form.bound) {
        if (argument != nullptr && callsBlock(*argument)) return true;
      }
      return false;
    }
    bool operator()(const scl::ImplicitConversion& form) const { return callsBlock(*form.operand); }
    bool operator()(const scl::ArrayList&) const { return false; }
    bool operator()(const scl::StructList&) const { return false; }
  };
  if (expression.constant) return false;
  return std::visit(Finder{}, expression.form);
}

bool laterArgumentCalls(const scl::Call& call, size_t parameter) {
  for (size_t i = parameter + 1; i < call.bound.size(); i++) {
    if (call.bound[i] != nullptr && callsBlock(*call.bound[i])) return true;
  }
  return false;
}

}  // namespace vcpu::c
