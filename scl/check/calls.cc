// Calls of blocks: who is called, and which argument belongs to which parameter.

#include <fmt/core.h>

#include <algorithm>

#include "scl/check/expressions.h"
#include "scl/library/system_names.h"
#include "scl/text/name.h"
#include "scl/tree/parameter.h"
#include "scl/types/conversions.h"
#include "scl/types/elementary_types.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

const char* sectionWord(Section section) {
  switch (section) {
    case Section::Input: return "input";
    case Section::Output: return "output";
    case Section::InOut: return "in/out";
    case Section::Static: return "static variable";
    case Section::Temp: return "temporary variable";
    case Section::Constants: return "constant";
    case Section::Member: return "member";
  }
  return "";
}

std::string parameterList(const Block& block) {
  std::string list;
  for (const Variable* parameter : block.parameters) {
    if (!list.empty()) list += ", ";
    list += parameter->name;
  }
  return list.empty() ? "none" : list;
}

const Variable* findParameter(const Block& block, std::string_view name) {
  for (const Variable* parameter : block.parameters) {
    if (sameName(parameter->name, name)) return parameter;
  }
  return nullptr;
}

/// T_ADD, T_SUB and T_DIFF are the operators in another form.
std::optional<BinaryOperator> timeFunction(const Call& call) {
  const Name* name = std::get_if<Name>(&call.callee->form);
  if (!name || name->sigil != Name::Sigil::None) return std::nullopt;
  if (sameName(name->text, "T_ADD")) return BinaryOperator::Add;
  if (sameName(name->text, "T_SUB") || sameName(name->text, "T_DIFF")) return BinaryOperator::Subtract;
  return std::nullopt;
}

/// An open array takes every array of one dimension with its element.
bool takesOpenArray(const Type& formal, const Type& actual) {
  bool open = formal.kind == TypeKind::Array && formal.dimensions.empty();
  return open && actual.kind == TypeKind::Array && actual.dimensions.size() <= 1 && formal.element &&
         actual.element &&
         (sameType(*formal.element, *actual.element) ||
          (isText(*formal.element) && formal.element->kind == actual.element->kind));
}

/// Whether a parameter handed over as memory takes `actual`: the same bytes mean the same on both sides. An
/// Int and a Word are the same two bytes.
bool takesMemory(const Type& formal, const Type& actual) {
  if (formal.kind == TypeKind::Variant || takesOpenArray(formal, actual)) return true;
  if (implicitFit(actual, formal) == Fit::Same) return true;
  auto bits = [](const Type& type) { return isInteger(type) || isBitString(type); };
  return bits(formal) && bits(actual) && formal.size == actual.size;
}

}  // namespace

void Expressions::checkCallStatement(ExpressionPtr& expression) {
  if (!std::holds_alternative<Call>(expression->form)) {
    check(expression);
    return;
  }
  Checked found = visitCall(expression, nullptr, true);
  expression->type = found.type;
}

Expressions::Checked Expressions::visitCall(ExpressionPtr& expression, const Type* wanted, bool asStatement) {
  Expression& it = *expression;
  if (std::optional<BinaryOperator> op = timeFunction(std::get<Call>(it.form))) return timeCall(it, *op);
  Call& call = std::get<Call>(it.form);
  if (!resolveCallee(it, call)) {
    checkAllArguments(call);
    return {};
  }
  if (call.standard) {
    Checked result = visitStandardCall(it, call, wanted);
    bool noValue = result.type && result.type->kind == TypeKind::Void && !asStatement;
    if (!noValue) return result;
    report_.error(NO_VALUE, it.place, "this function has no value: call it as a statement of its own");
    return {};
  }
  const Block& block = call.function ? *call.function : *call.instanceOf;
  if (block_) calls_.emplace_back(block_, &block);
  bindArguments(it, call, block);
  if (call.function && call.function->result && call.function->result->kind != TypeKind::Void) {
    return {call.function->result, Untyped::No};
  }
  if (!asStatement) {
    report_.error(
        NO_VALUE, it.place,
        call.function
            ? fmt::format("\"{}\" is Void and has no value: call it as a statement of its own", block.name)
            : fmt::format("\"{}\" is a function block and has no value: call it as a statement, then "
                          "read its outputs from the instance",
                          block.name));
    return {};
  }
  return {elementaryType(TypeKind::Void), Untyped::No};
}

