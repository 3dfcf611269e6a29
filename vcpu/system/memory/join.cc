// JOIN: the strings of an array or structure, one behind the other, into an array of characters. At an error
// nothing changes (our choice).

#include <span>
#include <vector>

#include "vcpu/system/interface.h"
#include "vcpu/system/memory/delimited_text.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

using namespace delimited_text;

namespace {

constexpr std::string_view SCL = R"(FUNCTION "JOIN" : Int
VAR_INPUT
  Mode : DWord;
  RecSeparator : Variant;
  EndSeparator : Variant;
  SrcStruct : Variant;
  Count : UDInt := 0;
END_VAR
VAR_IN_OUT
  DestArray : Variant;
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
  size_t source = INTERFACE.area("SrcStruct");
  size_t destination = INTERFACE.area("DestArray");
};
constexpr Parameters AT;

constexpr uint32_t MODES = FIXED_SIZE | END_SEPARATOR;

std::vector<uint16_t> joined(std::span<const StringView> strings, uint32_t mode,
                             const Separators& separators) {
  std::vector<uint16_t> text;
  for (size_t i = 0; i < strings.size(); ++i) {
    const StringView& one = strings[i];
    for (uint32_t k = 0; k < one.length(); ++k) text.push_back(one.at(k));
    if ((mode & FIXED_SIZE) != 0) {
      text.insert(text.end(), one.capacity() - one.length(), static_cast<uint16_t>(separators.record));
    } else if (i + 1 < strings.size()) {
      text.push_back(static_cast<uint16_t>(separators.record));
    }
  }
  if ((mode & END_SEPARATOR) != 0) text.push_back(static_cast<uint16_t>(separators.end));
  return text;
}

uint16_t join(SystemCall& call) {
  Image image(call.image);
  const uint32_t mode = image.get(AT.mode);
  const uint32_t position = image.get(AT.position);
  const Area& destination = call.areas[AT.destination];
  const auto width = characterWidth(destination);
  if ((mode & ~MODES) != 0) return BAD_MODE;
  if (destination.bytes == nullptr || !width) return TYPES_DIFFER;
  const Separators separated = separators(call.areas[AT.recSeparator], call.areas[AT.endSeparator], *width);
  const bool hasAll = separated.record >= 0 && ((mode & END_SEPARATOR) == 0 || separated.end >= 0);
  if (!separated.fit || !hasAll) return TYPES_DIFFER;
  StringRow row = stringRow(call.areas[AT.source], *width);
  if (row.fault != StringRowFault::None) return statusOf(row.fault);
  const size_t count = row.isArray ? image.get(AT.count) : row.strings.size();
  if (count > row.strings.size()) return TOO_MANY;
  if (position > destination.count) return BAD_POSITION;
  const std::vector<uint16_t> text = joined(std::span(row.strings).first(count), mode, separated);
  if (text.size() > destination.count - position) return NO_ROOM;
  for (size_t i = 0; i < text.size(); ++i) {
    setCharacter(destination, position + static_cast<uint32_t>(i), text[i]);
  }
  image.set(AT.position, position + static_cast<uint32_t>(text.size()));
  call.copiedBytes = text.size() * destination.elementBytes;
  return OK;
}

}  // namespace

extern const BlockDescription JOIN{SCL,
                                   [](SystemCall& call) { Image(call.image).set(AT.result, join(call)); }};

}  // namespace vcpu
