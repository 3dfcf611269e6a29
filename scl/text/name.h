#pragma once
// Names as SCL sees them: without regard to case. Any thread may call.

#include <cstddef>
#include <string>
#include <string_view>

namespace scl {

/// ASCII letters raised; everything else as it is.
std::string upperCase(std::string_view text);

/// ASCII letters lowered; everything else as it is.
std::string lowerCase(std::string_view text);

/// The same name for SCL, which ignores the case of ASCII letters.
bool sameName(std::string_view a, std::string_view b);

/// For tables of names: std::unordered_map<std::string_view, T, NameHash, SameName>. The names must outlive
/// the table.
struct NameHash {
  size_t operator()(std::string_view name) const;
};
struct SameName {
  bool operator()(std::string_view a, std::string_view b) const { return sameName(a, b); }
};

/// Letters, digits and underscores, not starting with a digit: needs no quotes unless it is a keyword.
bool isPlainName(std::string_view name);

/// The name as it is if it is plain, else between "double quotes": how a path shows it to a user.
std::string quotedUnlessPlain(const std::string& name);

}  // namespace scl
