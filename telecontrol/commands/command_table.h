#pragma once
#include "subset/plc.h"
#include "telecontrol/limits.h"

namespace tele {

/// What a command says.
enum class CommandKind : int16_t {
  /// The row of the table is not used.
  Unused = 0,
  /// One out of several: its value has exactly one bit.
  Choice = 1,
  /// A number within limits.
  SetPoint = 2,
};

/// What is wrong with a row of the command table.
enum class CommandFault : int16_t {
  None = 0,
  /// Not 1..POINT_ID_MAX.
  Id = 1,
  /// Not above that of the used row before it: the table is in the order of its identifiers.
  Order = 2,
  /// No kind of CommandKind.
  Kind = 3,
  /// Choice: not 1..CHOICES_MAX.
  Choices = 4,
  /// SetPoint: limits the wrong way round, or outside of -VALUE_MAX..VALUE_MAX.
  Limits = 5,
  /// Decimals outside of 0..DECIMALS_MAX.
  Decimals = 6,
  /// A time to answer outside of 1..TIME_MS_MAX.
  Answer = 7,
};

inline constexpr int32_t CHOICES_MAX = 16;

/// A row of the command table. The user fills it in before the start, and changes it at no other time.
struct CommandSettings {
  /// Name of the command on the wire: 1..POINT_ID_MAX, above those of the rows before it. It may be that of a
  /// point of the point table, which then shows what became of it.
  int32_t pointId = 0;
  CommandKind kind = CommandKind::Unused;
  /// Choice: bits that there are, from bit 0 on.
  int32_t choices = 8;
  /// SetPoint: the values that are taken, both included.
  int32_t lower = 0;
  int32_t upper = 0;
  /// SetPoint: digits behind the point, as in PointSettings.
  int32_t decimals = 0;
  /// A command that does not say until when it may be carried out is refused.
  bool expires = true;
  /// The program says within so many milliseconds that it has carried out the command, 1..TIME_MS_MAX.
  int32_t answerMs = 60000;
};

/// What the library keeps of a command.
struct CommandState {
  /// The row was found right at the start.
  bool used = false;
  /// Somebody operates it on the spot: commands are refused.
  bool local = false;
  /// A command is being carried out.
  bool underWay = false;
  /// The program has seen it.
  bool shown = false;
  /// Its value.
  int32_t value = 0;
  /// Its place in the journal.
  int32_t place = 0;
  /// Since it came, in milliseconds.
  int32_t passedMs = 0;
};

struct Command {
  CommandSettings settings;
  CommandState state;
};

struct CommandTable {
  plc::Array<Command, COMMANDS_MAX> commands{};
  /// Rows up to the last one in use.
  int32_t rows = 0;
  /// The first row that was found wrong, 0..COMMANDS_MAX - 1, and why. -1: none.
  int32_t faultyIndex = -1;
  CommandFault fault = CommandFault::None;
};

/// Looks at every row; none is under way. Wrong rows are left out.
void startCommandRows(CommandTable& table);

/// The row of a command, or -1: no row in use has this identifier.
[[nodiscard]] int32_t commandRowOf(const CommandTable& table, int32_t pointId);

/// COMMANDS_MAX, for the blocks of the user.
[[nodiscard]] int32_t commandCount();

}  // namespace tele
