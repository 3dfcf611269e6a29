#pragma once
#include "telecontrol/commands/command_journal.h"
#include "telecontrol/commands/command_message.h"
#include "telecontrol/commands/command_table.h"

namespace tele {

/// Why a command must not be carried out at this moment because of its time; None: it may. `required`: it has
/// to say until when.
[[nodiscard]] CommandReason checkExpiry(const CommandMessage& message, const UtcTime& utc, bool required);

/// Why the value of a command is none for this row; None: it is one, and in `value`.
[[nodiscard]] CommandReason checkValue(const CommandMessage& message, const CommandSettings& settings,
                                       int32_t& value);

}  // namespace tele
