#include "cli/misuse.h"

#include <fmt/format.h>

#include <vector>

#include "scl/text/nearest_name.h"

namespace cli {
namespace {

/// The end of a sentence about a wrong word.
std::string didYouMean(const std::string& wrong, const std::vector<std::string>& known) {
  const std::string_view near = scl::nearestName(wrong, {known.begin(), known.end()});
  return near.empty() ? "." : fmt::format(", did you mean {}?", near);
}

std::vector<std::string> optionsOf(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> commandsOf(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::string unknownCommand(const CLI::App& app) {
  const std::vector<std::string> words = app.remaining();
  const std::vector<std::string> known = commandsOf(app);
  if (words.empty()) return fmt::format("a command is missing: {}.", fmt::join(known, ", "));
  const std::string& word = words.front();
  if (word.starts_with("-"))
    return fmt::format("there is no option {}{}", word, didYouMean(word, optionsOf(app)));
  return fmt::format("there is no command '{}'{}", word, didYouMean(word, known));
}

/// The option a message of CLI11 begins with: "--times: 1 required INT missing".
std::string optionIn(const std::string& message) {
  return message.substr(0, message.find_first_of(": "));
}

std::string sentenceOf(const CLI::App& command, const CLI::ParseError& error) {
  for (const std::string& word : command.remaining()) {
    if (!word.starts_with("-")) continue;
    const std::string option = word.substr(0, word.find('='));
    return fmt::format("{} has no option {}{}", command.get_name(), option,
                       didYouMean(option, optionsOf(command)));
  }
  const std::string message = error.what();
  if (error.get_name() == "ArgumentMismatch") return optionIn(message) + " needs a value.";
  if (error.get_name() == "ExtrasError")
    return fmt::format("'{}' belongs to nothing.", fmt::join(command.remaining(), " "));
  return message + ".";
}

}  // namespace

std::string misuse(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  return chosen.empty() ? unknownCommand(app) : sentenceOf(*chosen.front(), error);
}

std::string whereToLook(const CLI::App& app) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  if (chosen.empty()) return "s7mqtt --help shows the commands.";
  return fmt::format("s7mqtt {} --help shows its options and an example.", chosen.front()->get_name());
}

}  // namespace cli
