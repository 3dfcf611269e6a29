#pragma once
// The command cpp2scl: arguments in, files and messages out.

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace translator {

/// Runs cpp2scl with these arguments (without the program's name) as if started in `directory`. Answers the
/// exit code: 0 fine, 1 the source is wrong or --check found a difference, 2 wrong use, 4 the machine failed.
int runCommand(std::vector<std::string> arguments, const std::filesystem::path& directory, std::ostream& out,
               std::ostream& err);

}  // namespace translator
