#include "vcpu/c/standard.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "scl/types/elementary_types.h"
#include "vcpu/c/enable_output.h"
#include "vcpu/c/function.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/standard_in_c.h"
#include "vcpu/c/text.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::TypeKind;

namespace {

std::string fromPattern(CFunction& f, const Expression& expression, const scl::Call& call,
                        std::string_view pattern) {
  const scl::Type& type = *expression.type;
  std::vector<std::string> values;
  for (size_t i = 0; i < call.bound.size(); i++) {
    const std::string hole = fmt::format("{{{}}}", i);
    bool once = pattern.find(hole) == pattern.rfind(hole);
    bool last = i + 1 == call.bound.size();
    std::string text = value(f, *call.bound[i]);
    values.push_back(last && once ? text : spill(f, *call.bound[i]->type, text));
  }
  values.resize(2);
  return fmt::format(fmt::runtime(pattern), values[0], values[1], fmt::arg("type", cType(type)),
                     fmt::arg("bits", scl::bitsOf(type)),
                     fmt::arg("argumentBits", std::max(scl::bitsOf(*call.bound[0]->type), 8)),
                     fmt::arg("function", static_cast<int>(*call.standard)));
}

}  // namespace

std::string standardFunction(CFunction& f, const Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  if (scl::isText(type)) return text(f, expression).pointer;
  if (isImageType(type) && type.kind != TypeKind::Void) return memory(f, expression);
  const StandardInC row = standardInC(*call.standard);
  assert(!row.pattern.empty() || row.value != nullptr);
  EnableOutput eno(f, call);
  std::string text =
      row.pattern.empty() ? row.value(f, expression, call) : fromPattern(f, expression, call, row.pattern);
  const bool hasText = !text.empty() && type.kind != TypeKind::Void;
  if (call.enableOut != nullptr && hasText) text = spill(f, type, text);
  eno.store();
  return text;
}

}  // namespace vcpu::c