/// T_ADD(IN1 := a, IN2 := b) becomes a + b.
Expressions::Checked Expressions::timeCall(Expression& expression, BinaryOperator op) {
  Call call = std::move(std::get<Call>(expression.form));
  std::string name = std::get<Name>(call.callee->form).text;
  ExpressionPtr operands[2];
  for (size_t i = 0; i < call.arguments.size() && i < 2; ++i) {
    Argument& argument = call.arguments[i];
    size_t position = sameName(argument.name, "IN1") ? 0 : sameName(argument.name, "IN2") ? 1 : i;
    operands[position] = std::move(argument.value);
  }
  if (call.arguments.size() != 2 || !operands[0] || !operands[1]) {
    report_.error(PARAMETER_MISSING, expression.place,
                  fmt::format("{} needs two arguments, IN1 and IN2", name));
    expression.form = Literal{};
    return {};
  }
  expression.form = Binary{op, std::move(operands[0]), std::move(operands[1])};
  expression.parenthesised = true;
  return visitBinary(expression, std::get<Binary>(expression.form), nullptr);
}

void Expressions::checkAllArguments(Call& call) {
  for (Argument& argument : call.arguments) check(argument.value);
}

bool Expressions::resolveCallee(Expression& expression, Call& call) {
  if (auto* name = std::get_if<Name>(&call.callee->form)) return resolveCalleeName(expression, call, *name);
  if (auto* access = std::get_if<MemberAccess>(&call.callee->form)) {
    if (resolveCalleeMember(call, *access)) return true;
  }
  return resolveInstance(call);
}

bool Expressions::resolveCalleeName(Expression& expression, Call& call, Name& name) {
  if (findLocal(name) && name.sigil != Name::Sigil::None) return resolveInstance(call);
  const Variable* local = findLocal(name);
  if (local && (!local->type || local->type->kind == TypeKind::FunctionBlock)) return resolveInstance(call);
  if (name.sigil == Name::Sigil::Hash) {
    unknownName(*call.callee, name);
    return false;
  }
  const GlobalName* global = globals_.find(name.text);
  bool isStandard =
      name.sigil == Name::Sigil::None && (!global || !global->block) && findStandardSignature(name.text);
  if (isStandard) {
    call.standard = findStandardSignature(name.text)->function;
    return true;
  }
  if (!global && name.sigil == Name::Sigil::None && conversionTypes(name.text)) {
    call.standard = StandardFunction::Convert;
    return true;
  }
  if (!global) {
    std::string unsupported = unsupportedInstruction(name.text);
    if (!tellUnknownOnce(name.text)) return false;
    if (!unsupported.empty()) {
      report_.error(UNKNOWN_BLOCK, expression.place, unsupported);
      return false;
    }
    auto candidates = [&] {
      std::vector<std::string_view> names = globals_.all();
      if (name.sigil != Name::Sigil::None) return names;
      for (const StandardSignature& signature : standardSignatures()) names.push_back(signature.name);
      return names;
    };
    report_.error(UNKNOWN_BLOCK, expression.place,
                  fmt::format("no block \"{}\" in the given sources{}", name.text,
                              report_.didYouMean(name.text, candidates)));
    return false;
  }
  if (global->dataBlock) return resolveInstance(call);
  if (global->type) {
    report_.error(NOT_CALLABLE, expression.place,
                  fmt::format("\"{}\" is a type and cannot be called", name.text));
    return false;
  }
  switch (global->block->kind) {
    case Block::Kind::Function: call.function = global->block; return true;
    case Block::Kind::FunctionBlock:
      report_.error(
          NEEDS_INSTANCE, expression.place,
          fmt::format(
              "\"{0}\" is a function block and needs an instance: declare a variable of type \"{0}\" in VAR, "
              "or a DATA_BLOCK of it, and call that",
              name.text));
      return false;
    case Block::Kind::OrganizationBlock:
      report_.error(NOT_CALLABLE, expression.place,
                    fmt::format("\"{}\" is an organization block: only the CPU calls it", name.text));
      return false;
  }
  return false;
}

