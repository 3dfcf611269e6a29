#pragma once
// Texts that may go to a terminal. Any thread may call.

#include <string>
#include <string_view>

namespace cli {

/// `text` without what a terminal would obey: control characters of ASCII and Latin-1 but line feed and tab,
/// and those that turn the direction of writing, become \x1B or \u202E; a byte that is no UTF-8 becomes \xFF.
/// Names in a source may hold all of them.
std::string printable(std::string_view text);

/// The same as one line: line feed and tab become \x0A and \x09, too.
std::string printableLine(std::string_view text);

/// The same for JSON text, where these characters can only stand in strings: they become \u009B.
std::string printableJson(std::string_view json);

}  // namespace cli
