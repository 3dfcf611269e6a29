#include "vcpu/c/assign.h"

#include <fmt/format.h>

#include "vcpu/c/count.h"
#include "vcpu/c/evaluation_order.h"
#include "vcpu/c/function.h"
#include "vcpu/c/local_errors.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/slice.h"
#include "vcpu/c/text.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;

void assignTo(CFunction& f, const Expression& target, const std::string& value) {
  if (const auto* slice = std::get_if<scl::Slice>(&target.form)) return storeSlice(f, *slice, value);
  store(f, locateTarget(f, target), value);
}

namespace {

// A long copy is work, which the cycle watchdog must see also where no loop is around it.
constexpr int32_t LONG_COPY_BYTES = 4096;

void countAsWork(CFunction& f, int32_t bytes) {
  if (bytes < LONG_COPY_BYTES) return;
  f.add(fmt::format("if ((cpu->work -= {} / S7_BYTES_OF_WORK) < 0 && cpu->host->workUsedUp(cpu, {})) {};",
                    bytes, f.sourceLine(), f.stopReturn()));
}

}  // namespace

void assignMemory(CFunction& f, const LValue& target, const std::string& pointerText,
                  const std::string& form) {
  if (!scl::isText(*target.type)) {
    f.count("S7_BLOCK_COPIES");
    f.count("S7_COPIED_BYTES", std::to_string(target.type->size));
    f.add(fmt::format("memmove({}, {}, {});", pointer(target), pointerText, target.type->size));
    return countAsWork(f, target.type->size);
  }
  TextOperand to = textOf(target);
  f.add(fmt::format("cpu->host->assignText(cpu, {}, {}, {}, {}, {});", to.pointer, to.form, pointerText, form,
                    f.sourceLine()));
}

namespace {

// The value comes first: a fault in it leaves the target as it was.
void assign(CFunction& f, const scl::Assignment& assignment) {
  const scl::Type& type = *assignment.target->type;
  if (scl::isText(type)) {
    TextOperand from = text(f, *assignment.value);
    f.checkStopIfNeeded();
    assignMemory(f, locateTarget(f, *assignment.target), from.pointer, from.form);
  } else if (isImageType(type)) {
    std::string from = memory(f, *assignment.value);
    f.checkStopIfNeeded();
    assignMemory(f, locateTarget(f, *assignment.target), from, "0");
  } else {
    countStatement(f, {assignment.target.get(), assignment.value.get()});
    std::string text = value(f, *assignment.value);
    if (f.mayStop() || callsBlock(*assignment.target)) {
      text = spill(f, type, text);
      f.checkStopIfNeeded();
    }
    if (const auto* slice = std::get_if<scl::Slice>(&assignment.target->form)) {
      storeSlice(f, *slice, text);
    } else {
      store(f, locateTarget(f, *assignment.target), text);
    }
  }
  f.checkStopIfNeeded();
}

}  // namespace

// GET_ERR_ID changes its target only if there is an error.
void assignment(CFunction& f, const scl::Assignment& assignment) {
  if (!isErrorId(*assignment.value)) return assign(f, assignment);
  f.lines().open("if (s7HasFailed(cpu)) {");
  assign(f, assignment);
  f.lines().close("}");
}

}  // namespace vcpu::c
