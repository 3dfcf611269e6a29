#pragma once
#include "telecontrol/commands/command_journal.h"
#include "telecontrol/commands/command_message.h"
#include "telecontrol/commands/command_table.h"
#include "telecontrol/station.h"

/// Commands and set points from a control room. Start reading here.
///
/// A command is carried out once at most: it is written into the journal, which is retentive, before the
/// program sees it, and the same command that comes again gets the same result. It is refused behind its
/// time, from a retained message, outside of its range, or while somebody operates on the spot. Each gets a
/// result.
namespace tele {

/// A command that is not done after so many milliseconds is told to be accepted.
inline constexpr int32_t ACCEPTED_TOLD_MS = 1000;

/// Numbers since the start of the CPU, for the user to read; they stop at COUNT_MAX.
struct CommandCounters {
  /// Commands that the program was given, and alarms that were acknowledged.
  int32_t accepted = 0;
  int32_t rejected = 0;
  /// Commands that came again.
  int32_t repeated = 0;
};

/// What the program says of a command.
struct CommandAnswer {
  /// It is carried out.
  bool done = false;
  /// It cannot be carried out; `code` says why.
  bool failed = false;
  int32_t code = 0;
  /// The value now in force, with the decimals of the command.
  int32_t returned = 0;
  /// Somebody operates on the spot.
  bool local = false;
};

struct Commands {
  CommandTable table;
  CommandCounters counters;
  /// The command that came; its text is written before takeCommand.
  CommandMessage message;
  /// Now.
  UtcTime utc;
  /// Why the newest was rejected.
  CommandReason lastReason = CommandReason::None;
  /// Rows with a command under way, and records whose sender was not told.
  int32_t underWay = 0;
  int32_t untold = 0;
  /// Entry to look at next for a result.
  int32_t tellNext = 0;
};

/// Call it in the startup OB. FALSE: the journal was damaged, and cleared.
[[nodiscard]] bool startCommands(Commands& commands, CommandJournal& journal);

/// One cycle: follows the commands under way. `utc`: now; `passedMs`: since the scan before.
void scanCommands(Commands& commands, CommandJournal& journal, const UtcTime& utc, int32_t passedMs);

/// There is room in the journal for a command, whatever it is. Until then it stays where it is: with the
/// broker.
[[nodiscard]] bool mayTakeCommand(const Commands& commands, const CommandJournal& journal);

/// Takes the command whose text lies in `message`, while mayTakeCommand. `retained`: the broker had kept it.
/// An alarm that it acknowledges is in `station`.
void takeCommand(Commands& commands, CommandJournal& journal, Station& station, bool retained);

/// What the program says of the command of a row, in each cycle. It counts from the call on that follows the
/// one which has shown the command: state.underWay.
void answerCommand(Commands& commands, CommandJournal& journal, int32_t row, const CommandAnswer& answer);

/// The place whose sender is to be told next what became of it, or -1.
[[nodiscard]] int32_t nextResult(const Commands& commands, const CommandJournal& journal);

/// Its sender was told that it had got so far. If it has got further meanwhile, that is told next.
void resultTold(Commands& commands, CommandJournal& journal, int32_t place, CommandPhase phase);

}  // namespace tele
