#include "subset/plc.h"

#include <gtest/gtest.h>

namespace plc {
namespace {

using Four = Array<uint8_t, 4>;
using Six = Array<uint8_t, 6>;

TEST(CopyBytes, TakesOctetsFromOnePlaceToAnother) {
  Four target{{1, 2, 3, 4}};
  const Six source{{10, 11, 12, 13, 14, 15}};
  copyBytes(target, 1, source, 3, 2);
  EXPECT_EQ(target[0], 1);
  EXPECT_EQ(target[1], 13);
  EXPECT_EQ(target[2], 14);
  EXPECT_EQ(target[3], 4);
}

TEST(CopyBytes, OfCountZeroLooksAtNoIndex) {
  Four target{{1, 2, 3, 4}};
  const Six source{};
  copyBytes(target, 4, source, 6, 0);
  EXPECT_EQ(target[3], 4);
}

TEST(CopyBytesDeathTest, StopsOutsideOfEitherArray) {
  Four target{};
  const Six source{};
  EXPECT_DEATH(copyBytes(target, 0, source, 0, 5), "");
  EXPECT_DEATH(copyBytes(target, 3, source, 0, 2), "");
  EXPECT_DEATH(copyBytes(target, -1, source, 0, 2), "");
  EXPECT_DEATH(copyBytes(target, 0, source, 5, 2), "");
  EXPECT_DEATH(copyBytes(target, 0, source, -1, 2), "");
  EXPECT_DEATH(copyBytes(target, 2, source, 2, -1), "");
  EXPECT_DEATH(copyBytes(target, 2147483647, source, 0, 1), "");
}

// MOVE_BLK does not promise the order in which it copies.
TEST(CopyBytesDeathTest, StopsWhenTheOctetsOverlap) {
  Six array{{10, 11, 12, 13, 14, 15}};
  copyBytes(array, 0, array, 3, 3);
  EXPECT_EQ(array[2], 15);
  EXPECT_DEATH(copyBytes(array, 0, array, 2, 3), "");
  EXPECT_DEATH(copyBytes(array, 2, array, 0, 3), "");
}

}  // namespace
}  // namespace plc