/// Two forms in which the last name is not a member: "IEC_Timer_0_DB".TON(...) and, classic, FB70.DB70(...).
/// False: it is an ordinary path.
bool Expressions::resolveCalleeMember(Call& call, MemberAccess& access) {
  const Name* first = std::get_if<Name>(&access.base->form);
  const GlobalName* global = first && !findLocal(*first) ? globals_.find(first->text) : nullptr;
  if (global && global->block && global->block->kind == Block::Kind::FunctionBlock) {
    auto instance = std::make_unique<Expression>();
    instance->place = access.base->place;
    instance->form = Name{access.name, Name::Sigil::Quotes};
    call.callee = std::move(instance);
    if (!resolveInstance(call)) return true;
    if (call.instanceOf != global->block) {
      report_.error(NOT_CALLABLE, call.callee->place,
                    fmt::format("this data block is an instance of \"{}\", not of \"{}\"",
                                call.instanceOf->name, global->block->name));
    }
    return true;
  }
  const GlobalName* called = globals_.find(access.name);
  bool isSystemBlock = called && called->block && called->block->system;
  if (!isSystemBlock) return false;
  Checked base = visit(access.base, nullptr);
  if (!base.type || base.type->kind != TypeKind::FunctionBlock) return false;
  const Block& owner = *base.type->block;
  bool same = &owner == called->block;
  bool related = shareInstances(owner.name, called->block->name) && called->block->instance &&
                 called->block->instance->size == base.type->size;
  if (!same && !related) return false;
  ExpressionPtr instance = std::move(access.base);
  call.callee = std::move(instance);
  call.instanceOf = called->block;
  return true;
}

bool Expressions::resolveInstance(Call& call) {
  if (call.instanceOf) return true;
  Checked found = visit(call.callee, nullptr);
  if (!found.type) return false;
  if (found.type->kind != TypeKind::FunctionBlock) {
    report_.error(NOT_CALLABLE, call.callee->place,
                  fmt::format("found a value of type {}, expected an instance of a function block to call",
                              found.type->name));
    return false;
  }
  call.instanceOf = found.type->block;
  return true;
}

void Expressions::bindArguments(const Expression& expression, Call& call, const Block& block) {
  call.bound.assign(block.parameters.size(), nullptr);
  std::vector<const Argument*> given(block.parameters.size(), nullptr);
  // TIA leaves the name away where there is one argument: "Double"(#x), RD_SYS_T(#moment).
  bool alone = call.arguments.size() == 1 && call.arguments[0].name.empty() && !block.parameters.empty();
  if (alone && (block.parameters.size() == 1 || block.parameters[0]->section == Section::Input)) {
    call.arguments[0].name = block.parameters[0]->name;
    call.arguments[0].output = block.parameters[0]->section == Section::Output;
  }
  bool named = true;
  for (Argument& argument : call.arguments) {
    if (!argument.name.empty()) {
      bindArgument(call, block, argument, given);
      continue;
    }
    check(argument.value);
    if (named) {
      report_.error(
          PARAMETER_NEEDS_NAME, argument.value->place,
          fmt::format("the parameters of \"{}\" need their names: {}", block.name, parameterList(block)));
    }
    named = false;
  }
  if (named) tellMissing(expression, call, block);
}

bool Expressions::bindFlags(Call& call, Argument& argument) {
  if (sameName(argument.name, "EN") && !argument.output) {
    if (checkAs(argument.value, *elementaryType(TypeKind::Bool), "parameter EN"))
      call.enable = argument.value.get();
    return true;
  }
  if (!sameName(argument.name, "ENO")) return false;
  const Type* type = checkVariable(argument.value, "target of ENO", true);
  if (type && type->kind != TypeKind::Bool) {
    report_.error(PARAMETER_TYPE, argument.value->place,
                  fmt::format("found {}, expected a Bool variable for ENO", type->name));
  }
  call.enableOut = argument.value.get();
  return true;
}

void Expressions::bindArgument(Call& call, const Block& block, Argument& argument,
                               std::vector<const Argument*>& given) {
  Place place = argument.place.line > 0 ? argument.place : argument.value->place;
  const Variable* parameter = findParameter(block, argument.name);
  if (!parameter) {
    if (bindFlags(call, argument)) return;
    check(argument.value);
    std::string hint = report_.didYouMean(argument.name, [&] {
      std::vector<std::string_view> names;
      for (const Variable* known : block.parameters) names.push_back(known->name);
      return names;
    });
    report_.error(UNKNOWN_PARAMETER, place,
                  fmt::format("\"{}\" has no parameter {}{}; it has: {}", block.name, argument.name, hint,
                              parameterList(block)));
    return;
  }
  size_t index =
      static_cast<size_t>(std::ranges::find(block.parameters, parameter) - block.parameters.begin());
  if (given[index]) {
    check(argument.value);
    report_.error(PARAMETER_TWICE, place, fmt::format("the parameter {} is given twice", argument.name));
    return;
  }
  given[index] = &argument;
  call.bound[index] = argument.value.get();
  bool assigned = !argument.output;
  bool arrowFits =
      (parameter->section == Section::Output) != assigned || (rules_.outputsTakeAssign && assigned);
  if (!arrowFits) {
    report_.error(
        WRONG_ARROW, place,
        fmt::format("{} is an {} of \"{}\": write {} {} ...", argument.name, sectionWord(parameter->section),
                    block.name, argument.name, assigned ? "=>" : ":="));
  }
  if (!parameter->type) {
    check(argument.value);
  } else if (parameter->section == Section::Input) {
    bindInput(argument, block, *parameter);
  } else if (parameter->section == Section::Output) {
    bindOutput(argument, block, *parameter);
  } else {
    bindInOut(argument, block, *parameter);
  }
  call.bound[index] = argument.value.get();
}

