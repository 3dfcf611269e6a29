#include "monitor/key.h"

#include <cstddef>

namespace monitor {
namespace {

constexpr char ESCAPE = 0x1B;

struct Sequence {
  std::string_view bytes;
  KeyKind kind;
};

// Terminals send O instead of [ in what they call application mode.
constexpr Sequence SEQUENCES[] = {
    {"\x1B[A", KeyKind::Up},   {"\x1BOA", KeyKind::Up},      {"\x1B[B", KeyKind::Down},
    {"\x1BOB", KeyKind::Down}, {"\x1B[5~", KeyKind::PageUp}, {"\x1B[6~", KeyKind::PageDown},
};

/// How many bytes the sequence takes that begins here with ESC [ or ESC O: up to its letter or ~.
size_t lengthOfSequence(std::string_view bytes) {
  size_t length = 2;
  while (length < bytes.size() && (bytes[length] < '@' || bytes[length] > '~')) ++length;
  return length < bytes.size() ? length + 1 : length;
}

Key keyOf(char byte) {
  if (byte == '\r' || byte == '\n') return {KeyKind::Enter};
  if (byte == 0x7F || byte == '\b') return {KeyKind::Backspace};
  if (byte >= ' ' && byte < 0x7F) return {KeyKind::Character, byte};
  return {KeyKind::Other};
}

}  // namespace

std::vector<Key> keysOf(std::string_view bytes) {
  std::vector<Key> keys;
  while (!bytes.empty()) {
    size_t length = 1;
    if (bytes[0] != ESCAPE) {
      keys.push_back(keyOf(bytes[0]));
    } else if (bytes.size() == 1 || (bytes[1] != '[' && bytes[1] != 'O')) {
      keys.push_back({KeyKind::Escape});
    } else {
      length = lengthOfSequence(bytes);
      Key key;
      for (const Sequence& sequence : SEQUENCES) {
        if (bytes.substr(0, length) == sequence.bytes) key.kind = sequence.kind;
      }
      keys.push_back(key);
    }
    bytes.remove_prefix(length);
  }
  return keys;
}

}  // namespace monitor
