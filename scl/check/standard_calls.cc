// Calls of the functions that belong to the language.

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "scl/check/expressions.h"
#include "scl/check/fold.h"
#include "scl/text/name.h"
#include "scl/types/conversions.h"
#include "scl/types/elementary_types.h"
#include "scl/types/type_code.h"

namespace scl {
namespace {

constexpr int32_t TEXT_LENGTH_MAX = 254;

const char* acceptsWord(StandardAccepts accepts) {
  switch (accepts) {
    case StandardAccepts::Any: return "a value";
    case StandardAccepts::Number: return "a number";
    case StandardAccepts::Bits: return "a bit string or an integer";
    case StandardAccepts::Words: return "Word, DWord or LWord";
    case StandardAccepts::Float: return "a floating-point number";
    case StandardAccepts::Text: return "a String";
    case StandardAccepts::Bool: return "Bool";
    case StandardAccepts::Int: return "Int";
    case StandardAccepts::DInt: return "an integer";
    case StandardAccepts::UInt: return "UInt";
    case StandardAccepts::USInt: return "USInt";
    case StandardAccepts::Word: return "Word";
    case StandardAccepts::Referred: return "a variable";
    case StandardAccepts::Array: return "an array";
    case StandardAccepts::CharacterArray: return "an array of Char or Byte";
    case StandardAccepts::NumberVariable: return "a variable of a number type";
    case StandardAccepts::TextVariable: return "a String variable";
  }
  return "";
}

bool isNumber(const Type& type) {
  return isInteger(type) || isBitString(type) || isFloat(type) || type.kind == TypeKind::Time ||
         type.kind == TypeKind::LTime;
}

bool accepts(StandardAccepts what, const Type& type) {
  switch (what) {
    case StandardAccepts::Any: return type.kind != TypeKind::Void && type.kind != TypeKind::Variant;
    case StandardAccepts::Referred: return type.kind != TypeKind::Void;
    case StandardAccepts::Number:
    case StandardAccepts::NumberVariable: return isNumber(type);
    case StandardAccepts::Bits: return isBitString(type) || isInteger(type);
    case StandardAccepts::Words: return isBitString(type) && type.kind != TypeKind::Byte;
    case StandardAccepts::Float: return isFloat(type) || isInteger(type);
    case StandardAccepts::Text:
      return isText(type) || type.kind == TypeKind::Char || type.kind == TypeKind::WChar;
    case StandardAccepts::TextVariable: return isText(type);
    case StandardAccepts::Array: return type.kind == TypeKind::Array || type.kind == TypeKind::Variant;
    case StandardAccepts::CharacterArray: {
      if (type.kind == TypeKind::Variant) return true;
      const Type& element = type.kind == TypeKind::Array ? *type.element : type;
      return element.kind == TypeKind::Char || element.kind == TypeKind::Byte ||
             element.kind == TypeKind::WChar || element.kind == TypeKind::Word;
    }
    case StandardAccepts::Bool:
    case StandardAccepts::Int:
    case StandardAccepts::DInt:
    case StandardAccepts::UInt:
    case StandardAccepts::USInt:
    case StandardAccepts::Word: return true;  // a conversion decides
  }
  return false;
}

/// The type of a parameter that always has the same; nullptr if it has not.
const Type* fixedType(StandardAccepts what) {
  switch (what) {
    case StandardAccepts::Bool: return elementaryType(TypeKind::Bool);
    case StandardAccepts::Int: return elementaryType(TypeKind::Int);
    case StandardAccepts::DInt: return elementaryType(TypeKind::DInt);
    case StandardAccepts::UInt: return elementaryType(TypeKind::UInt);
    case StandardAccepts::USInt: return elementaryType(TypeKind::USInt);
    case StandardAccepts::Word: return elementaryType(TypeKind::Word);
    case StandardAccepts::Any:
    case StandardAccepts::Number:
    case StandardAccepts::Bits:
    case StandardAccepts::Words:
    case StandardAccepts::Float:
    case StandardAccepts::Text:
    case StandardAccepts::Referred:
    case StandardAccepts::Array:
    case StandardAccepts::CharacterArray:
    case StandardAccepts::NumberVariable:
    case StandardAccepts::TextVariable: return nullptr;
  }
  return nullptr;
}

/// Behind the last parameter of a function that repeats it: IN2 is followed by IN3; -1 if `name` is no such
/// name.
int repetition(const StandardSignature& signature, std::string_view name) {
  std::string_view last = signature.parameters.back().name;
  if (!signature.variadic || name.size() < 3 || !sameName(name.substr(0, 2), "IN")) return -1;
  int number = 0;
  auto [end, fault] = std::from_chars(name.data() + 2, name.data() + name.size(), number);
  constexpr int REPEATED_MAX = 255;
  if (fault != std::errc{} || end != name.data() + name.size() || number > REPEATED_MAX) return -1;
  int lastNumber = last.back() - '0';
  int position = static_cast<int>(signature.parameters.size()) - 1 + number - lastNumber;
  return number >= lastNumber ? position : -1;
}

int positionOf(const StandardSignature& signature, std::string_view name) {
  for (size_t i = 0; i < signature.parameters.size(); ++i) {
    if (sameName(signature.parameters[i].name, name)) return static_cast<int>(i);
  }
  return repetition(signature, name);
}

/// The name of a repeated parameter at a position: IN3 is the third of MAX.
std::string repeatedName(const StandardSignature& signature, size_t position) {
  int lastNumber = signature.parameters.back().name.back() - '0';
  return "IN" + std::to_string(static_cast<int>(position - (signature.parameters.size() - 1)) + lastNumber);
}

std::string parameterList(const StandardSignature& signature) {
  std::string list;
  for (const StandardParameter& parameter : signature.parameters) {
    if (!list.empty()) list += ", ";
    list += parameter.name;
  }
  return signature.variadic ? list + ", ..." : list;
}

const StandardParameter& parameterAt(const StandardSignature& signature, size_t position) {
  return signature.parameters[std::min(position, signature.parameters.size() - 1)];
}

}  // namespace

/// Sorts the arguments into the order of the parameters; INELSE of MUX comes last.
bool Expressions::matchArguments(const Expression& expression, Call& call, const StandardSignature& signature,
                                 std::vector<Argument*>& matched) {
  Argument* otherwise = nullptr;
  size_t next = 0;
  bool fine = true;
  for (Argument& argument : call.arguments) {
    Place place = argument.place.line > 0 ? argument.place : argument.value->place;
    if (!argument.name.empty() && bindFlags(call, argument)) continue;
    if (signature.function == StandardFunction::Mux && sameName(argument.name, "INELSE")) {
      otherwise = &argument;
      continue;
    }
    int position = argument.name.empty() ? static_cast<int>(next++) : positionOf(signature, argument.name);
    size_t most = signature.variadic ? 256 : signature.parameters.size();
    if (position < 0) {
      report_.error(UNKNOWN_PARAMETER, place,
                    fmt::format("{} has no parameter {}; it has: {}", signature.name, argument.name,
                                parameterList(signature)));
      fine = false;
      continue;
    }
    if (static_cast<size_t>(position) >= most) {
      report_.error(TOO_MANY_ARGUMENTS, place,
                    fmt::format("{} takes {} arguments: {}", signature.name, most, parameterList(signature)));
      return false;
    }
    if (static_cast<size_t>(position) >= matched.size()) matched.resize(static_cast<size_t>(position) + 1);
    if (matched[static_cast<size_t>(position)]) {
      report_.error(PARAMETER_TWICE, place,
                    fmt::format("this parameter of {} is given twice", signature.name));
      fine = false;
    }
    matched[static_cast<size_t>(position)] = &argument;
  }
  size_t least = signature.parameters.size();
  if (matched.size() < least) matched.resize(least);
  std::string missing;
  for (size_t i = 0; i < matched.size(); ++i) {
    const StandardParameter& parameter = parameterAt(signature, i);
    if (matched[i] || parameter.output) continue;
    if (!missing.empty()) missing += ", ";
    missing += i < least ? std::string(parameter.name) : repeatedName(signature, i);
  }
  if (!missing.empty() && fine) {
    report_.error(PARAMETER_MISSING, expression.place,
                  fmt::format("the call of {} lacks {}", signature.name, missing));
    fine = false;
  }
  if (otherwise) matched.push_back(otherwise);
  return fine;
}

Expressions::Checked Expressions::visitStandardCall(Expression& expression, Call& call, const Type* wanted) {
  const std::string callee = std::get<Name>(call.callee->form).text;
  const StandardSignature* signature = findStandardSignature(callee);
  if (!signature || signature->result == StandardResult::Convert)
    return convertCall(expression, call, wanted);
  if (std::optional<TypeKind> atEnd = typeInName(callee)) {
    bool text = *atEnd == TypeKind::String || *atEnd == TypeKind::WString;
    wanted = text ? types_.text(*atEnd, TEXT_LENGTH_MAX) : elementaryType(*atEnd);
  }
  std::vector<Argument*> matched;
  if (!matchArguments(expression, call, *signature, matched)) {
    checkAllArguments(call);
    return {};
  }
  bool hasOtherwise = std::any_of(call.arguments.begin(), call.arguments.end(),
                                  [](const Argument& argument) { return sameName(argument.name, "INELSE"); });
  std::vector<Argument*> commonArguments;
  StandardAccepts commonAccepts = StandardAccepts::Any;
  bool fine = true;
  for (size_t i = 0; i < matched.size(); ++i) {
    const StandardParameter& parameter = parameterAt(*signature, i);
    if (!matched[i]) continue;
    if (matched[i]->output != parameter.output) {
      report_.error(WRONG_ARROW, matched[i]->value->place,
                    fmt::format("write {} {} ... in the call of {}", parameter.name,
                                parameter.output ? "=>" : ":=", signature->name));
      fine = false;
    }
    if (parameter.common) {
      commonArguments.push_back(matched[i]);
      commonAccepts = parameter.accepts;
    } else if (!bindStandardArgument(*matched[i], parameter, *signature)) {
      fine = false;
    }
  }
  const Type* common = nullptr;
  std::optional<ConversionName> named = conversionTypes(callee);
  bool scales = signature->function == StandardFunction::ScaleX;
  if (scales && named) wanted = elementaryType(named->to);
  if (!commonArguments.empty()) {
    bool adopts = signature->result == StandardResult::Common && wanted && accepts(commonAccepts, *wanted);
    std::vector<Checked> found;
    common = commonOf(commonArguments, found, adopts ? wanted : nullptr, commonAccepts, *signature);
    if (!common) fine = false;
    if (common && scales && named) common = wanted;
    for (size_t i = 0; fine && i < commonArguments.size(); ++i) {
      fine = convertTo(commonArguments[i]->value, found[i], *common,
                       fmt::format("argument of {}", signature->name));
    }
  }
  if (!fine) return {};
  for (Argument* argument : matched) call.bound.push_back(argument ? argument->value.get() : nullptr);
  if (signature->function == StandardFunction::Mux && !hasOtherwise) call.bound.push_back(nullptr);
  call.standard = signature->function;
  switch (signature->result) {
    case StandardResult::Common: return {common, Untyped::No};
    case StandardResult::LongText: return {types_.text(common->kind, TEXT_LENGTH_MAX), Untyped::No};
    case StandardResult::Bool: return {elementaryType(TypeKind::Bool), Untyped::No};
    case StandardResult::Bits: {
      bool known = wanted && isBitString(*wanted);
      return {known ? wanted : elementaryType(TypeKind::DWord), Untyped::No};
    }
    case StandardResult::TypeCode: {
      const Type& of = *call.bound[0]->type;
      const bool elements = signature->function == StandardFunction::TypeOfElements;
      if (of.kind != TypeKind::Variant) expression.constant = elements ? elementTypeCode(of) : typeCode(of);
      return {elementaryType(TypeKind::DWord), Untyped::No};
    }
    case StandardResult::Int: return {elementaryType(TypeKind::Int), Untyped::No};
    case StandardResult::DInt: return {elementaryType(TypeKind::DInt), Untyped::No};
    case StandardResult::UDInt: return {elementaryType(TypeKind::UDInt), Untyped::No};
    case StandardResult::Rounded: {
      return {elementaryType(named ? named->to : TypeKind::DInt), Untyped::No};
    }
    case StandardResult::Float:
      if (named && (named->to == TypeKind::Real || named->to == TypeKind::LReal))
        return {elementaryType(named->to), Untyped::No};
      return {elementaryType(common->kind == TypeKind::LReal ? TypeKind::LReal : TypeKind::Real),
              Untyped::No};
    case StandardResult::DateAndTime: {
      bool date = call.bound[0]->type->kind == TypeKind::Date;
      TypeKind clock = call.bound[1]->type->kind;
      if (!date || (clock != TypeKind::TimeOfDay && clock != TypeKind::LTimeOfDay)) {
        report_.error(PARAMETER_TYPE, expression.place,
                      fmt::format("{} combines a Date and a Time_Of_Day, found {} and {}", signature->name,
                                  call.bound[0]->type->name, call.bound[1]->type->name));
        return {};
      }
      if (clock == TypeKind::LTimeOfDay) return {elementaryType(TypeKind::LDateTime), Untyped::No};
      bool dtl = (wanted && wanted->kind == TypeKind::DTL) || signature->name == "T_COMBINE";
      return {elementaryType(dtl ? TypeKind::DTL : TypeKind::DateAndTime), Untyped::No};
    }
    case StandardResult::Void: return {elementaryType(TypeKind::Void), Untyped::No};
    case StandardResult::Convert: return {};  // done above
  }
  return {};
}

const Type* Expressions::commonOf(std::vector<Argument*>& arguments, std::vector<Checked>& found,
                                  const Type* wanted, StandardAccepts acceptsWhat,
                                  const StandardSignature& signature) {
  const Type* common = nullptr;
  bool fine = true;
  for (Argument* argument : arguments) {
    Checked one = visit(argument->value, wanted);
    found.push_back(one);
    if (!one.type) {
      fine = false;
      continue;
    }
    bool characters = one.type->kind == TypeKind::Char || one.type->kind == TypeKind::WChar;
    const Type* type = one.type;
    if (acceptsWhat == StandardAccepts::Text && characters) {
      type = types_.text(type->kind == TypeKind::Char ? TypeKind::String : TypeKind::WString, 1);
    }
    if (acceptsWhat == StandardAccepts::Float && isInteger(*type))
      type = commonNumber(*type, *elementaryType(TypeKind::Real));
    if (!type || !accepts(acceptsWhat, *type)) {
      report_.error(PARAMETER_TYPE, argument->value->place,
                    fmt::format("found {} as argument of {}, expected {}", one.type->name, signature.name,
                                acceptsWord(acceptsWhat)));
      fine = false;
      continue;
    }
    if (one.untyped != Untyped::No &&
        !(one.untyped == Untyped::Letters && acceptsWhat == StandardAccepts::Text))
      continue;
    if (!common) {
      common = type;
      continue;
    }
    const Type* both = isText(*common) && common->kind == type->kind
                           ? (common->length >= type->length ? common : type)
                       : sameType(*common, *type) ? common
                                                  : commonComparable(*common, *type);
    if (!both) {
      report_.error(PARAMETER_TYPE, argument->value->place,
                    fmt::format("the arguments of {} need one type, found {} and {}", signature.name,
                                common->name, type->name));
      return nullptr;
    }
    common = both;
  }
  if (!fine) return nullptr;
  bool knownFromOthers = common != nullptr;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (found[i].untyped == Untyped::No) continue;
    const Type* preferred = common ? common : wanted;
    if (preferred && fits(*arguments[i]->value, found[i], *preferred)) {
      common = preferred;
      continue;
    }
    const Type* own = acceptsWhat == StandardAccepts::Float ? elementaryType(TypeKind::Real) : found[i].type;
    common = common && (knownFromOthers || i > 0) ? commonComparable(*common, *own) : own;
    if (!common) {
      report_.error(
          PARAMETER_TYPE, arguments[i]->value->place,
          fmt::format("the arguments of {} need one type, found {} among others", signature.name, own->name));
      return nullptr;
    }
  }
  return common;
}

