// Calls of blocks: the program's own are C functions, those of the firmware go to the host.
//
// Elementary parameters of a function are handed over as values; an InOut and an Output is a C variable that
// the function fills and that is stored afterwards. An FB reads and writes its instance, which the call fills
// before and reads after.

#include "vcpu/c/call_block.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scl/text/name.h"
#include "scl/tree/parameter.h"
#include "scl/tree/symbol_query.h"
#include "vcpu/access/interface_image.h"
#include "vcpu/c/area.h"
#include "vcpu/c/arguments.h"
#include "vcpu/c/assign.h"
#include "vcpu/c/call_site.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/count.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/local_errors.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/memory.h"
#include "vcpu/c/returned.h"
#include "vcpu/c/signature.h"
#include "vcpu/c/standard.h"
#include "vcpu/c/text.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {

using scl::Expression;
using scl::Section;

namespace {

// Every call of a block ends here: what went wrong before it must come out before it, and what it did to the
// CPU is asked for before its results are stored.
void addCall(CFunction& f, const scl::Call& call, const std::string& text,
             const std::vector<Returned>& returned) {
  const scl::Block& block = call.function != nullptr ? *call.function : *call.instanceOf;
  if (f.plan.asksForSymbols && !block.system) {
    f.add(fmt::format("cpu->callSites[cpu->depth + 1] = {};", quoted(callSite(call, f.block))));
  }
  countCall(f, call);
  f.checkStopIfNeeded();
  f.add(text);
  f.checkStop();
  handBack(f, returned);
}

std::string systemCall(const CFunction& f, const scl::Block& block, const std::string& image,
                       const std::string& areas) {
  return fmt::format("cpu->host->system(cpu, {}, {}, {}, {});", f.plan.systemNumbers.at(&block), image, areas,
                     f.sourceLine());
}

// ", &a3": an area of its own for a Variant.
std::string variantArgument(CFunction& f, const Expression* actual) {
  std::string name = f.fresh("a");
  std::string text = area(f, actual);
  f.add(fmt::format("S7Area {} = {};", name, text));
  f.needStack(AREA_BYTES);
  return ", &" + name;
}

// The areas of a call of the firmware: one for each Variant and each structured parameter.
std::string areas(CFunction& f, const scl::Call& call, const scl::Block& block, const LValue* instance) {
  std::vector<std::string> list;
  for (size_t i = 0; i < block.parameters.size(); i++) {
    const scl::Variable& formal = *block.parameters[i];
    if (!isImageType(*formal.type)) continue;
    if (scl::isByReference(block, formal)) {
      list.push_back(area(f, call.bound[i]));
    } else {
      list.push_back(
          areaOf(f, memoryLValue(instance->base, instance->offset + formal.offset, *formal.type, 0), "1"));
    }
  }
  if (list.empty()) return "0, 0";
  std::string name = f.fresh("areas");
  f.add(fmt::format("S7Area {}[{}];", name, list.size()));
  f.needStack(static_cast<int64_t>(list.size()) * AREA_BYTES);
  for (size_t i = 0; i < list.size(); i++) {
    f.add(fmt::format("{}[{}] = {}{};", name, i, list[i].front() == '{' ? "(S7Area)" : "", list[i]));
  }
  return fmt::format("{}, {}", name, list.size());
}

std::string callFunction(CFunction& f, const scl::Call& call) {
  const scl::Block& function = *call.function;
  std::vector<Returned> returned;
  std::string arguments = "cpu";
  std::string result;
  if (hasImageResult(function)) {
    if (scl::isText(*function.result)) {
      result = newText(f, *function.result).pointer;
    } else {
      result = f.buffer(function.result->size);
    }
    arguments += ", " + result;
  }
  for (size_t i = 0; i < function.parameters.size(); i++) {
    const scl::Variable& formal = *function.parameters[i];
    const Expression* actual = call.bound[i];
    const scl::Type& type = *formal.type;
    if (type.kind == scl::TypeKind::Variant) {
      arguments += variantArgument(f, actual);
    } else if (type.kind == scl::TypeKind::Any) {
      arguments += ", " + anyPointer(f, actual);
    } else if (scl::isText(type)) {
      arguments += ", " + textByReference(f, formal, actual, returned);
    } else if (isImageType(type)) {
      arguments += ", " + byReference(f, formal, actual, returned);
    } else if (formal.section == Section::Input) {
      arguments += ", " + (actual != nullptr ? inputValue(f, call, i) : formalDefault(formal));
    } else {
      std::string name = f.fresh("o");
      expect(f, returned, type, name, actual);
      bool reads = formal.section == Section::InOut && actual != nullptr;
      std::string before = "0";
      if (reads) {
        bool isSlice = std::holds_alternative<scl::Slice>(actual->form);
        before = convertedValue(f, type, *actual->type,
                                isSlice ? value(f, *actual) : load(returned.back().lvalue));
      }
      f.add(fmt::format("{} {} = {};", cType(type), name, before));
      arguments += ", &" + name;
    }
  }
  std::string callText = fmt::format("{}({});", f.plan.functionName(function), arguments);
  if (hasValue(function)) {
    result = f.fresh("r");
    callText = fmt::format("{} {} = {}", cType(*function.result), result, callText);
  }
  addCall(f, call, callText, returned);
  return result;
}

// Its answer depends on the block that calls it.
bool asksForCaller(const scl::Block& function) {
  constexpr std::array<std::string_view, 3> NAMES = {"GetBlockName", "GetInstanceName", "GetInstancePath"};
  return std::ranges::any_of(NAMES,
                             [&](std::string_view name) { return scl::sameName(function.name, name); });
}

// The number of the parameter of the block that is printed, from 0, whose supply GetSymbolName or
// GetSymbolPath asks for.
size_t parameterAskedFor(const CFunction& f, const scl::Call& call) {
  for (size_t i = 0; i < call.bound.size(); ++i) {
    if (!scl::sameName(call.function->parameters[i]->name, "VARIABLE")) continue;
    const auto& name = std::get<scl::Name>(call.bound[i]->form);
    const auto found = std::ranges::find(f.block.parameters, name.variable);
    return static_cast<size_t>(found - f.block.parameters.begin());
  }
  return 0;
}

std::string callSystemFunction(CFunction& f, const scl::Call& call) {
  const scl::Block& function = *call.function;
  f.handlesErrors |= asksForErrors(function);
  if (asksForCaller(function)) {
    const bool hasInstance = f.block.kind == scl::Block::Kind::FunctionBlock;
    f.add(fmt::format("cpu->instance = {};", hasInstance ? "self" : "0"));
  }
  if (scl::isSymbolQuery(function)) f.add(fmt::format("cpu->parameter = {};", parameterAskedFor(f, call)));
  std::vector<Returned> returned;
  std::string image = f.fresh("image");
  const int32_t bytes = std::max(imageBytes(function), 2);
  f.add(fmt::format("u8 {}[{}] = {{0}};", image, bytes));
  f.needStack(bytes);
  for (size_t i = 0; i < function.parameters.size(); i++) {
    const scl::Variable& formal = *function.parameters[i];
    if (isImageType(*formal.type)) continue;
    const Expression* actual = call.bound[i];
    LValue lvalue = memoryLValue(primary(image), formal.offset, *formal.type, formal.bit);
    if (formal.section != Section::Output) {
      store(f, lvalue,
            actual != nullptr ? convertedValue(f, *formal.type, *actual->type, inputValue(f, call, i))
                              : formalDefault(formal));
    }
    if (formal.section != Section::Input) expect(f, returned, *formal.type, load(lvalue), actual);
  }
  std::string areasText = areas(f, call, function, nullptr);
  addCall(f, call, systemCall(f, function, image, areasText), returned);
  if (function.result == nullptr || function.result->kind == scl::TypeKind::Void) return "";
  LValue result = memoryLValue(primary(image), resultOffset(function), *function.result, 0);
  return isImageType(*function.result) ? pointer(result) : load(result);
}

// Writes an argument into the instance. A fault in the argument comes out before that.
void fillInput(CFunction& f, const scl::Call& call, size_t parameter, const LValue& lvalue) {
  const Expression& actual = *call.bound[parameter];
  const scl::Type& type = *lvalue.type;
  if (scl::isText(type)) {
    TextOperand from = text(f, actual);
    f.checkStopIfNeeded();
    assignMemory(f, lvalue, from.pointer, from.form);
  } else if (isImageType(type)) {
    std::string from = type.kind == scl::TypeKind::Any ? anyPointer(f, &actual) : memory(f, actual);
    f.checkStopIfNeeded();
    assignMemory(f, lvalue, from, "0");
  } else {
    std::string from = convertedValue(f, type, *actual.type, inputValue(f, call, parameter));
    f.checkStopIfNeeded();
    store(f, lvalue, from);
  }
}

void callInstance(CFunction& f, const scl::Call& call) {
  const scl::Block& block = *call.instanceOf;
  LValue instance = pinned(f, locate(f, *call.callee));
  if (instance.type->size < block.instance->size) {
    f.refuse(call.callee->location,
             fmt::format("{} is too small to be called as \"{}\".", instance.type->name, block.name));
  }
  std::vector<Returned> returned;
  std::string arguments;
  for (size_t i = 0; i < block.parameters.size(); i++) {
    const scl::Variable& formal = *block.parameters[i];
    const Expression* actual = call.bound[i];
    const scl::Type& type = *formal.type;
    LValue lvalue = memoryLValue(instance.base, instance.offset + formal.offset, type, formal.bit);
    if (scl::isByReference(block, formal)) {
      if (f.plan.isOfHost(block)) continue;
      if (type.kind == scl::TypeKind::Variant) {
        arguments += variantArgument(f, actual);
      } else if (type.kind == scl::TypeKind::Any) {
        arguments += ", " + anyPointer(f, actual);
      } else {
        arguments += ", " + (scl::isText(type) ? textByReference(f, formal, actual, returned)
                                               : byReference(f, formal, actual, returned));
      }
      continue;
    }
    if (actual == nullptr) continue;
    if (formal.section != Section::Output) fillInput(f, call, i, lvalue);
    if (formal.section != Section::Input) {
      expect(f, returned, type, isImageType(type) ? pointer(lvalue) : load(lvalue), actual);
      if (scl::isText(type)) returned.back().form = textOf(lvalue).form;
    }
  }
  std::string text =
      f.plan.isOfHost(block)
          ? systemCall(f, block, pointer(instance), areas(f, call, block, &instance))
          : fmt::format("{}(cpu, {}{});", f.plan.functionName(block), pointer(instance), arguments);
  addCall(f, call, text, returned);
}

}  // namespace

std::string callBlock(CFunction& f, const scl::Call& call) {
  const scl::Block& block = call.function != nullptr ? *call.function : *call.instanceOf;
  const bool lends = std::ranges::any_of(block.parameters, [](const scl::Variable* parameter) {
    return parameter->type->kind == scl::TypeKind::Any;
  });
  std::string before;
  if (lends) {
    before = f.fresh("lent");
    f.add(fmt::format("u32 {} = cpu->lent;", before));
  }
  std::string result;
  if (call.instanceOf != nullptr) {
    callInstance(f, call);
  } else {
    result = f.plan.isOfHost(block) ? callSystemFunction(f, call) : callFunction(f, call);
  }
  if (lends) f.add(fmt::format("cpu->lent = {};", before));
  return result;
}

std::string valueOfCall(CFunction& f, const Expression& expression, const scl::Call& call) {
  if (call.standard) return standardFunction(f, expression, call);
  std::string text = callBlock(f, call);
  if (call.enableOut != nullptr) assignTo(f, *call.enableOut, "cpu->calledEno");
  return text;
}

}  // namespace vcpu::c
