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

std::vector<const char*> flagsOf(const Event& event) {
  std::vector<const char*> flags;
  if (event.isCurrent) flags.push_back("current");
  if (event.isHistorical) flags.push_back("historical");
  if (event.isAnswer) flags.push_back("answer");
  if (event.hasGap) flags.push_back("gap");
  if (event.isAlarm) flags.push_back("alarm");
  return flags;
}

}  // namespace monitor
