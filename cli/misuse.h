#pragma once
// What is said about words on the command line that make no command. Any thread may call.

#include <CLI/CLI.hpp>
#include <string>

namespace cli {

/// What is wrong and what there is instead, in one line. `app` has failed with `error`.
std::string misuse(const CLI::App& app, const CLI::ParseError& error);

/// The line behind it: what shows the commands, or the options of the command that was chosen.
std::string whereToLook(const CLI::App& app);

}  // namespace cli
