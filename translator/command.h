#pragma once
// The command cpp2scl: arguments in, files and messages out.

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace translator {

/// Runs cpp2scl with these arguments (without the program's name) as if started in `directory`; the
/// directory of the process stays. Answers the exit code: 0 fine, 1 the source is wrong or --check found a
/// difference, 2 wrong use, 4 a file could not be written. Files are written with code 0 only, or some of
/// them with 4. One call at a time.
int runCommand(std::vector<std::string> arguments, const std::filesystem::path& directory, std::ostream& out,
               std::ostream& err);

}  // namespace translator
