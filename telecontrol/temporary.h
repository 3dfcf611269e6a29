#pragma once
#include "telecontrol/triggers.h"

// A temporary station is connected only now and then: where each minute of the link is paid, or runs on a
// battery. It connects on an occasion, and stays until all is delivered and commands had their time.
//
//            an occasion, and the pause is over           the client is connected
//   Resting -----------------------------------> Connecting ---------------------> Connected
//     ^  ^                                        |     ^                           |     |
//     |  +------ attemptMs without success -------+     +------ the link breaks ----+     |
//     |                                                                                   |
//     +--------- Leaving: last words are sent <------- all is delivered and commandMs ----+
//                                                      are over, or longestMs
//
// A schedule, and what the program asks for, are served by the next attempt, whether it succeeds or not.
// Events that are to be sent at once, and a buffer that is full enough, are an occasion as long as they wait.
namespace tele {

/// Why a station connects.
enum class Occasion : int16_t {
  None = 0,
  Program = 1,
  /// An event is to be sent at once, or a block is under way.
  UrgentEvent = 2,
  /// So many events wait as the settings say.
  FillLevel = 3,
  /// The interval or the time of day.
  Schedule = 4,
};

enum class TemporaryState : int16_t {
  Resting = 0,
  Connecting = 1,
  Connected = 2,
  Leaving = 3,
};

/// Shortest of the longest times; less counts as it. In milliseconds.
inline constexpr int32_t LONGEST_MS_MIN = 1000;

/// Longest time for the last words, in milliseconds.
inline constexpr int32_t LEAVING_MS_MAX = 10000;

/// Scans without anything under way that end them: the program may hand them over one scan later.
inline constexpr int32_t LEAVING_SCANS = 3;

/// What the user chose. Only the user writes it. Times are milliseconds, 0..TIME_MS_MAX.
struct TemporarySettings {
  /// Interval and time of day. Without a clock the interval alone counts.
  TriggerSettings triggers;
  /// Connects when so many events wait; 0: not.
  int32_t fillEvents = 0;
  /// Connects when an event is to be sent at once.
  bool onUrgent = true;
  /// When all is delivered, stays so long for commands; each command begins it anew, events do not.
  int32_t commandMs = 30000;
  /// Longest time from the begin of an attempt to the end of its connection.
  int32_t longestMs = 900000;
  /// Longest time without a connection in an attempt; the client tries again and again in it.
  int32_t attemptMs = 120000;
  /// Shortest time between a connection and the next attempt, and behind an attempt without success.
  int32_t pauseMs = 60000;
  int32_t retryMs = 900000;
};

/// What one scan is given.
struct TemporaryInput {
  /// Since the scan before, in milliseconds.
  int32_t passedMs = 0;
  UtcTime utc;
  /// FALSE: the station stays off the network, and forgets all occasions.
  bool enable = false;
  /// The client is connected.
  bool connected = false;
  /// The program asks for a connection, or for more time on this one.
  bool demanded = false;
  /// Events that wait.
  int32_t waitingEvents = 0;
  /// One of them is to be sent at once, or a block is under way.
  bool urgent = false;
  /// Events wait, or a block is under way.
  bool undelivered = false;
  /// The client has messages that are not sent and acknowledged.
  bool underWay = false;
  /// A command is there, or is being carried out.
  bool commanded = false;
};

/// One temporary station. Its default is right at the start of the CPU.
struct TemporaryStation {
  TemporarySettings settings;
  TemporaryState state = TemporaryState::Resting;
  /// Why it connects as soon as the pause is over.
  Occasion next = Occasion::None;
  /// Why it has connected last.
  Occasion occasion = Occasion::None;
  TriggerState triggers;
  /// Since the scan before, in milliseconds.
  int32_t passedMs = 0;
  /// Since the begin of the attempt, and since this state began, in milliseconds; not in Resting.
  int32_t attemptMs = 0;
  int32_t stateMs = 0;
  /// What is left of the pause, in milliseconds.
  int32_t pauseMs = 0;
  /// Connected: how long it has waited for commands, in milliseconds.
  int32_t commandMs = 0;
  /// Leaving: scans without anything under way.
  int32_t quietScans = 0;
  /// Numbers since the start of the CPU; they stop at COUNT_MAX.
  int32_t attempts = 0;
  int32_t failures = 0;
};

/// One cycle of the PLC.
void scanTemporary(TemporaryStation& station, const TemporaryInput& input);

/// The client has to be connected, or to try.
[[nodiscard]] bool wantsConnection(const TemporaryStation& station);

/// Whatever waits is to be sent at once: nothing was sent on this connection yet, or it is about to end.
/// Between the two, conditional events wait for company as in any station.
[[nodiscard]] bool wantsAllSent(const TemporaryStation& station);

}  // namespace tele