void Expressions::bindInput(Argument& argument, const Block& block, const Variable& parameter) {
  const Type& formal = *parameter.type;
  if (formal.kind == TypeKind::Variant) {
    bindVariant(argument, false);
    return;
  }
  std::string role = fmt::format("input {} of \"{}\"", parameter.name, block.name);
  bool open = formal.kind == TypeKind::Array && formal.dimensions.empty();
  if (!open) {
    checkAs(argument.value, formal, role);
    return;
  }
  const Type* actual = checkVariable(argument.value, role, false);
  if (!actual || takesOpenArray(formal, *actual)) return;
  report_.error(PARAMETER_TYPE, argument.value->place,
                fmt::format("found {}, expected {} for the {}", actual->name, formal.name, role));
}

bool Expressions::bindVariant(Argument& argument, bool variableOnly) {
  if (variableOnly)
    return checkVariable(argument.value, fmt::format("parameter {}", argument.name), true) != nullptr;
  return check(argument.value) != nullptr;
}

void Expressions::bindOutput(Argument& argument, const Block& block, const Variable& parameter) {
  std::string role = fmt::format("output {} of \"{}\"", parameter.name, block.name);
  const Type* actual = checkVariable(argument.value, "target of the " + role, true);
  if (!actual) return;
  const Type& formal = *parameter.type;
  bool byReference = isByReference(block, parameter);
  if (byReference ? takesMemory(formal, *actual) : implicitFit(formal, *actual) == Fit::Same) return;
  Fit fit = byReference ? Fit::None : implicitFit(formal, *actual);
  if (fit == Fit::None) {
    report_.error(
        PARAMETER_TYPE, argument.value->place,
        fmt::format("the {} is of type {}, found a target of type {}", role, formal.name, actual->name));
  } else if (fit == Fit::Lossy) {
    report_.warning(LOSSY_CONVERSION, argument.value->place,
                    fmt::format("the {} is of type {}, values outside {} of {} change", role, formal.name,
                                isFloat(*actual) ? "the precision" : rangeText(*actual), actual->name));
  }
}

void Expressions::bindInOut(Argument& argument, const Block& block, const Variable& parameter) {
  const Type& formal = *parameter.type;
  if (formal.kind == TypeKind::Variant) {
    bindVariant(argument, true);
    return;
  }
  std::string role = fmt::format("in/out {} of \"{}\"", parameter.name, block.name);
  const Type* actual = checkVariable(argument.value, role, true);
  if (!actual || takesMemory(formal, *actual)) return;
  report_.error(PARAMETER_TYPE, argument.value->place,
                fmt::format("found {}, expected {} for the {}: an in/out needs a variable of its very type",
                            actual->name, formal.name, role));
}

void Expressions::tellMissing(const Expression& expression, const Call& call, const Block& block) {
  std::string missing;
  for (size_t i = 0; i < block.parameters.size(); ++i) {
    const Variable& parameter = *block.parameters[i];
    if (call.bound[i] || parameter.section == Section::Output) continue;
    bool optional =
        block.system && ((parameter.type && parameter.type->kind == TypeKind::Variant) || parameter.initial);
    // What lies in the instance keeps its value; what is passed by reference would point nowhere.
    bool inInstance =
        parameter.section == Section::Input || (parameter.type && isElementary(*parameter.type));
    bool keeps = block.kind == Block::Kind::FunctionBlock && inInstance;
    if (optional || keeps) continue;
    if (!missing.empty()) missing += ", ";
    missing += parameter.name;
  }
  if (missing.empty()) return;
  report_.error(PARAMETER_MISSING, expression.place,
                fmt::format("the call of \"{}\" lacks {}", block.name, missing));
}

}  // namespace scl
