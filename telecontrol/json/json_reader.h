#pragma once
#include "telecontrol/json/json_number.h"

namespace tele {

/// What a JSON text consists of.
enum class JsonItem : int16_t {
  /// The text is over, and was whole.
  End = 0,
  /// The name of a member; its value follows.
  Name = 1,
  String = 2,
  Number = 3,
  True = 4,
  False = 5,
  Null = 6,
  ObjectBegin = 7,
  ObjectEnd = 8,
  ArrayBegin = 9,
  ArrayEnd = 10,
  /// The text is no JSON, or nests deeper than JSON_DEPTH_MAX. So is every further item.
  Fault = 11,
};

/// What may come next.
enum class JsonPlace : int16_t {
  Value = 0,
  /// Behind the begin of an array: a value, or its end.
  FirstElement = 1,
  /// Behind the begin of an object: a name, or its end.
  FirstMember = 2,
  /// Behind a value in an object or array: a comma, or its end.
  Behind = 3,
  /// Behind the outermost value.
  End = 4,
  Fault = 5,
};

/// Objects and arrays inside each other.
inline constexpr int32_t JSON_DEPTH_MAX = 8;

/// Reads a text item by item. The text stays as it is until the end.
struct JsonReader {
  JsonPlace place = JsonPlace::Value;
  /// Index of the byte to read next.
  int32_t next = 0;
  /// Objects and arrays that have begun, and which of them are arrays.
  int32_t depth = 0;
  plc::Array<bool, JSON_DEPTH_MAX> isArray{};
  JsonItem item = JsonItem::Fault;
  /// Of a name or a string: its bytes between the quotes, as they stand in the text.
  int32_t first = 0;
  int32_t length = 0;
  /// Of a name or a string: there is no backslash in it.
  bool plain = true;
  /// Of a number.
  JsonNumber number;
};

/// Begins at the begin of a text.
void beginReading(JsonReader& reader);

/// Reads the next item: `item` says which.
void readItem(JsonReader& reader, const JsonText& text);

/// The value whose first item was read last is passed over, with all that is in it. FALSE: there was a fault.
[[nodiscard]] bool passValue(JsonReader& reader, const JsonText& text);

/// The name that was read last as one number, its first byte the highest: "id" is 16#6964. 0: it has other
/// than 1..4 bytes, or a backslash.
[[nodiscard]] int32_t nameCode(const JsonReader& reader, const JsonText& text);

}  // namespace tele
