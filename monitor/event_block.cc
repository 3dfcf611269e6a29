#include "monitor/event_block.h"

#include "monitor/binary_block.h"
#include "monitor/json_block.h"

namespace monitor {

vcpu::Result<EventBlock> readEventBlock(std::string_view payload) {
  return isBinaryBlock(payload) ? readBinaryBlock(payload) : readJsonBlock(payload);
}

const char* wordOf(Quality quality) {
  switch (quality) {
    case Quality::Bad: return "bad";
    case Quality::Uncertain: return "uncertain";
    case Quality::Good: return "good";
  }
  return "";
}

}  // namespace monitor
