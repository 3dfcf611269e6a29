#include "telecontrol/counter.h"

#include <gtest/gtest.h>

#include "telecontrol/status_word.h"

namespace tele {
namespace {

TEST(Counter, CountsOverItsEnd) {
  for (int32_t counterMax : {1, 9, 65535, 16777215}) {
    EXPECT_EQ(countsBetween(0, counterMax, counterMax), counterMax);
    EXPECT_EQ(countsBetween(counterMax, 0, counterMax), 1);
    EXPECT_EQ(countsBetween(1, 0, counterMax), counterMax);
    EXPECT_EQ(countsBetween(counterMax, counterMax, counterMax), 0);
  }
}

TEST(StatusWord, CarriesTheBitsThatChanged) {
  for (int32_t before = 0; before < WORD_VALUES; before += 251) {
    for (int32_t word = 0; word < WORD_VALUES; word += 241) {
      const auto both = static_cast<uint32_t>(withChangedBits(word, before));
      ASSERT_EQ(both & 0xFFFF, static_cast<uint32_t>(word));
      ASSERT_EQ(both >> 16, static_cast<uint32_t>(word ^ before));
    }
  }
}

}  // namespace
}  // namespace tele
