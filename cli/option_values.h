#pragma once
// What options take. Any thread may call.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "scl/text/name.h"

namespace cli {

/// A word that an option takes, and what it stands for.
template <typename T>
struct Choice {
  const char* word;
  T value;
  const char* meaning;
};

/// An option that takes one of these words, in any case.
template <typename T>
void addChoice(CLI::App& command, const std::string& option, T& value,
               const std::vector<Choice<T>>& choices) {
  std::vector<std::string> words;
  std::vector<std::string> meanings;
  for (const Choice<T>& choice : choices) {
    words.emplace_back(choice.word);
    meanings.push_back(fmt::format("{}: {}", choice.word, choice.meaning));
  }
  const std::string help = fmt::format("{}", fmt::join(meanings, "; "));
  command
      .add_option_function<std::string>(
          option,
          [&value, choices](const std::string& word) {
            for (const Choice<T>& choice : choices) {
              if (scl::sameName(choice.word, word)) value = choice.value;
            }
          },
          help)
      ->type_name(fmt::format("{}", fmt::join(words, "|")))
      ->check(CLI::Validator(
          [choices, help](const std::string& word) {
            const bool known = std::any_of(choices.begin(), choices.end(), [&](const Choice<T>& choice) {
              return scl::sameName(choice.word, word);
            });
            return known ? std::string() : fmt::format("there is no '{}'. {}", word, help);
          },
          ""));
}

/// Takes numbers above 0; `unit` says what of.
template <typename T>
CLI::Validator numberOf(const char* unit) {
  return CLI::Validator(
      [unit](const std::string& text) {
        T number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool fine = error == std::errc() && end == text.data() + text.size() && number > 0;
        return fine ? std::string() : fmt::format("'{}' is no number of {} above 0", text, unit);
      },
      "");
}

}  // namespace cli
