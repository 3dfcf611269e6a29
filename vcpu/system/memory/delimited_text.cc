#include "vcpu/system/memory/delimited_text.h"

namespace vcpu::delimited_text {

namespace {

int32_t separator(const Area& area, CharacterWidth width, bool& fits) {
  if (area.bytes == nullptr || area.count == 0) return -1;
  fits &= characterWidth(area) == width;
  return fits ? characterAt(area, 0) : -1;
}

}  // namespace

Separators separators(const Area& record, const Area& end, CharacterWidth width) {
  Separators result;
  result.record = separator(record, width, result.fit);
  result.end = separator(end, width, result.fit);
  return result;
}

uint16_t statusOf(StringRowFault fault) {
  switch (fault) {
    case StringRowFault::None: return OK;
    case StringRowFault::NotOfThisWidth: return TYPES_DIFFER;
    case StringRowFault::InvalidHeader: return INVALID_STRING;
  }
  return OK;
}

}  // namespace vcpu::delimited_text
