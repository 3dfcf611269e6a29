// Arguments of a call.

#include "vcpu/c/arguments.h"

#include <fmt/format.h>

#include "vcpu/c/evaluation_order.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/text.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::Section;

std::string formalDefault(const scl::Variable& formal) {
  if (formal.initial != nullptr && formal.initial->constant)
    return constantText(*formal.type, *formal.initial->constant);
  return "0";
}

// The value of an input; in a variable if what follows could change it, or if a fault must come out before
// the call.
std::string inputValue(CFunction& f, const scl::Call& call, size_t parameter) {
  const Expression& actual = *call.bound[parameter];
  std::string text;
  bool mayStop = f.mayStopIn([&] { text = value(f, actual); });
  if (!actual.constant && (mayStop || laterArgumentCalls(call, parameter)))
    text = spill(f, *actual.type, text);
  return text;
}

// The argument for a parameter passed by reference: "pointer", for Array[*] "pointer, bounds".
std::string byReference(CFunction& f, const scl::Variable& formal, const Expression* actual,
                        std::vector<Returned>& returned) {
  const scl::Type& type = *formal.type;
  if (actual == nullptr) {
    f.plan.needScratch(type.size);
    return "cpu->scratch";
  }
  const bool open = scl::isOpenArray(type);
  if (!open && actual->type->padded != nullptr) {
    LValue view = pinned(f, locate(f, *actual));
    std::string own = paddedCopy(f, view);
    if (formal.section != Section::Input) returned.push_back({actual->type->padded, own, "0", actual, view});
    return own;
  }
  if (!open) return ownMemory(f, *actual);
  LValue lvalue = locate(f, *actual);
  if (!lvalue.bounds.empty()) return fmt::format("{}, {}", pointer(lvalue), lvalue.bounds);
  std::string bounds = f.fresh("bounds");
  std::string list;
  for (const scl::Bounds& one : actual->type->dimensions) list += fmt::format("{}, {}, ", one.low, one.high);
  f.add(fmt::format("static const i32 {}[] = {{{}}};", bounds, list));
  return fmt::format("{}, {}", pointer(lvalue), bounds);
}

// A string goes by its place if that has the very length the function expects. Otherwise the function gets a
// string of its own that keeps the other's maximum, and an InOut or Output is copied back.
std::string textByReference(CFunction& f, const scl::Variable& formal, const Expression* actual,
                            std::vector<Returned>& returned) {
  if (actual == nullptr) return newText(f, *formal.type).pointer;
  bool isPath = !actual->constant && (std::holds_alternative<scl::Name>(actual->form) ||
                                      std::holds_alternative<scl::MemberAccess>(actual->form) ||
                                      std::holds_alternative<scl::Subscript>(actual->form) ||
                                      std::holds_alternative<scl::Dereference>(actual->form));
  if (isPath) {
    LValue lvalue = pinned(f, locate(f, *actual));
    if (actual->type->length == formal.type->length) return pointer(lvalue);
    TextOperand from = textOf(lvalue);
    TextOperand own = newText(f, *formal.type);
    f.add(fmt::format("cpu->host->borrowText(cpu, {}, {}, {}, {}, {});", own.pointer, own.form, from.pointer,
                      from.form, f.sourceLine()));
    if (formal.section != Section::Input)
      returned.push_back({formal.type, own.pointer, own.form, actual, lvalue});
    return own.pointer;
  }
  TextOperand from = text(f, *actual);
  TextOperand own = newText(f, *formal.type);
  f.add(fmt::format("cpu->host->assignText(cpu, {}, {}, {}, {}, {});", own.pointer, own.form, from.pointer,
                    from.form, f.sourceLine()));
  return own.pointer;
}

}  // namespace vcpu::c
