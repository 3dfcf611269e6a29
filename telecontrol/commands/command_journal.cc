#include "telecontrol/commands/command_journal.h"

#include "telecontrol/commands/expiry.h"
#include "telecontrol/point.h"
#include "telecontrol/range.h"

namespace tele {

namespace {

constexpr int32_t PLACES = REQUESTS_MAX + 1;

[[nodiscard]] bool isPossible(const CommandRecord& record) {
  const bool phase = record.phase == CommandPhase::Free || record.phase == CommandPhase::Accepted ||
                     record.phase == CommandPhase::Done || record.phase == CommandPhase::Failed ||
                     record.phase == CommandPhase::Rejected;
  const bool length = isWithin(record.request.length, 0, REQUEST_ID_BYTES_MAX);
  const bool decimals = isWithin(record.decimals, 0, DECIMALS_MAX);
  return phase && length && decimals;
}

[[nodiscard]] bool isWholeLog(const CommandJournal& journal) {
  for (int32_t index = 0; index < PLACES; ++index) {
    if (!isPossible(journal.records[index])) {
      return false;
    }
  }
  return isWithin(journal.next, 1, REQUESTS_MAX);
}

void clearLog(CommandJournal& journal) {
  for (int32_t index = 0; index < PLACES; ++index) {
    journal.records[index].phase = CommandPhase::Free;
    journal.records[index].reason = CommandReason::None;
    journal.records[index].request.length = 0;
    journal.records[index].decimals = 0;
    journal.records[index].untold = false;
  }
  journal.next = 1;
}

[[nodiscard]] bool isForgettable(const CommandRecord& record, const UtcTime& utc) {
  if (record.phase == CommandPhase::Free) {
    return true;
  }
  if (record.phase == CommandPhase::Accepted || record.untold) {
    return false;
  }
  const bool ahead = isStillAhead(record.expires, utc);
  return !ahead;
}

}  // namespace

bool recoverCommands(CommandJournal& journal) {
  if (!isWholeLog(journal)) {
    clearLog(journal);
    return false;
  }
  for (int32_t index = 0; index < PLACES; ++index) {
    if (journal.records[index].phase == CommandPhase::Free) {
      journal.records[index].untold = false;
    }
    if (journal.records[index].phase == CommandPhase::Accepted) {
      journal.records[index].reason = CommandReason::Restart;
      journal.records[index].utc.known = false;
      journal.records[index].untold = true;
      journal.records[index].phase = CommandPhase::Failed;
    }
  }
  return true;
}

int32_t findRequest(const CommandJournal& journal, const RequestId& request) {
  for (int32_t index = 1; index < PLACES; ++index) {
    if (journal.records[index].phase != CommandPhase::Free) {
      const bool same = isSameRequest(journal.records[index].request, request);
      if (same) {
        return index;
      }
    }
  }
  return -1;
}

int32_t forgettablePlace(const CommandJournal& journal, const UtcTime& utc) {
  int32_t index = journal.next;
  for (int32_t looked = 0; looked < REQUESTS_MAX; ++looked) {
    const bool forgettable = isForgettable(journal.records[index], utc);
    if (forgettable) {
      return index;
    }
    ++index;
    if (index >= PLACES) {
      index = 1;
    }
  }
  return -1;
}

int32_t untoldPlace(const CommandJournal& journal, int32_t from) {
  int32_t index = from;
  for (int32_t looked = 0; looked < PLACES; ++looked) {
    if (journal.records[index].untold) {
      return index;
    }
    ++index;
    if (index >= PLACES) {
      index = 0;
    }
  }
  return -1;
}

}  // namespace tele
