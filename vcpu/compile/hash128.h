#pragma once
// A 128-bit FNV-1a hash: names cached code and shows whether a file is whole. It guards against accidents,
// not against an attacker, who could write the cache folder's files directly.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vcpu {

/// A value: add() what counts, then ask for the text(). Nothing fails; each thread may use its own.
class Hash128 {
 public:
  void add(std::span<const uint8_t> bytes);
  /// The text and its end, so that "a", "bc" and "ab", "c" differ.
  void add(std::string_view text);
  /// 32 hexadecimal digits.
  std::string text() const;

 private:
  __extension__ using Number = unsigned __int128;
  static constexpr Number wide(uint64_t high, uint64_t low) { return static_cast<Number>(high) << 64 | low; }

  Number state_ = wide(0x6c62272e07bb0142, 0x62b821756295c58d);
};

}  // namespace vcpu
