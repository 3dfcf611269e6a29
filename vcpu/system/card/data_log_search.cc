#include "vcpu/system/card/data_log_search.h"

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_name.h"
#include "vcpu/system/card/card_status.h"

namespace vcpu {

namespace {

// A folder with more is none of a PLC's.
constexpr size_t NAMES_MAX = 10'000;

std::optional<std::string> nameWithId(SystemCall& call, uint32_t id) {
  if (const DataLog* log = call.card.dataLogs().find(id); log != nullptr) return log->name();
  std::string name;
  const CardFault fault =
      call.card.card()->findName(CardFolder::DataLogs, NAMES_MAX, [&](std::string_view file) {
        const std::optional<std::string> log = dataLogOf(file);
        if (!log || dataLogId(*log) != id) return false;
        name = *log;
        return true;
      });
  return fault ? std::nullopt : std::optional(name);
}

}  // namespace

DataLogSearch searchFor(const SystemCall& call, uint32_t id, const Area& name) {
  DataLogSearch search{.id = id};
  const std::optional<std::string> text = textOf(name);
  if (!text && name.bytes != nullptr) return {.id = 0, .status = card_status::NAME_IS_NO_STRING};
  search.name = text.value_or("");
  // What cannot be a name is none that is there.
  if (!search.name.empty() && !isCardName(call.facts.family->card, search.name)) search.name.clear();
  if (search.id == 0 && search.name.empty()) search.status = card_status::NOT_THERE;
  return search;
}

uint16_t statusOfClosed(SystemCall& call, uint32_t id) {
  return nameWithId(call, id) ? card_status::LOG_NOT_OPEN : card_status::NOT_THERE;
}

std::optional<std::string> found(SystemCall& call, const DataLogSearch& search) {
  const bool isNamed = !search.name.empty();
  if (search.id != 0 && !(isNamed && dataLogId(search.name) == search.id)) {
    if (auto name = nameWithId(call, search.id)) return name;
  }
  return isNamed ? std::optional(search.name) : std::nullopt;
}

}  // namespace vcpu
