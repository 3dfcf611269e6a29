#pragma once
// The S5 counters of one CPU: a word for each, with the count of 0 to 999 in BCD, and the edges behind it.

#include <cstdint>
#include <map>
#include <span>

namespace vcpu {

/// For the thread of the CPU. `number` is always less than count().
class S5Counters {
 public:
  /// `words`: two bytes for each counter, which must outlive this and stay where they are.
  explicit S5Counters(std::span<uint8_t> words) : words_(words) {}

  int32_t count() const;

  struct Call {
    bool up = false;
    bool down = false;
    bool set = false;
    int32_t preset = 0;  ///< 0 to 999; looked at where the call sets the counter
    bool reset = false;
  };
  /// Whether this call sets the counter, which then needs a preset that is one.
  bool sets(int32_t number, const Call& call) const;

  /// One call of S_CU, S_CD or S_CUD. Answers the count.
  int32_t call(int32_t number, const Call& call);

  uint16_t word(int32_t number) const;

  /// As after a start of the CPU: no input was 1 before. The words stay.
  void restart() { edges_.clear(); }

 private:
  /// The inputs of the last call.
  struct Edges {
    bool up = false;
    bool down = false;
    bool set = false;
  };
  std::span<uint8_t> words_;
  std::map<int32_t, Edges> edges_;  ///< of those that were called since the start
};

}  // namespace vcpu
