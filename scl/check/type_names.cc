#include "scl/check/type_names.h"

#include <fmt/core.h>

#include "scl/check/declarations.h"
#include "scl/check/references.h"
#include "scl/check/structures.h"
#include "scl/library/system_names.h"
#include "scl/text/name.h"
#include "scl/types/elementary_types.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

/// The reasons that only the written type shows.
std::string reasonAgainstWritten(const TypeName& target) {
  if (target.form == TypeName::Form::Array) return reasonAgainstWritten(*target.element);
  if (target.form == TypeName::Form::String && target.length)
    return "a String has no length here, and the reference takes those without one";
  return {};
}

/// TON, or a function block of the user: what has a reference is called IEC_TIMER.
bool namesBlock(const TypeName& target, const Type& type) {
  if (target.form == TypeName::Form::Array) return namesBlock(*target.element, *type.element);
  return type.kind == TypeKind::FunctionBlock && blockOfInstanceType(target.name).empty();
}

}  // namespace

const Type* TypeNames::resolve(TypeName& name) {
  switch (name.form) {
    case TypeName::Form::Word:
    case TypeName::Form::Quoted: return resolveNamed(name);
    case TypeName::Form::String: return resolveText(name);
    case TypeName::Form::Array: return resolveArray(name);
    case TypeName::Form::Struct: return resolveStruct(name);
    case TypeName::Form::Reference: return resolveReference(name);
  }
  return nullptr;
}

const Type* TypeNames::resolveNamed(TypeName& name) {
  if (name.name.empty()) return nullptr;
  if (name.form == TypeName::Form::Word) {
    const Type* type = findElementaryType(name.name);
    if (type && !isHiddenType(name.name, *type)) return type;
    if (sameName(name.name, "String")) return types_.text(TypeKind::String, dialect_.defaultStringLength);
    if (sameName(name.name, "WString")) return types_.text(TypeKind::WString, dialect_.defaultStringLength);
  }
  const GlobalName* global = findGlobal(name.name);
  if (!global) {
    reportUnknown(name);
    return nullptr;
  }
  if (global->type) return declarations_.typeOf(*global->type, *global->file, name.location);
  if (global->block && global->block->kind == Block::Kind::FunctionBlock) {
    return declarations_.instanceOf(*global->block, *global->file, name.location);
  }
  report_.error(WRONG_KIND_OF_NAME, name.location,
                fmt::format("\"{}\" is a {}, expected a type or a function block", name.name,
                            global->dataBlock ? "data block" : "block without instances"));
  return nullptr;
}

/// A block or type of the user may be called Timer, too; but in itself, and in the firmware, it cannot be
/// meant.
bool TypeNames::isHiddenType(const std::string& name, const Type& type) const {
  const GlobalName* global = isTimerOrCounter(type) ? scope_.findGlobal(name) : nullptr;
  const Block* inside = scope_.block();
  return global && !(inside && (inside->system || inside == global->block));
}

/// TON_TIME and IEC_TIMER are instances of TON, unless a block has that name itself.
const GlobalName* TypeNames::findGlobal(const std::string& name) const {
  const GlobalName* global = scope_.findGlobal(name);
  std::string_view block = blockOfInstanceType(name);
  if (block.empty() || (global && global->block)) return global;
  const GlobalName* instantiated = scope_.findGlobal(block);
  return instantiated ? instantiated : global;
}

void TypeNames::reportUnknown(const TypeName& name) {
  if (std::string unsupported = unsupportedInstruction(name.name); !unsupported.empty()) {
    report_.error(UNKNOWN_TYPE, name.location, unsupported);
    return;
  }
  auto candidates = [&] {
    std::vector<std::string_view> names = scope_.globalNames();
    const auto& elementary = elementaryTypeNames();
    names.insert(names.end(), elementary.begin(), elementary.end());
    return names;
  };
  report_.error(UNKNOWN_TYPE, name.location,
                fmt::format("there is no type \"{}\" in the given sources{}", name.name,
                            report_.didYouMean(name.name, candidates)));
}

