#include "vcpu/c/returned.h"

#include <fmt/format.h>

#include "vcpu/c/assign.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/function.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/slice.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::Expression;

void expect(CFunction& f, std::vector<Returned>& returned, const scl::Type& type, std::string text,
            const Expression* target) {
  if (target == nullptr) return;
  Returned one{&type, std::move(text), "0", target, {}};
  if (!std::holds_alternative<scl::Slice>(target->form)) one.lvalue = pinned(f, locateTarget(f, *target));
  returned.push_back(std::move(one));
}

void handBack(CFunction& f, const std::vector<Returned>& returned) {
  for (const Returned& one : returned) {
    if (isImageType(*one.type)) {
      assignMemory(f, one.lvalue, one.text, one.form);
      continue;
    }
    std::string text = convertedValue(f, *one.target->type, *one.type, one.text);
    if (const auto* slice = std::get_if<scl::Slice>(&one.target->form)) {
      storeSlice(f, *slice, text);
    } else {
      store(f, one.lvalue, text);
    }
  }
}

}  // namespace vcpu::c
