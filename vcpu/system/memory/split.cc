// SPLIT: the characters of an array, one string behind the other, into those of an array or structure. At an
// error nothing changes (our choice).

#include <vector>

#include "vcpu/system/interface.h"
#include "vcpu/system/memory/delimited_text.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

using namespace delimited_text;

namespace {

constexpr std::string_view SCL = R"(FUNCTION "SPLIT" : Int
VAR_INPUT
  Mode : DWord;
  RecSeparator : Variant;
  EndSeparator : Variant;
  SrcArray : Variant;
END_VAR
VAR_OUTPUT
  Count : UDInt;
END_VAR
VAR_IN_OUT
  DestStruct : Variant;
  Position : UDInt;
END_VAR
END_FUNCTION
)";
constexpr Interface INTERFACE(SCL);
struct Parameters {
  Field<uint32_t> mode = INTERFACE.value<uint32_t>("Mode");
  Field<uint32_t> count = INTERFACE.value<uint32_t>("Count");
  Field<uint32_t> position = INTERFACE.value<uint32_t>("Position");
  Field<uint16_t> result = INTERFACE.result<uint16_t>();
  size_t recSeparator = INTERFACE.area("RecSeparator");
  size_t endSeparator = INTERFACE.area("EndSeparator");
  size_t source = INTERFACE.area("SrcArray");
  size_t destination = INTERFACE.area("DestStruct");
};
constexpr Parameters AT;

constexpr uint32_t MODES = FIXED_SIZE | IGNORE_EXTRA | END_SEPARATOR | CLEAR_UNUSED;

/// Reads strings from an array of characters, one after the other.
class Reader {
 public:
  Reader(const Area& source, uint32_t position, const Separators& separators)
      : source_(source), position_(position), separators_(separators) {}

  /// CSV: up to the next separator.
  std::vector<uint16_t> delimited() {
    std::vector<uint16_t> text;
    owesString_ = false;
    for (; !atEnd(); ++position_) {
      const uint16_t character = characterAt(source_, position_);
      if (character == separators_.record) {
        ++position_;
        owesString_ = true;
        return text;
      }
      text.push_back(character);
    }
    ended_ = true;
    return text;
  }

  /// FSR: so many characters, without the fill characters at their end.
  std::vector<uint16_t> fixed(uint32_t length) {
    std::vector<uint16_t> text;
    for (; text.size() < length && !atEnd(); ++position_) text.push_back(characterAt(source_, position_));
    while (!text.empty() && text.back() == separators_.record) text.pop_back();
    ended_ = atEnd();
    return text;
  }

  /// A string is left to read: neither the end separator nor the end of the array was reached, or a separator
  /// stands in front of that.
  bool hasMore() const { return !ended_ && (position_ < source_.count || owesString_); }
  uint32_t position() const { return position_; }

  bool atEndSeparator() const {
    return position_ < source_.count && characterAt(source_, position_) == separators_.end;
  }

 private:
  bool atEnd() const { return position_ >= source_.count || atEndSeparator(); }

  const Area& source_;
  uint32_t position_;
  const Separators& separators_;
  bool ended_ = false;
  bool owesString_ = false;  ///< the one behind a separator, though it may be empty
};

uint16_t split(SystemCall& call) {
  Image image(call.image);
  const uint32_t mode = image.get(AT.mode);
  const uint32_t position = image.get(AT.position);
  const Area& source = call.areas[AT.source];
  const auto width = characterWidth(source);
  image.set(AT.count, 0);
  if ((mode & ~MODES) != 0) return BAD_MODE;
  if (source.bytes == nullptr || !width) return TYPES_DIFFER;
  const Separators separated = separators(call.areas[AT.recSeparator], call.areas[AT.endSeparator], *width);
  if (!separated.fit || separated.record < 0) return TYPES_DIFFER;
  StringRow row = stringRow(call.areas[AT.destination], *width);
  if (row.fault != StringRowFault::None) return statusOf(row.fault);
  if (position > source.count) return BAD_POSITION;

  std::vector<std::vector<uint16_t>> found;
  Reader reader(source, position, separated);
  while (found.size() < row.strings.size() && reader.hasMore()) {
    const uint32_t capacity = row.strings[found.size()].capacity();
    found.push_back((mode & FIXED_SIZE) != 0 ? reader.fixed(capacity) : reader.delimited());
    if (found.back().size() > capacity && (mode & IGNORE_EXTRA) == 0) return NO_ROOM;
  }
  const bool countsEnd = reader.atEndSeparator() && (mode & END_SEPARATOR) != 0;
  for (size_t i = 0; i < row.strings.size(); ++i) {
    if (i < found.size()) {
      row.strings[i].assign(found[i]);
    } else if ((mode & CLEAR_UNUSED) != 0) {
      row.strings[i].assign({});
    }
  }
  const uint32_t end = reader.position() + (countsEnd ? 1 : 0);
  if (row.isArray) image.set(AT.count, static_cast<uint32_t>(found.size()));
  image.set(AT.position, end);
  call.copiedBytes = uint64_t{end - position} * source.elementBytes;
  return OK;
}

}  // namespace

extern const BlockDescription SPLIT{SCL,
                                    [](SystemCall& call) { Image(call.image).set(AT.result, split(call)); }};

}  // namespace vcpu
