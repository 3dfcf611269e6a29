#pragma once
// A STRING of an S7 holds Latin-1; the shells make UTF-8 of it and back.

#include <optional>
#include <string>

namespace conformance {

/// The Latin-1 text of these UTF-8 bytes; none if they are not UTF-8, or of a character above U+00FF.
std::optional<std::string> latin1Of(const std::string& utf8);

/// UTF-8 of a Latin-1 text.
std::string utf8Of(const std::string& latin1);

/// `utf8`, which is well-formed, with '?' for each character that Latin-1 does not have.
std::string asShownIn(const std::string& utf8);

}  // namespace conformance
