#include <cstdint>

namespace demo {

inline constexpr int32_t LIMIT = 3;  // refused: SUB040
inline constexpr int32_t SIZE = 3;

enum class Answer : int16_t {
  Yes = 0,
  UnknownSubscriptions = 1,  // refused: SUB041
};

struct Words {
  int32_t begin = 0;  // refused: SUB040
  int32_t nil = 0;    // refused: SUB040
  int32_t sqr = 0;    // refused: SUB040
  int32_t step = 0;   // refused: SUB040
  int32_t Count = 0;
  int32_t count = 0;                      // refused: SUB039
  int32_t theNameOfThisMemberIsLong = 0;  // refused: SUB041
  int32_t last_ = 0;                      // refused: SUB042
  int32_t in__between = 0;                // refused: SUB042
};

[[nodiscard]] int32_t pick(int32_t left, int32_t size) {  // refused: SUB040, SUB039
  int32_t m1 = left;                                      // refused: SUB040
  return m1 + SIZE + size;
}

void words(Words& words) {
  words.begin = 1;
}
void WORDS(int32_t& number) {  // refused: SUB039
  number = 1;
}

}  // namespace demo
