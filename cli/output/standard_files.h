#pragma once
// The standard input, output and error of the process. For its main thread.

#include <cstdio>
#include <string>
#include <string_view>

namespace cli {

/// Before anything is opened: a standard file that is closed becomes one that reads nothing and cannot be
/// written, so that no other file takes its number. A reader that has gone ends no process.
void openStandardFiles();

/// Writes `text`, which is printable, to stdout or stderr. That stdout cannot be written is kept for
/// failureOfStdout().
void say(std::FILE* to, std::string_view text);

/// Writes what is still buffered. Answers a sentence if stdout did not take all that was said,
/// else nothing.
std::string failureOfStdout();

/// The sentence about a stdout that could not be written, by the errno of the failure.
std::string whyNotWritten(int number);

}  // namespace cli
