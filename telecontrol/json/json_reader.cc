#include "telecontrol/json/json_reader.h"

#include "telecontrol/json/ascii.h"
#include "telecontrol/json/json_string.h"

namespace tele {

namespace {

/// Letters of the words that are values, their first byte the highest; of "false" those behind its f.
constexpr int32_t WORD_TRUE = 0x74727565;
constexpr int32_t WORD_NULL = 0x6e756c6c;
constexpr int32_t WORD_ALSE = 0x616c7365;
constexpr int32_t WORD_BYTES = 4;

constexpr int32_t NAME_BYTES_MAX = 4;

void skipBlanks(JsonReader& reader, const JsonText& text) {
  const int32_t behind = text.length;
  const int32_t first = reader.next;
  for (int32_t index = first; index < behind; ++index) {
    const int32_t octet = byteAt(text, index);
    if (octet != BLANK && octet != LINE_FEED && octet != CARRIAGE_RETURN && octet != TABULATOR) {
      break;
    }
    reader.next = index + 1;
  }
}

void fail(JsonReader& reader) {
  reader.place = JsonPlace::Fault;
  reader.item = JsonItem::Fault;
}

// A value has ended: what may follow depends on where it stands.
void leaveValue(JsonReader& reader) {
  if (reader.depth == 0) {
    reader.place = JsonPlace::End;
  } else {
    reader.place = JsonPlace::Behind;
  }
}

void enter(JsonReader& reader, bool intoArray) {
  ++reader.next;
  if (reader.depth >= JSON_DEPTH_MAX) {
    fail(reader);
    return;
  }
  reader.isArray[reader.depth] = intoArray;
  ++reader.depth;
  if (intoArray) {
    reader.item = JsonItem::ArrayBegin;
    reader.place = JsonPlace::FirstElement;
  } else {
    reader.item = JsonItem::ObjectBegin;
    reader.place = JsonPlace::FirstMember;
  }
}

// The innermost object or array is an array.
[[nodiscard]] bool isInArray(const JsonReader& reader) {
  if (reader.depth == 0) {
    return false;
  }
  return reader.isArray[reader.depth - 1];
}

void leave(JsonReader& reader, bool outOfArray) {
  const bool inArray = isInArray(reader);
  if (reader.depth == 0 || inArray != outOfArray) {
    fail(reader);
    return;
  }
  ++reader.next;
  --reader.depth;
  reader.item = JsonItem::ObjectEnd;
  if (inArray) {
    reader.item = JsonItem::ArrayEnd;
  }
  leaveValue(reader);
}

void takeString(JsonReader& reader, const JsonText& text, JsonItem item) {
  reader.first = reader.next + 1;
  const int32_t behind = endOfString(text, reader.first, reader.plain);
  if (behind == NO_BYTE) {
    fail(reader);
    return;
  }
  reader.length = behind - reader.first;
  reader.next = behind + 1;
  reader.item = item;
}

void takeName(JsonReader& reader, const JsonText& text) {
  if (byteAt(text, reader.next) != QUOTE) {
    fail(reader);
    return;
  }
  takeString(reader, text, JsonItem::Name);
  skipBlanks(reader, text);
  const int32_t octet = byteAt(text, reader.next);
  if (reader.item == JsonItem::Fault || octet != COLON) {
    fail(reader);
    return;
  }
  ++reader.next;
  reader.place = JsonPlace::Value;
}

void takeNumber(JsonReader& reader, const JsonText& text) {
  const int32_t behind = readNumber(reader.number, text, reader.next);
  if (behind == NO_BYTE) {
    fail(reader);
    return;
  }
  reader.next = behind;
  reader.item = JsonItem::Number;
  leaveValue(reader);
}

// Four bytes as one number, or 0: there are not so many, or one of them is no ASCII.
[[nodiscard]] int32_t fourBytes(const JsonText& text, int32_t first) {
  int32_t number = 0;
  for (int32_t index = 0; index < WORD_BYTES; ++index) {
    const int32_t octet = byteAt(text, first + index);
    if (octet < 0 || octet > 127) {
      return 0;
    }
    number = number * 256 + octet;
  }
  return number;
}

[[nodiscard]] bool isFalse(const JsonText& text, int32_t first) {
  const int32_t letters = fourBytes(text, first + 1);
  return byteAt(text, first) == SMALL_F && letters == WORD_ALSE;
}

// true, false or null.
void takeWord(JsonReader& reader, const JsonText& text) {
  const int32_t letters = fourBytes(text, reader.next);
  if (letters == WORD_TRUE) {
    reader.item = JsonItem::True;
  } else if (letters == WORD_NULL) {
    reader.item = JsonItem::Null;
  } else if (isFalse(text, reader.next)) {
    reader.item = JsonItem::False;
    ++reader.next;
  } else {
    fail(reader);
    return;
  }
  reader.next = reader.next + WORD_BYTES;
  leaveValue(reader);
}

void takeValue(JsonReader& reader, const JsonText& text) {
  const int32_t octet = byteAt(text, reader.next);
  const bool digit = digitAt(text, reader.next) != NO_BYTE;
  if (octet == BRACE_OPEN) {
    enter(reader, false);
  } else if (octet == BRACKET_OPEN) {
    enter(reader, true);
  } else if (octet == QUOTE) {
    takeString(reader, text, JsonItem::String);
    if (reader.item != JsonItem::Fault) {
      leaveValue(reader);
    }
  } else if (octet == MINUS || digit) {
    takeNumber(reader, text);
  } else {
    takeWord(reader, text);
  }
}

// Behind a value: the end of what it stands in, or a comma and what follows that.
void takeBehind(JsonReader& reader, const JsonText& text) {
  const bool inArray = isInArray(reader);
  const int32_t octet = byteAt(text, reader.next);
  if (octet == BRACE_CLOSE) {
    leave(reader, false);
  } else if (octet == BRACKET_CLOSE) {
    leave(reader, true);
  } else if (octet != COMMA) {
    fail(reader);
  } else {
    ++reader.next;
    skipBlanks(reader, text);
    if (inArray) {
      takeValue(reader, text);
    } else {
      takeName(reader, text);
    }
  }
}

}  // namespace

void beginReading(JsonReader& reader) {
  reader.place = JsonPlace::Value;
  reader.next = 0;
  reader.depth = 0;
  reader.item = JsonItem::Fault;
}

void readItem(JsonReader& reader, const JsonText& text) {
  skipBlanks(reader, text);
  const int32_t octet = byteAt(text, reader.next);
  switch (reader.place) {
    case JsonPlace::Value: takeValue(reader, text); break;
    case JsonPlace::FirstElement:
      if (octet == BRACKET_CLOSE) {
        leave(reader, true);
      } else {
        takeValue(reader, text);
      }
      break;
    case JsonPlace::FirstMember:
      if (octet == BRACE_CLOSE) {
        leave(reader, false);
      } else {
        takeName(reader, text);
      }
      break;
    case JsonPlace::Behind: takeBehind(reader, text); break;
    case JsonPlace::End:
      if (octet == NO_BYTE) {
        reader.item = JsonItem::End;
      } else {
        fail(reader);
      }
      break;
    case JsonPlace::Fault: reader.item = JsonItem::Fault; break;
  }
}

bool passValue(JsonReader& reader, const JsonText& text) {
  if (reader.item != JsonItem::ObjectBegin && reader.item != JsonItem::ArrayBegin) {
    return reader.item != JsonItem::Fault;
  }
  const int32_t outside = reader.depth - 1;
  // Each item takes a byte at least.
  for (int32_t items = 0; items < JSON_BYTES_MAX; ++items) {
    readItem(reader, text);
    if (reader.item == JsonItem::Fault) {
      return false;
    }
    if (reader.depth <= outside) {
      return true;
    }
  }
  return false;
}

int32_t nameCode(const JsonReader& reader, const JsonText& text) {
  if (!reader.plain || reader.length > NAME_BYTES_MAX) {
    return 0;
  }
  int32_t code = 0;
  const int32_t behind = reader.first + reader.length;
  const int32_t first = reader.first;
  for (int32_t index = first; index < behind; ++index) {
    const int32_t octet = byteAt(text, index);
    if (octet < 0 || octet > 127) {
      return 0;
    }
    code = code * 256 + octet;
  }
  return code;
}

}  // namespace tele
