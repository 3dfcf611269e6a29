#pragma once
#include "telecontrol/commands/request_id.h"
#include "telecontrol/utc.h"

namespace tele {

/// How far a command has got.
enum class CommandPhase : int16_t {
  /// The place holds none.
  Free = 0,
  /// The program is carrying it out.
  Accepted = 1,
  Done = 2,
  /// The program could not carry it out, or has not said so in time.
  Failed = 3,
  /// It was not handed to the program.
  Rejected = 4,
};

/// Why a command was rejected, or failed.
enum class CommandReason : int16_t {
  None = 0,
  /// It is no command in JSON.
  Json = 1,
  /// The broker had kept it: nobody knows how old it is.
  Retained = 2,
  /// Its time was over when it came.
  Expired = 3,
  /// It does not say until when it may be carried out, or says a moment more than EXPIRY_SECONDS_MAX ahead.
  Expiry = 4,
  /// Nobody has set the clock of the PLC: whether its time is over cannot be known.
  Clock = 5,
  /// No such command, or no such alarm.
  Unknown = 6,
  /// Its value is no number.
  Type = 7,
  /// Its value has more decimals than the command.
  Decimals = 8,
  /// Its value lies outside of the limits.
  Range = 9,
  /// Its value has not exactly one bit.
  Selection = 10,
  /// Somebody operates on the spot.
  Local = 11,
  /// The command before it is still being carried out.
  Busy = 12,
  /// The program has not said in time that it has carried it out.
  Timeout = 13,
  /// The CPU was started anew while it was being carried out.
  Restart = 14,
  /// What the program says: `code`.
  Program = 15,
};

/// A command, and what became of it.
struct CommandRecord {
  CommandPhase phase = CommandPhase::Free;
  CommandReason reason = CommandReason::None;
  /// Program: its number for the reason.
  int32_t code = 0;
  RequestId request;
  int32_t pointId = 0;
  /// Done: the value now in force, with its decimals.
  int32_t returned = 0;
  int32_t decimals = 0;
  /// Until when it may be carried out; not known: it does not say so.
  UtcTime expires;
  /// When it got so far.
  UtcTime utc;
  /// The sender was not told yet.
  bool untold = false;
};

/// The place for what cannot be remembered: it has no identifier, or says nothing that is worth it.
inline constexpr int32_t REFUSAL_PLACE = 0;

/// Commands that came, and what became of them. It lies in a retentive data block of the user's: a power cut
/// at any instruction leaves none that would be carried out twice.
struct CommandJournal {
  plc::Array<CommandRecord, REQUESTS_MAX + 1> records{};
  /// Where the search for a place begins: behind the newest.
  int32_t next = 1;
};

/// After a start of the CPU: what was being carried out has failed. FALSE: something was impossible, as no
/// power cut leaves it; the journal was cleared.
[[nodiscard]] bool recoverCommands(CommandJournal& journal);

/// The place of a command that came before, or -1.
[[nodiscard]] int32_t findRequest(const CommandJournal& journal, const RequestId& request);

/// A place whose command may be forgotten at this moment: its sender was told what became of it, and it
/// would not be carried out any more if it came again. -1: there is none.
[[nodiscard]] int32_t forgettablePlace(const CommandJournal& journal, const UtcTime& utc);

/// A place whose sender was not told, from this one on and round; -1: there is none.
[[nodiscard]] int32_t untoldPlace(const CommandJournal& journal, int32_t from);

}  // namespace tele
