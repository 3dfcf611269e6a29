#include "telecontrol/commands/command_table.h"

#include "telecontrol/point.h"
#include "telecontrol/range.h"

namespace tele {

namespace {

[[nodiscard]] CommandFault faultOfChoice(const CommandSettings& settings) {
  if (!isWithin(settings.choices, 1, CHOICES_MAX)) {
    return CommandFault::Choices;
  }
  return CommandFault::None;
}

[[nodiscard]] CommandFault faultOfSetPoint(const CommandSettings& settings) {
  const bool lower = isWithin(settings.lower, -VALUE_MAX, VALUE_MAX);
  const bool upper = isWithin(settings.upper, -VALUE_MAX, VALUE_MAX);
  if (!lower || !upper || settings.lower > settings.upper) {
    return CommandFault::Limits;
  }
  if (!isWithin(settings.decimals, 0, DECIMALS_MAX)) {
    return CommandFault::Decimals;
  }
  return CommandFault::None;
}

// `idBefore`: of the used row before it.
[[nodiscard]] CommandFault faultOfCommand(const CommandSettings& settings, int32_t idBefore) {
  if (!isWithin(settings.pointId, 1, POINT_ID_MAX)) {
    return CommandFault::Id;
  }
  if (settings.pointId <= idBefore) {
    return CommandFault::Order;
  }
  if (!isWithin(settings.answerMs, 1, TIME_MS_MAX)) {
    return CommandFault::Answer;
  }
  if (settings.kind == CommandKind::Choice) {
    return faultOfChoice(settings);
  }
  if (settings.kind == CommandKind::SetPoint) {
    return faultOfSetPoint(settings);
  }
  return CommandFault::Kind;
}

}  // namespace

void startCommandRows(CommandTable& table) {
  table.rows = 0;
  table.faultyIndex = -1;
  table.fault = CommandFault::None;
  int32_t idBefore = 0;
  for (int32_t row = 0; row < COMMANDS_MAX; ++row) {
    Command& command = table.commands[row];
    command.state.used = false;
    command.state.underWay = false;
    if (command.settings.kind != CommandKind::Unused) {
      const CommandFault fault = faultOfCommand(command.settings, idBefore);
      if (fault == CommandFault::None) {
        command.state.used = true;
        idBefore = command.settings.pointId;
        table.rows = row + 1;
      } else if (table.faultyIndex < 0) {
        table.faultyIndex = row;
        table.fault = fault;
      }
    }
  }
}

int32_t commandRowOf(const CommandTable& table, int32_t pointId) {
  const int32_t rows = table.rows;
  for (int32_t row = 0; row < rows; ++row) {
    const Command& command = table.commands[row];
    if (command.state.used && command.settings.pointId == pointId) {
      return row;
    }
  }
  return -1;
}

int32_t commandCount() {
  return COMMANDS_MAX;
}

}  // namespace tele
