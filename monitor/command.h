#pragma once
// Commands to a station and what becomes of them (docs/telecontrol.md). Any thread may call.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vcpu/result/result.h"

namespace monitor {

/// A value for a point, or the acknowledgement of its alarm.
struct Command {
  /// Tells it from all others, 1..36 printable ASCII characters. The same again is the same command.
  std::string request{};
  std::string point{};
  /// A JSON number; none: the alarm of the point is acknowledged.
  std::optional<std::string> value{};
  /// Milliseconds since 1970; behind it the station refuses the command.
  int64_t expiryMs = 0;
};

/// What a station takes.
inline constexpr size_t COMMAND_BYTES_MAX = 512;

/// Its payload.
std::string commandText(const Command& command);

/// Whether a text is a number as JSON writes one: 1, -2.50, 1e3.
bool isNumber(std::string_view text);

enum class CommandState { Accepted, Done, Failed, Rejected };

struct CommandResult {
  std::string request;
  std::string point;
  CommandState state = CommandState::Accepted;
  /// What the command has returned, as JSON; empty: nothing.
  std::string value;
  /// Why it failed or was rejected, a word; empty if the station does not say.
  std::string reason;
  /// Of the program that refused it.
  std::optional<int64_t> code;
  std::optional<int64_t> utcMs;
};

/// The result in a payload. A failure says why it is none.
vcpu::Result<CommandResult> readCommandResult(std::string_view payload);

/// accepted, done, failed, rejected.
const char* wordOf(CommandState state);

/// Whether nothing more comes of the command.
bool isEnd(CommandState state);

/// done, value 1; rejected, range; failed, program, code 7.
std::string textOf(const CommandResult& result);

}  // namespace monitor