bool Expressions::bindStandardArgument(Argument& argument, const StandardParameter& parameter,
                                       const StandardSignature& signature) {
  std::string role = fmt::format("argument {} of {}", parameter.name, signature.name);
  if (const Type* fixed = fixedType(parameter.accepts)) return checkAs(argument.value, *fixed, role);
  if (parameter.accepts == StandardAccepts::Float) {
    Checked found = visit(argument.value, nullptr);
    if (!found.type) return false;
    bool longFloat = found.type->kind == TypeKind::LReal ||
                     (isInteger(*found.type) && bitsOf(*found.type) == 64 && found.untyped == Untyped::No);
    return convertTo(argument.value, found, *elementaryType(longFloat ? TypeKind::LReal : TypeKind::Real),
                     role);
  }
  bool needsVariable = parameter.accepts != StandardAccepts::Any;
  bool writes = parameter.output || signature.function == StandardFunction::StringToCharacters;
  const Type* type = needsVariable ? checkVariable(argument.value, role, writes) : check(argument.value);
  if (!type) return false;
  if (accepts(parameter.accepts, *type)) return true;
  report_.error(PARAMETER_TYPE, argument.value->place,
                fmt::format("found {} as {}, expected {}", type->name, role, acceptsWord(parameter.accepts)));
  return false;
}

