#include "telecontrol/json/point_id.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace tele {
namespace {

int32_t pointIdOf(std::string_view json) {
  JsonText text;
  text.length = static_cast<int32_t>(json.size());
  std::copy(json.begin(), json.end(), text.bytes.elements);
  JsonReader reader;
  beginReading(reader);
  readItem(reader, text);
  EXPECT_NE(reader.item, JsonItem::Fault) << json;
  return readPointId(reader, text);
}

TEST(PointId, IsATextOrANumber) {
  EXPECT_EQ(pointIdOf("\"201\""), 201);
  EXPECT_EQ(pointIdOf("201"), 201);
  EXPECT_EQ(pointIdOf("2.01e2"), 201);
  EXPECT_EQ(pointIdOf("\"2147483646\""), POINT_ID_MAX);
}

TEST(PointId, IsNoneBeyondThePoints) {
  for (const char* json :
       {"\"2147483647\"", "\"2147483648\"", "\"9999999999\"", "\"0\"", "0", "-1", "1.5", "\"\"", "\"-1\"",
        "\"2x\"", "\"20\\u0031\"", "null", "true", "[1]", "\"00000000001\""}) {
    EXPECT_EQ(pointIdOf(json), 0) << json;
  }
}

}  // namespace
}  // namespace tele