const Type* TypeNames::resolveText(TypeName& name) {
  bool wide = sameName(name.name, "WString");
  int64_t longest = wide ? dialect_.wideStringLengthMax : dialect_.stringLengthMax;
  int64_t length = dialect_.defaultStringLength;
  if (name.length && !expressions_.checkInteger(name.length, length, "length")) return nullptr;
  if (length < 1 || length > longest) {
    report_.error(BAD_TEXT_LENGTH, name.length ? name.length->location : name.location,
                  fmt::format("found the length {}, {} takes 1 to {} characters", length,
                              wide ? "WString" : "String", longest));
    return nullptr;
  }
  return types_.text(wide ? TypeKind::WString : TypeKind::String, static_cast<int32_t>(length));
}

/// False: a bound is wrong, and the fault is reported.
bool TypeNames::resolveBounds(TypeName& name, std::vector<Bounds>& dimensions) {
  bool fine = true;
  for (TypeName::Dimension& dimension : name.dimensions) {
    int64_t low = 0, high = 0;
    if (!dimension.low || !dimension.high || !expressions_.checkInteger(dimension.low, low, "lower bound") ||
        !expressions_.checkInteger(dimension.high, high, "upper bound")) {
      fine = false;
      continue;
    }
    const Type& dint = *elementaryType(TypeKind::DInt);
    if (low > high) {
      report_.error(BOUNDS_REVERSED, dimension.low->location,
                    fmt::format("the lower bound {} is above the upper bound {}", low, high));
      fine = false;
    } else if (!inRange(dint, low) || !inRange(dint, high)) {
      report_.error(OUT_OF_RANGE, dimension.low->location,
                    fmt::format("array bounds lie in {}", rangeText(dint)));
      fine = false;
    }
    dimensions.push_back({static_cast<int32_t>(low), static_cast<int32_t>(high)});
  }
  return fine;
}

const Type* TypeNames::resolveArray(TypeName& name) {
  std::vector<Bounds> dimensions;
  bool fine = resolveBounds(name, dimensions);
  const Type* element = name.element ? resolve(*name.element) : nullptr;
  if (!fine || !element) return nullptr;
  bool noElement = element->kind == TypeKind::Void || isPointer(*element) || isOpenArray(*element) ||
                   isReference(*element) || isTimerOrCounter(*element);
  if (noElement) {
    report_.error(TYPE_NOT_ALLOWED, name.location,
                  fmt::format("{} cannot be the element of an array", element->name));
    return nullptr;
  }
  if (dimensions.empty()) return types_.openArray(*element);
  if (dimensions.size() > dialect_.dimensionsMax) {
    report_.error(TOO_LARGE, name.location,
                  fmt::format("found {} dimensions, at most {} are possible", dimensions.size(),
                              dialect_.dimensionsMax));
    return nullptr;
  }
  const Type* array = types_.array(*element, std::move(dimensions));
  if (!array) {
    report_.error(
        TOO_LARGE, name.location,
        fmt::format(
            "this array is larger than the {} MiB that a variable, or the program's start values, may have",
            DATA_BYTES_MAX / 1024 / 1024));
  }
  return array;
}

const Type* TypeNames::resolveReference(TypeName& name) {
  TypeName& target = *name.element;
  const Type* type = resolve(target);
  if (!type) return nullptr;
  std::string reason = reasonAgainstWritten(target);
  if (reason.empty()) reason = reasonAgainstReference(*type);
  if (reason.empty() && namesBlock(target, *type))
    reason = "an instance has no reference, only IEC_TIMER, IEC_COUNTER and their like";
  if (reason.empty()) return types_.reference(*type);
  report_.error(TYPE_NOT_ALLOWED, name.location,
                fmt::format("REF_TO {} is not possible: {}", type->name, reason));
  return nullptr;
}

const Type* TypeNames::resolveStruct(TypeName& name) {
  if (nesting_.isFull()) {
    report_.error(TOO_LARGE, name.location, fmt::format("structures nest deeper than {}", NESTING_MAX));
    return nullptr;
  }
  Nesting::Level level(nesting_);
  Type* type = types_.make(TypeKind::Struct, "Struct");
  std::vector<Variable*> members;
  for (Variable& member : name.members) members.push_back(&member);
  return structures_.build(*type, members, name.location) ? type : nullptr;
}

}  // namespace scl
