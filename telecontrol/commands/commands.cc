#include "telecontrol/commands/commands.h"

#include "telecontrol/commands/command_check.h"
#include "telecontrol/point_table.h"
#include "telecontrol/range.h"
#include "telecontrol/saturate.h"

namespace tele {

namespace {

void tell(Commands& commands, CommandJournal& journal, int32_t index) {
  if (!journal.records[index].untold) {
    journal.records[index].untold = true;
    ++commands.untold;
  }
}

// Writes the command of the message into an place that may be forgotten. The phase comes last: a power cut
// leaves it free, or whole.
void enterCommand(Commands& commands, CommandJournal& journal, int32_t index, CommandPhase phase,
                  CommandReason reason) {
  CommandRecord& record = journal.records[index];
  record.phase = CommandPhase::Free;
  record.reason = reason;
  record.code = 0;
  record.request = commands.message.request;
  record.pointId = commands.message.pointId;
  record.returned = 0;
  record.decimals = 0;
  record.expires = commands.message.expires;
  record.utc = commands.utc;
  if (phase != CommandPhase::Accepted) {
    tell(commands, journal, index);
  }
  journal.records[index].phase = phase;
}

// Rejects the command in an place.
void rejectIn(Commands& commands, CommandJournal& journal, int32_t index, CommandReason reason) {
  commands.counters.rejected = counted(commands.counters.rejected);
  commands.lastReason = reason;
  enterCommand(commands, journal, index, CommandPhase::Rejected, reason);
}

// The place for the command of the message, which is new. There is one.
[[nodiscard]] int32_t newPlace(const Commands& commands, CommandJournal& journal) {
  const int32_t index = forgettablePlace(journal, commands.utc);
  journal.next = index + 1;
  if (journal.next > REQUESTS_MAX) {
    journal.next = 1;
  }
  return index;
}

void acknowledgeAlarm(Commands& commands, CommandJournal& journal, Station& station, int32_t index) {
  const int32_t row = rowOf(station.table, commands.message.pointId);
  CommandReason reason = CommandReason::Unknown;
  if (row >= 0) {
    if (station.table.points[row].settings.kind == PointKind::Alarm) {
      reason = checkExpiry(commands.message, commands.utc, true);
    }
  }
  if (reason != CommandReason::None) {
    rejectIn(commands, journal, index, reason);
    return;
  }
  commands.counters.accepted = counted(commands.counters.accepted);
  enterCommand(commands, journal, index, CommandPhase::Done, reason);
  journal.records[index].returned = 1;
  station.table.points[row].input.acknowledge = true;
}

[[nodiscard]] CommandReason checkState(const CommandState& state) {
  if (state.local) {
    return CommandReason::Local;
  }
  if (state.underWay) {
    return CommandReason::Busy;
  }
  return CommandReason::None;
}

void beginCommand(Commands& commands, CommandJournal& journal, int32_t row, int32_t index, int32_t value) {
  Command& command = commands.table.commands[row];
  commands.counters.accepted = counted(commands.counters.accepted);
  enterCommand(commands, journal, index, CommandPhase::Accepted, CommandReason::None);
  command.state.value = value;
  command.state.place = index;
  command.state.passedMs = 0;
  command.state.shown = false;
  command.state.underWay = true;
  ++commands.underWay;
}

void orderCommand(Commands& commands, CommandJournal& journal, int32_t index) {
  const int32_t row = commandRowOf(commands.table, commands.message.pointId);
  if (row < 0) {
    rejectIn(commands, journal, index, CommandReason::Unknown);
    return;
  }
  int32_t value = 0;
  CommandReason reason =
      checkExpiry(commands.message, commands.utc, commands.table.commands[row].settings.expires);
  if (reason == CommandReason::None) {
    reason = checkValue(commands.message, commands.table.commands[row].settings, value);
  }
  if (reason == CommandReason::None) {
    reason = checkState(commands.table.commands[row].state);
  }
  if (reason == CommandReason::None) {
    beginCommand(commands, journal, row, index, value);
  } else {
    rejectIn(commands, journal, index, reason);
  }
}

// The command of a row has ended.
void endCommand(Commands& commands, CommandJournal& journal, int32_t row, CommandPhase phase,
                CommandReason reason) {
  const int32_t index = commands.table.commands[row].state.place;
  journal.records[index].reason = reason;
  journal.records[index].decimals = commands.table.commands[row].settings.decimals;
  journal.records[index].utc = commands.utc;
  tell(commands, journal, index);
  journal.records[index].phase = phase;
  commands.table.commands[row].state.underWay = false;
  --commands.underWay;
}

void followCommand(Commands& commands, CommandJournal& journal, int32_t row, int32_t passedMs) {
  Command& command = commands.table.commands[row];
  const int32_t before = command.state.passedMs;
  command.state.passedMs = addUpTo(before, passedMs, TIME_MS_MAX);
  if (command.state.passedMs >= command.settings.answerMs) {
    endCommand(commands, journal, row, CommandPhase::Failed, CommandReason::Timeout);
  } else if (before < ACCEPTED_TOLD_MS && command.state.passedMs >= ACCEPTED_TOLD_MS) {
    tell(commands, journal, command.state.place);
  }
}

}  // namespace

bool startCommands(Commands& commands, CommandJournal& journal) {
  const bool whole = recoverCommands(journal);
  startCommandRows(commands.table);
  commands.underWay = 0;
  commands.untold = 0;
  commands.tellNext = 0;
  for (int32_t index = 0; index <= REQUESTS_MAX; ++index) {
    if (journal.records[index].untold) {
      ++commands.untold;
    }
  }
  return whole;
}

void scanCommands(Commands& commands, CommandJournal& journal, const UtcTime& utc, int32_t passedMs) {
  commands.utc = utc;
  if (commands.underWay == 0) {
    return;
  }
  const int32_t passed = limited(passedMs, 0, TIME_MS_MAX);
  const int32_t rows = commands.table.rows;
  for (int32_t row = 0; row < rows; ++row) {
    if (commands.table.commands[row].state.underWay) {
      followCommand(commands, journal, row, passed);
    }
  }
}

bool mayTakeCommand(const Commands& commands, const CommandJournal& journal) {
  if (journal.records[REFUSAL_PLACE].untold) {
    return false;
  }
  return forgettablePlace(journal, commands.utc) >= 0;
}

void takeCommand(Commands& commands, CommandJournal& journal, Station& station, bool retained) {
  const bool room = mayTakeCommand(commands, journal);
  if (!room) {
    return;
  }
  const bool whole = readCommand(commands.message);
  if (!whole) {
    rejectIn(commands, journal, REFUSAL_PLACE, CommandReason::Json);
    return;
  }
  if (retained) {
    rejectIn(commands, journal, REFUSAL_PLACE, CommandReason::Retained);
    return;
  }
  const int32_t before = findRequest(journal, commands.message.request);
  if (before >= 0) {
    commands.counters.repeated = counted(commands.counters.repeated);
    tell(commands, journal, before);
    return;
  }
  const int32_t index = newPlace(commands, journal);
  if (commands.message.acknowledges) {
    acknowledgeAlarm(commands, journal, station, index);
  } else {
    orderCommand(commands, journal, index);
  }
}

void answerCommand(Commands& commands, CommandJournal& journal, int32_t row, const CommandAnswer& answer) {
  if (row < 0 || row >= COMMANDS_MAX) {
    return;
  }
  Command& command = commands.table.commands[row];
  command.state.local = answer.local;
  if (!command.state.underWay) {
    return;
  }
  if (!command.state.shown) {
    command.state.shown = true;
  } else if (answer.done) {
    journal.records[command.state.place].returned = answer.returned;
    endCommand(commands, journal, row, CommandPhase::Done, CommandReason::None);
  } else if (answer.failed) {
    journal.records[command.state.place].code = answer.code;
    endCommand(commands, journal, row, CommandPhase::Failed, CommandReason::Program);
  }
}

int32_t nextResult(const Commands& commands, const CommandJournal& journal) {
  if (commands.untold == 0) {
    return -1;
  }
  return untoldPlace(journal, commands.tellNext);
}

void resultTold(Commands& commands, CommandJournal& journal, int32_t place, CommandPhase phase) {
  if (place < 0 || place > REQUESTS_MAX) {
    return;
  }
  CommandRecord& record = journal.records[place];
  if (record.untold && record.phase == phase) {
    record.untold = false;
    --commands.untold;
  }
  commands.tellNext = place + 1;
  if (commands.tellNext > REQUESTS_MAX) {
    commands.tellNext = 0;
  }
}

}  // namespace tele
