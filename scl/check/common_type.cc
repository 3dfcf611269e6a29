#include "scl/check/common_type.h"

#include <fmt/core.h>

#include "scl/check/convert_to.h"
#include "scl/check/expressions.h"
#include "scl/types/conversions.h"
#include "scl/types/elementary_types.h"

namespace scl {
namespace {

/// The type of both; nullptr if there is none.
const Type* bothTypes(const Type& one, const Type& other) {
  if (isText(one) && one.kind == other.kind) return one.length >= other.length ? &one : &other;
  return sameType(one, other) ? &one : commonComparable(one, other);
}

}  // namespace

const Type* CommonType::find(std::vector<CommonArgument>& arguments, StandardAccepts what, const Type* wanted,
                             const StandardSignature& signature) {
  const Type* common = nullptr;
  bool fine = true;
  for (CommonArgument& argument : arguments) {
    argument.found = expressions_.checkUntyped(argument.argument->value, wanted);
    const Type* type = argument.found.type ? acceptedType(argument, what, signature) : nullptr;
    if (!type) {
      fine = false;
      continue;
    }
    const Untyped untyped = argument.found.untyped;
    bool counts = untyped == Untyped::No || (untyped == Untyped::Letters && what == StandardAccepts::Text);
    if (!counts) continue;
    const Type* both = common ? bothTypes(*common, *type) : type;
    if (!both) {
      report_.error(PARAMETER_TYPE, argument.argument->value->location,
                    fmt::format("the arguments of {} need one type, found {} and {}", signature.name,
                                common->name, type->name));
      return nullptr;
    }
    common = both;
  }
  return fine ? withUntyped(arguments, common, what, wanted, signature) : nullptr;
}

/// The type with which the argument takes part; nullptr: it is not accepted, and the fault is reported.
const Type* CommonType::acceptedType(const CommonArgument& argument, StandardAccepts what,
                                     const StandardSignature& signature) {
  const Type* type = argument.found.type;
  bool character = type->kind == TypeKind::Char || type->kind == TypeKind::WChar;
  if (what == StandardAccepts::Text && character) {
    type = types_.text(type->kind == TypeKind::Char ? TypeKind::String : TypeKind::WString, 1);
  }
  if (what == StandardAccepts::Float && isInteger(*type))
    type = commonNumber(*type, *elementaryType(TypeKind::Real));
  if (type && accepts(what, *type)) return type;
  report_.error(PARAMETER_TYPE, argument.argument->value->location,
                fmt::format("found {} as argument of {}, expected {}", argument.found.type->name,
                            signature.name, acceptsWord(what)));
  return nullptr;
}

/// The untyped arguments follow the others, or the type that is wanted, if they fit there.
const Type* CommonType::withUntyped(const std::vector<CommonArgument>& arguments, const Type* common,
                                    StandardAccepts what, const Type* wanted,
                                    const StandardSignature& signature) {
  bool knownFromOthers = common != nullptr;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const auto& [argument, found] = arguments[i];
    if (found.untyped == Untyped::No) continue;
    const Type* preferred = common ? common : wanted;
    if (preferred && fits(*argument->value, found, *preferred)) {
      common = preferred;
      continue;
    }
    const Type* own = what == StandardAccepts::Float ? elementaryType(TypeKind::Real) : found.type;
    common = common && (knownFromOthers || i > 0) ? commonComparable(*common, *own) : own;
    if (!common) {
      report_.error(
          PARAMETER_TYPE, argument->value->location,
          fmt::format("the arguments of {} need one type, found {} among others", signature.name, own->name));
      return nullptr;
    }
  }
  return common;
}

}  // namespace scl
