#pragma once
// Keys of a terminal.

#include <string_view>
#include <vector>

namespace monitor {

enum class KeyKind { Character, Up, Down, PageUp, PageDown, Enter, Backspace, Escape, Other };

struct Key {
  KeyKind kind = KeyKind::Other;
  char character = 0;  ///< of a Character: printable ASCII
};

/// The keys behind bytes that a terminal has sent at once. Any thread may call.
std::vector<Key> keysOf(std::string_view bytes);

}  // namespace monitor
