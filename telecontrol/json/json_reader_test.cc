#include "telecontrol/json/json_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tele {
namespace {

JsonText textOf(std::string_view json) {
  JsonText text;
  text.length = static_cast<int32_t>(std::min<size_t>(json.size(), JSON_BYTES_MAX));
  std::copy_n(json.begin(), text.length, text.bytes.elements);
  return text;
}

// All items up to the end or the fault.
std::vector<JsonItem> itemsOf(std::string_view json) {
  const JsonText text = textOf(json);
  JsonReader reader;
  beginReading(reader);
  std::vector<JsonItem> items;
  do {
    readItem(reader, text);
    items.push_back(reader.item);
  } while (reader.item != JsonItem::End && reader.item != JsonItem::Fault);
  return items;
}

bool isJson(std::string_view json) {
  return itemsOf(json).back() == JsonItem::End;
}

TEST(JsonReader, ReadsItemByItem) {
  using enum JsonItem;
  EXPECT_EQ(itemsOf(R"( {"a" : [1, "x", {}], "b":true,"c":false , "d":null,"e":[]} )"),
            (std::vector{ObjectBegin, Name, ArrayBegin, Number, String, ObjectBegin, ObjectEnd, ArrayEnd,
                         Name, True, Name, False, Name, Null, Name, ArrayBegin, ArrayEnd, ObjectEnd, End}));
  EXPECT_EQ(itemsOf("7"), (std::vector{Number, End}));
}

TEST(JsonReader, SaysWhereAStringStands) {
  const JsonText text = textOf(R"({"req":"a\"b"})");
  JsonReader reader;
  beginReading(reader);
  readItem(reader, text);
  readItem(reader, text);
  EXPECT_TRUE(reader.plain);
  EXPECT_EQ(nameCode(reader, text), 0x726571);
  readItem(reader, text);
  EXPECT_FALSE(reader.plain);
  EXPECT_EQ(reader.first, 8);
  EXPECT_EQ(reader.length, 4);
}

TEST(JsonReader, HasNoCodeForALongNameAndForOneWithAnEscape) {
  for (const char* json : {R"({"fives":1})", R"({"\u0069":1})", "{\"\xC3\xA4\":1}"}) {
    const JsonText text = textOf(json);
    JsonReader reader;
    beginReading(reader);
    readItem(reader, text);
    readItem(reader, text);
    EXPECT_EQ(reader.item, JsonItem::Name);
    EXPECT_EQ(nameCode(reader, text), 0) << json;
  }
}

TEST(JsonReader, PassesOverAValueWithAllThatIsInIt) {
  const JsonText text = textOf(R"([{"a":[1,{"b":2}],"c":"]}"},5])");
  JsonReader reader;
  beginReading(reader);
  readItem(reader, text);
  readItem(reader, text);
  EXPECT_TRUE(passValue(reader, text));
  readItem(reader, text);
  EXPECT_EQ(reader.item, JsonItem::Number);
  EXPECT_EQ(reader.number.digits, 5);
}

TEST(JsonReader, RefusesWhatNestsTooDeep) {
  const std::string deepest = std::string(JSON_DEPTH_MAX, '[') + std::string(JSON_DEPTH_MAX, ']');
  EXPECT_TRUE(isJson(deepest));
  EXPECT_FALSE(isJson("[" + deepest + "]"));
}

// Texts that are JSON, or nearly: each answer is that of another reader.
TEST(JsonReader, AgreesWithAnotherReader) {
  const std::vector<std::string> seeds = {
      R"({"req":"k7f3-1","id":"201","val":1,"exp":"2026-03-01T06:31:00.000Z"})",
      R"({"a":[0,-1,1.5,2e3,1E-2,1e+2,0.0],"b":{"c":null,"d":[true,false]}})",
      R"(["\"","\\","\/","\b\f\n\r\t","\u00e4",""])",
      " [ ] ",
      "{}",
      "0"};
  std::mt19937 random(1);
  constexpr std::string_view ALPHABET = "{}[],:\"\\0123456789.-+eEutrfalsn xZ\n\t";
  int valid = 0;
  for (int round = 0; round < 50000; ++round) {
    std::string json = seeds[random() % seeds.size()];
    const uint32_t edits = random() % 4;
    for (uint32_t edit = 0; edit < edits && !json.empty(); ++edit) {
      const size_t place = random() % json.size();
      const char letter = ALPHABET[random() % ALPHABET.size()];
      switch (random() % 3) {
        case 0: json[place] = letter; break;
        case 1: json.erase(place, 1); break;
        default: json.insert(place, 1, letter); break;
      }
    }
    ASSERT_EQ(isJson(json), nlohmann::json::accept(json)) << json;
    valid += isJson(json) ? 1 : 0;
  }
  EXPECT_GT(valid, 5000);
}

TEST(JsonReader, ReadsNothingBehindTheTextAndNothingOfOneThatIsTooLong) {
  EXPECT_FALSE(isJson(""));
  EXPECT_FALSE(isJson("{\"a\""));
  JsonText text = textOf("7");
  text.length = INT32_MAX;
  JsonReader reader;
  beginReading(reader);
  for (int i = 0; i < 3; ++i) readItem(reader, text);
  EXPECT_EQ(reader.item, JsonItem::Fault);
}

}  // namespace
}  // namespace tele
