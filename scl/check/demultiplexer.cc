#include "scl/check/demultiplexer.h"

#include <fmt/core.h>

#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "scl/check/expression_copy.h"
#include "scl/text/name.h"

namespace scl {
namespace {

constexpr std::string_view NAME = "DEMUX";
constexpr int OUTPUTS_MAX = 32;

/// The arguments by what they are.
struct Demultiplexer {
  ExpressionPtr selector;
  ExpressionPtr value;
  std::map<int, ExpressionPtr> outputs;
  ExpressionPtr otherwise;
  ExpressionPtr enable;
  ExpressionPtr enableOut;
};

/// 7 of OUT7; nothing: no such name.
std::optional<int> outputNumber(std::string_view name) {
  constexpr std::string_view PREFIX = "OUT";
  if (!sameName(name.substr(0, PREFIX.size()), PREFIX)) return std::nullopt;
  int number = 0;
  const char* end = name.data() + name.size();
  const auto [last, fault] = std::from_chars(name.data() + PREFIX.size(), end, number);
  const bool isOne = fault == std::errc{} && last == end && number >= 0 && number < OUTPUTS_MAX;
  return isOne ? std::optional(number) : std::nullopt;
}

/// Where the argument belongs; nullptr: DEMUX has no such parameter.
ExpressionPtr* placeOf(Demultiplexer& parts, const Argument& argument, size_t position) {
  if (argument.name.empty()) {
    if (position < 2) return position == 0 ? &parts.selector : &parts.value;
    return position < 2 + OUTPUTS_MAX ? &parts.outputs[static_cast<int>(position) - 2] : nullptr;
  }
  if (sameName(argument.name, "K")) return &parts.selector;
  if (sameName(argument.name, "IN")) return &parts.value;
  if (sameName(argument.name, "OUTELSE")) return &parts.otherwise;
  if (sameName(argument.name, "EN")) return &parts.enable;
  if (sameName(argument.name, "ENO")) return &parts.enableOut;
  const std::optional<int> number = outputNumber(argument.name);
  return number ? &parts.outputs[*number] : nullptr;
}

/// The first parameter that has no argument; empty: none is missing.
std::string missing(const Demultiplexer& parts) {
  if (!parts.selector) return "K";
  if (!parts.value) return "IN";
  const int outputs = parts.outputs.empty() ? 1 : parts.outputs.rbegin()->first + 1;
  for (int i = 0; i < outputs; ++i) {
    if (!parts.outputs.contains(i)) return fmt::format("OUT{}", i);
  }
  return {};
}

/// Moves the arguments out of the call. Nothing: a fault is reported.
std::optional<Demultiplexer> partsOf(Call& call, SourceLocation location, Report& report) {
  Demultiplexer parts;
  bool fine = true;
  size_t position = 0;
  for (Argument& argument : call.arguments) {
    const SourceLocation at = argument.location.line > 0 ? argument.location : argument.value->location;
    ExpressionPtr* place = placeOf(parts, argument, argument.name.empty() ? position++ : 0);
    if (place == nullptr) {
      report.error(argument.name.empty() ? TOO_MANY_ARGUMENTS : UNKNOWN_PARAMETER, at,
                   fmt::format("{} has no parameter {}; it has: K, IN, OUT0 to OUT{}, OUTELSE", NAME,
                               argument.name, OUTPUTS_MAX - 1));
      return std::nullopt;
    }
    if (*place) {
      report.error(PARAMETER_TWICE, at, fmt::format("this parameter of {} is given twice", NAME));
      fine = false;
    }
    *place = std::move(argument.value);
  }
  if (const std::string lacking = missing(parts); fine && !lacking.empty()) {
    report.error(PARAMETER_MISSING, location, fmt::format("the call of {} lacks {}", NAME, lacking));
    fine = false;
  }
  return fine ? std::optional(std::move(parts)) : std::nullopt;
}

ExpressionPtr expression(SourceLocation location, decltype(Expression::form) form) {
  auto made = std::make_unique<Expression>();
  made->location = location;
  made->form = std::move(form);
  return made;
}

StatementPtr statement(SourceLocation location, decltype(Statement::form) form) {
  auto made = std::make_unique<Statement>();
  made->location = location;
  made->form = std::move(form);
  return made;
}

StatementPtr assignment(SourceLocation location, ExpressionPtr target, ExpressionPtr value) {
  Assignment made;
  made.target = std::move(target);
  made.value = std::move(value);
  return statement(location, std::move(made));
}

ExpressionPtr truth(SourceLocation location, bool value) {
  return expression(location, Literal{Literal::Form::Bool, value ? "TRUE" : "FALSE", "", int64_t{value}});
}

/// output := value, and what becomes of ENO.
Statements branch(SourceLocation location, ExpressionPtr output, const Demultiplexer& parts, bool isFound) {
  Statements body;
  if (output) body.push_back(assignment(location, std::move(output), copyOf(*parts.value)));
  if (parts.enableOut) {
    body.push_back(assignment(location, copyOf(*parts.enableOut), truth(location, isFound)));
  } else if (!isFound) {
    body.push_back(assignment(location, expression(location, Name{"ENO"}), truth(location, false)));
  }
  return body;
}

StatementPtr choiceOf(Demultiplexer& parts, SourceLocation location) {
  Case choice;
  for (auto& [number, output] : parts.outputs) {
    Case::Branch one;
    one.labels.emplace_back();
    one.labels.back().low =
        expression(location, Literal{Literal::Form::Integer, std::to_string(number), "", int64_t{number}});
    one.body = branch(location, std::move(output), parts, true);
    choice.branches.push_back(std::move(one));
  }
  choice.otherwise = branch(location, std::move(parts.otherwise), parts, false);
  choice.selector = std::move(parts.selector);
  return statement(location, std::move(choice));
}

}  // namespace

bool callsDemultiplexer(const CallStatement& call) {
  const auto* made = std::get_if<Call>(&call.call->form);
  const auto* callee = made ? std::get_if<Name>(&made->callee->form) : nullptr;
  return callee && callee->sigil == Name::Sigil::None && sameName(callee->text, NAME);
}

StatementPtr demultiplexed(CallStatement& call, SourceLocation location, Report& report) {
  std::optional<Demultiplexer> parts = partsOf(std::get<Call>(call.call->form), location, report);
  if (!parts) return nullptr;
  StatementPtr choice = choiceOf(*parts, location);
  if (!parts->enable) return choice;
  If around;
  around.branches.emplace_back();
  around.branches.back().condition = std::move(parts->enable);
  around.branches.back().body.push_back(std::move(choice));
  if (parts->enableOut) {
    around.otherwise.emplace();
    around.otherwise->push_back(assignment(location, std::move(parts->enableOut), truth(location, false)));
  }
  return statement(location, std::move(around));
}

}  // namespace scl
