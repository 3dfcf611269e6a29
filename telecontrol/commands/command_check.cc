#include "telecontrol/commands/command_check.h"

#include "telecontrol/commands/expiry.h"
#include "telecontrol/range.h"

namespace tele {

namespace {

// A value in which exactly one of so many bits is set.
[[nodiscard]] CommandReason checkChoice(int32_t value, int32_t choices) {
  int32_t bit = 1;
  bool isOne = false;
  for (int32_t index = 0; index < choices; ++index) {
    if (value == bit) {
      isOne = true;
    }
    bit = bit * 2;
  }
  if (isOne) {
    return CommandReason::None;
  }
  if (value < 0 || value >= bit) {
    return CommandReason::Range;
  }
  return CommandReason::Selection;
}

}  // namespace

CommandReason checkExpiry(const CommandMessage& message, const UtcTime& utc, bool required) {
  if (!message.hasExpiry) {
    if (required) {
      return CommandReason::Expiry;
    }
    return CommandReason::None;
  }
  if (!message.expires.known) {
    return CommandReason::Expiry;
  }
  if (!utc.known) {
    return CommandReason::Clock;
  }
  const bool expired = isBefore(message.expires, utc);
  if (expired) {
    return CommandReason::Expired;
  }
  const bool ahead = isStillAhead(message.expires, utc);
  if (!ahead) {
    return CommandReason::Expiry;
  }
  return CommandReason::None;
}

CommandReason checkValue(const CommandMessage& message, const CommandSettings& settings, int32_t& value) {
  value = 0;
  if (!message.isNumber) {
    return CommandReason::Type;
  }
  int32_t decimals = settings.decimals;
  if (settings.kind == CommandKind::Choice) {
    decimals = 0;
  }
  int32_t scaled = 0;
  const NumberFit fit = scaleNumber(message.value, decimals, scaled);
  if (fit == NumberFit::TooFine) {
    return CommandReason::Decimals;
  }
  if (fit == NumberFit::TooLarge) {
    return CommandReason::Range;
  }
  if (settings.kind == CommandKind::Choice) {
    const CommandReason reason = checkChoice(scaled, settings.choices);
    if (reason != CommandReason::None) {
      return reason;
    }
  } else if (!isWithin(scaled, settings.lower, settings.upper)) {
    return CommandReason::Range;
  }
  value = scaled;
  return CommandReason::None;
}

}  // namespace tele