/// A_TO_B(x), and CONVERT(x), T_CONV(x) whose result type is the wanted one.
Expressions::Checked Expressions::convertCall(Expression& expression, Call& call, const Type* wanted) {
  const std::string callee = std::get<Name>(call.callee->form).text;
  Argument* argument = nullptr;
  for (Argument& given : call.arguments) {
    if (!given.name.empty() && bindFlags(call, given)) continue;
    bool known = given.name.empty() || sameName(given.name, "IN");
    if (!known || argument || given.output) {
      report_.error(TOO_MANY_ARGUMENTS, given.value->place, fmt::format("{} takes one argument, IN", callee));
      checkAllArguments(call);
      return {};
    }
    argument = &given;
  }
  if (!argument) {
    report_.error(PARAMETER_MISSING, expression.place, fmt::format("the call of {} lacks IN", callee));
    return {};
  }
  std::optional<ConversionName> named = conversionTypes(callee);
  const Type* to = wanted;
  if (named) {
    bool toText = named->to == TypeKind::String || named->to == TypeKind::WString;
    to = toText ? types_.text(named->to, TEXT_LENGTH_MAX) : elementaryType(named->to);
    bool fromText = named->from == TypeKind::String || named->from == TypeKind::WString;
    const Type* from = fromText ? types_.text(named->from, TEXT_LENGTH_MAX) : elementaryType(named->from);
    if (!checkAs(argument->value, *from, "argument of " + callee)) return {};
    call.standard = named->function;
  } else {
    const Type* from = check(argument->value);
    if (!from) return {};
    if (!to) {
      report_.error(TYPE_MISMATCH, expression.place,
                    fmt::format("{} needs a place that says which type is wanted: use {}_TO_... instead",
                                callee, upperCase(from->name)));
      return {};
    }
    if (from->kind != to->kind && !explicitConversionExists(*from, *to)) {
      report_.error(TYPE_MISMATCH, expression.place,
                    fmt::format("{} cannot make {} of {}", callee, to->name, from->name));
      return {};
    }
  }
  call.bound.push_back(argument->value.get());
  const Expression& value = *argument->value;
  bool plain = call.standard == StandardFunction::Convert && value.type && isElementary(*value.type) &&
               isElementary(*to) && !isFloat(*value.type) && to->kind != TypeKind::Bool;
  bool spans = value.type && value.type->kind >= TypeKind::S5Time && to->kind >= TypeKind::S5Time;
  if (plain && !spans && value.constant)
    expression.constant = foldConversion(*value.type, *to, *value.constant);
  return {to, Untyped::No};
}

}  // namespace scl
