#include "telecontrol/json/point_id.h"

namespace tele {

namespace {

constexpr int32_t POINT_DIGITS_MAX = 10;

}  // namespace

int32_t readPointId(const JsonReader& reader, const JsonText& text) {
  if (reader.item == JsonItem::Number) {
    int32_t pointId = 0;
    const NumberFit fit = scaleNumber(reader.number, 0, pointId);
    if (fit == NumberFit::Exact && pointId > 0) {
      return pointId;
    }
    return 0;
  }
  if (reader.item != JsonItem::String || reader.length < 1 || reader.length > POINT_DIGITS_MAX) {
    return 0;
  }
  int32_t number = 0;
  const int32_t length = reader.length;
  for (int32_t index = 0; index < length; ++index) {
    const int32_t digit = digitAt(text, reader.first + index);
    // POINT_ID_MAX is 2147483646.
    const bool fits =
        number < POINT_ID_MAX / 10 || (number == POINT_ID_MAX / 10 && digit <= POINT_ID_MAX % 10);
    if (digit == NO_BYTE || !fits) {
      return 0;
    }
    number = number * 10 + digit;
  }
  return number;
}

}  // namespace tele
