#include "scl/check/standard_arguments.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "scl/text/name.h"

namespace scl {
namespace {

constexpr int REPEATED_MAX = 255;  // the highest number in the name of a repeated parameter: IN255

/// Behind the last parameter of a function that repeats it: IN2 is followed by IN3; -1 if `name` is no such
/// name.
int repetition(const StandardSignature& signature, std::string_view name) {
  std::string_view last = signature.parameters.back().name;
  if (!signature.variadic || name.size() < 3 || !sameName(name.substr(0, 2), "IN")) return -1;
  int number = 0;
  auto [end, fault] = std::from_chars(name.data() + 2, name.data() + name.size(), number);
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

/// The parameters without an argument, for a sentence. Outputs need none.
std::string missingParameters(const StandardSignature& signature, const std::vector<Argument*>& matched) {
  std::string missing;
  for (size_t i = 0; i < matched.size(); ++i) {
    const StandardParameter& parameter = parameterAt(signature, i);
    if (matched[i] || parameter.output) continue;
    if (!missing.empty()) missing += ", ";
    missing += i < signature.parameters.size() ? std::string(parameter.name) : repeatedName(signature, i);
  }
  return missing;
}

}  // namespace

const StandardParameter& parameterAt(const StandardSignature& signature, size_t position) {
  return signature.parameters[std::min(position, signature.parameters.size() - 1)];
}

bool StandardArguments::match(const Expression& expression, Call& call, const StandardSignature& signature,
                              std::vector<Argument*>& matched) {
  Argument* otherwise = nullptr;
  size_t next = 0;
  bool fine = true;
  for (Argument& argument : call.arguments) {
    if (!argument.name.empty() && enableParameters_.bind(call, argument)) continue;
    if (!signature.otherwise.empty() && sameName(argument.name, signature.otherwise)) {
      otherwise = &argument;
      continue;
    }
    int position = argument.name.empty() ? static_cast<int>(next++) : positionOf(signature, argument.name);
    switch (put(argument, position, signature, matched)) {
      case Put::Done: break;
      case Put::Wrong: fine = false; break;
      case Put::TooMany: return false;
    }
  }
  if (matched.size() < signature.parameters.size()) matched.resize(signature.parameters.size());
  std::string missing = missingParameters(signature, matched);
  if (!missing.empty() && fine) {
    report_.error(PARAMETER_MISSING, expression.location,
                  fmt::format("the call of {} lacks {}", signature.name, missing));
    fine = false;
  }
  if (otherwise) matched.push_back(otherwise);
  return fine;
}

/// `position` is negative if no parameter has the name of the argument.
StandardArguments::Put StandardArguments::put(Argument& argument, int position,
                                              const StandardSignature& signature,
                                              std::vector<Argument*>& matched) {
  SourceLocation location = argument.location.line > 0 ? argument.location : argument.value->location;
  if (position < 0) {
    report_.error(UNKNOWN_PARAMETER, location,
                  fmt::format("{} has no parameter {}; it has: {}", signature.name, argument.name,
                              parameterList(signature)));
    return Put::Wrong;
  }
  const auto index = static_cast<size_t>(position);
  size_t most = signature.variadic ? size_t{REPEATED_MAX} + 1 : signature.parameters.size();
  if (index >= most) {
    report_.error(TOO_MANY_ARGUMENTS, location,
                  fmt::format("{} takes {} arguments: {}", signature.name, most, parameterList(signature)));
    return Put::TooMany;
  }
  if (index >= matched.size()) matched.resize(index + 1);
  bool twice = matched[index] != nullptr;
  if (twice) {
    report_.error(PARAMETER_TWICE, location,
                  fmt::format("this parameter of {} is given twice", signature.name));
  }
  matched[index] = &argument;
  return twice ? Put::Wrong : Put::Done;
}

}  // namespace scl
