// Calls of blocks: the program's own are C functions, those of the firmware go to the host.
//
// Elementary parameters of a function are handed over as values; an InOut and an Output is a C variable that
// the function fills and that is stored afterwards. An FB reads and writes its instance, which the call fills
// before and reads after.

#include <fmt/format.h>

#include "scl/tree/parameter.h"
#include "scl/types/layout.h"
#include "vcpu/access/interface_image.h"
#include "vcpu/c/block_printer.h"

namespace vcpu {

using scl::Expression;
using scl::Section;

namespace {

bool laterArgumentCalls(const scl::Call& call, size_t parameter) {
  for (size_t i = parameter + 1; i < call.bound.size(); i++) {
    if (call.bound[i] != nullptr && callsBlock(*call.bound[i])) return true;
  }
  return false;
}

Location inImage(const std::string& image, int32_t offset, int32_t bit, const scl::Type& type) {
  Location location;
  location.text = image;
  location.offset = offset;
  location.type = &type;
  if (type.kind == scl::TypeKind::Bool) {
    location.kind = Location::Kind::Bit;
    location.bit = std::to_string(bit);
  }
  return location;
}

}  // namespace

// Answers the value of a function, as value() or memory() would; "" for an FB.
std::string BlockPrinter::call(const Expression& expression, const scl::Call& call) {
  if (call.standard) return standardFunction(expression, call);
  if (call.enable != nullptr) refuse(expression.place, "EN is possible only where a call is a statement.");
  std::string result;
  if (call.instanceOf != nullptr) {
    callInstance(call);
  } else {
    result = call.function->system ? callSystemFunction(call) : callFunction(call);
  }
  return result;
}

std::string BlockPrinter::formalDefault(const scl::Variable& formal) {
  if (formal.initial != nullptr && formal.initial->constant)
    return constantText(*formal.type, *formal.initial->constant);
  return "0";
}

// The value of an input; in a variable if what follows could change it, or if a fault must come out before
// the call.
std::string BlockPrinter::inputValue(const scl::Call& call, size_t parameter) {
  const Expression& actual = *call.bound[parameter];
  bool before = std::exchange(mayStop_, false);
  std::string text = value(actual);
  if (!actual.constant && (mayStop_ || laterArgumentCalls(call, parameter))) text = spill(*actual.type, text);
  mayStop_ = mayStop_ || before;
  return text;
}

void BlockPrinter::expect(std::vector<Returned>& returned, const scl::Type& type, std::string text,
                          const Expression* target) {
  if (target == nullptr) return;
  Returned one{&type, std::move(text), "0", target, {}};
  if (!std::holds_alternative<scl::Slice>(target->form)) one.location = pinned(locate(*target));
  returned.push_back(std::move(one));
}

void BlockPrinter::assignTo(const Expression& target, const std::string& value) {
  if (const auto* slice = std::get_if<scl::Slice>(&target.form)) return storeSlice(*slice, value);
  store(locate(target), value);
}

void BlockPrinter::handBack(const std::vector<Returned>& returned) {
  for (const Returned& one : returned) {
    if (isImageType(*one.type)) {
      assignMemory(one.location, one.text, one.form);
      continue;
    }
    std::string text = convertedValue(*one.target->type, *one.type, one.text);
    if (const auto* slice = std::get_if<scl::Slice>(&one.target->form)) {
      storeSlice(*slice, text);
    } else {
      store(one.location, text);
    }
  }
}

void BlockPrinter::assignMemory(const Location& target, const std::string& pointerText,
                                const std::string& form) {
  if (!scl::isText(*target.type)) {
    return add(fmt::format("memmove({}, {}, {});", pointer(target), pointerText, target.type->size));
  }
  TextOperand to = textOf(target);
  add(fmt::format("cpu->host->assignText(cpu, {}, {}, {}, {}, {});", to.pointer, to.form, pointerText, form,
                  site(line_)));
}

// A string goes by its place if that has the very length the function expects. Otherwise the function gets a
// string of its own that keeps the other's maximum, and an InOut or Output is copied back.
std::string BlockPrinter::textByReference(const scl::Variable& formal, const Expression* actual,
                                          std::vector<Returned>& returned) {
  if (actual == nullptr) return newText(*formal.type).pointer;
  bool isPath = !actual->constant && (std::holds_alternative<scl::Name>(actual->form) ||
                                      std::holds_alternative<scl::MemberAccess>(actual->form) ||
                                      std::holds_alternative<scl::Subscript>(actual->form));
  if (isPath) {
    Location location = pinned(locate(*actual));
    if (actual->type->length == formal.type->length) return pointer(location);
    TextOperand from = textOf(location);
    TextOperand own = newText(*formal.type);
    add(fmt::format("cpu->host->borrowText(cpu, {}, {}, {}, {}, {});", own.pointer, own.form, from.pointer,
                    from.form, site(line_)));
    if (formal.section != Section::Input)
      returned.push_back({formal.type, own.pointer, own.form, actual, location});
    return own.pointer;
  }
  TextOperand from = text(*actual);
  TextOperand own = newText(*formal.type);
  add(fmt::format("cpu->host->assignText(cpu, {}, {}, {}, {}, {});", own.pointer, own.form, from.pointer,
                  from.form, site(line_)));
  return own.pointer;
}

std::string BlockPrinter::callFunction(const scl::Call& call) {
  const scl::Block& function = *call.function;
  std::vector<Returned> returned;
  std::string arguments = "cpu";
  std::string result;
  bool hasImageResult = function.result != nullptr && isImageType(*function.result) &&
                        function.result->kind != scl::TypeKind::Void;
  if (hasImageResult) {
    if (scl::isText(*function.result)) {
      result = newText(*function.result).pointer;
    } else {
      result = buffer(function.result->size);
    }
    arguments += ", " + result;
  }
  for (size_t i = 0; i < function.parameters.size(); i++) {
    const scl::Variable& formal = *function.parameters[i];
    const Expression* actual = call.bound[i];
    const scl::Type& type = *formal.type;
    if (type.kind == scl::TypeKind::Variant) {
      std::string name = fresh("a");
      std::string text = area(actual);
      add(fmt::format("S7Area {} = {};", name, text));
      arguments += ", &" + name;
    } else if (scl::isText(type)) {
      arguments += ", " + textByReference(formal, actual, returned);
    } else if (isImageType(type)) {
      arguments += ", " + byReference(formal, actual);
    } else if (formal.section == Section::Input) {
      arguments += ", " + (actual != nullptr ? inputValue(call, i) : formalDefault(formal));
    } else {
      std::string name = fresh("o");
      expect(returned, type, name, actual);
      bool reads = formal.section == Section::InOut && actual != nullptr;
      std::string before = "0";
      if (reads) {
        bool isSlice = std::holds_alternative<scl::Slice>(actual->form);
        before =
            convertedValue(type, *actual->type, isSlice ? value(*actual) : load(returned.back().location));
      }
      add(fmt::format("{} {} = {};", cType(type), name, before));
      arguments += ", &" + name;
    }
  }
  checkStopIfNeeded();
  std::string callText = fmt::format("{}({});", plan_.functionName(function), arguments);
  bool hasValue = function.result != nullptr && scl::isElementary(*function.result) &&
                  function.result->kind != scl::TypeKind::Void;
  if (hasValue) {
    result = fresh("r");
    callText = fmt::format("{} {} = {}", cType(*function.result), result, callText);
  }
  add(callText);
  checkStop();
  handBack(returned);
  return result;
}

// The areas of a call of the firmware: one for each Variant and each structured parameter.
std::string BlockPrinter::areas(const scl::Call& call, const scl::Block& block, const Location* instance) {
  std::vector<std::string> list;
  for (size_t i = 0; i < block.parameters.size(); i++) {
    const scl::Variable& formal = *block.parameters[i];
    if (!isImageType(*formal.type)) continue;
    if (scl::isByReference(block, formal)) {
      list.push_back(area(call.bound[i]));
    } else {
      list.push_back(areaOf(
          inImage(instance->text, static_cast<int32_t>(instance->offset) + formal.offset, 0, *formal.type),
          "1"));
    }
  }
  if (list.empty()) return "0, 0";
  std::string name = fresh("areas");
  add(fmt::format("S7Area {}[{}];", name, list.size()));
  for (size_t i = 0; i < list.size(); i++) {
    add(fmt::format("{}[{}] = {}{};", name, i, list[i].front() == '{' ? "(S7Area)" : "", list[i]));
  }
  return fmt::format("{}, {}", name, list.size());
}

std::string BlockPrinter::callSystemFunction(const scl::Call& call) {
  const scl::Block& function = *call.function;
  std::vector<Returned> returned;
  std::string image = fresh("image");
  add(fmt::format("u8 {}[{}] = {{0}};", image, std::max(imageBytes(function), 2)));
  for (size_t i = 0; i < function.parameters.size(); i++) {
    const scl::Variable& formal = *function.parameters[i];
    if (isImageType(*formal.type)) continue;
    const Expression* actual = call.bound[i];
    Location place = inImage(image, formal.offset, formal.bit, *formal.type);
    if (formal.section != Section::Output) {
      store(place, actual != nullptr ? convertedValue(*formal.type, *actual->type, inputValue(call, i))
                                     : formalDefault(formal));
    }
    if (formal.section != Section::Input) expect(returned, *formal.type, load(place), actual);
  }
  std::string areasText = areas(call, function, nullptr);
  checkStopIfNeeded();
  add(fmt::format("cpu->host->system(cpu, {}, {}, {});", plan_.systemNumbers.at(&function), image,
                  areasText));
  checkStop();
  handBack(returned);
  if (function.result == nullptr || function.result->kind == scl::TypeKind::Void) return "";
  Location result = inImage(image, resultOffset(function), 0, *function.result);
  return isImageType(*function.result) ? pointer(result) : load(result);
}

void BlockPrinter::callInstance(const scl::Call& call) {
  const scl::Block& block = *call.instanceOf;
  Location instance = pinned(locate(*call.callee));
  if (instance.type->size < block.instance->size) {
    refuse(call.callee->place,
           fmt::format("{} is too small to be called as \"{}\".", instance.type->name, block.name));
  }
  std::vector<Returned> returned;
  std::string arguments;
  for (size_t i = 0; i < block.parameters.size(); i++) {
    const scl::Variable& formal = *block.parameters[i];
    const Expression* actual = call.bound[i];
    const scl::Type& type = *formal.type;
    Location place =
        inImage(instance.text, static_cast<int32_t>(instance.offset) + formal.offset, formal.bit, type);
    if (scl::isByReference(block, formal)) {
      if (block.system) continue;
      if (type.kind == scl::TypeKind::Variant) {
        std::string name = fresh("a");
        std::string text = area(actual);
        add(fmt::format("S7Area {} = {};", name, text));
        arguments += ", &" + name;
      } else {
        arguments += ", " + (scl::isText(type) ? textByReference(formal, actual, returned)
                                               : byReference(formal, actual));
      }
      continue;
    }
    if (actual == nullptr) continue;
    if (formal.section != Section::Output) {
      if (scl::isText(type)) {
        TextOperand from = text(*actual);
        checkStopIfNeeded();
        assignMemory(place, from.pointer, from.form);
      } else if (isImageType(type)) {
        std::string from = memory(*actual);
        checkStopIfNeeded();
        assignMemory(place, from, "0");
      } else {
        std::string from = convertedValue(type, *actual->type, inputValue(call, i));
        checkStopIfNeeded();
        store(place, from);
      }
    }
    if (formal.section != Section::Input) {
      expect(returned, type, isImageType(type) ? pointer(place) : load(place), actual);
      if (scl::isText(type)) returned.back().form = textOf(place).form;
    }
  }
  std::string areasText = block.system ? areas(call, block, &instance) : "";
  checkStopIfNeeded();
  if (block.system) {
    add(fmt::format("cpu->host->system(cpu, {}, {}, {});", plan_.systemNumbers.at(&block), pointer(instance),
                    areasText));
  } else {
    add(fmt::format("{}(cpu, {}{});", plan_.functionName(block), pointer(instance), arguments));
  }
  checkStop();
  handBack(returned);
}

}  // namespace vcpu
