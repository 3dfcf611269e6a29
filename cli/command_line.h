#pragma once
// The words behind s7mqtt: commands, options, their help and what is said about wrong ones.

namespace cli {

/// Reads the words and carries the command out. Answers its exit code; USAGE_FAULT behind a sentence on
/// stderr if the words make no command, FINE behind --help and --version.
int commandLine(int argc, char** argv);

}  // namespace cli
