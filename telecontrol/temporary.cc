#include "telecontrol/temporary.h"

#include "telecontrol/limits.h"
#include "telecontrol/range.h"
#include "telecontrol/saturate.h"

namespace tele {

namespace {

Occasion occasionOf(const TemporaryStation& station, const TemporaryInput& input, bool scheduled) {
  if (input.demanded) {
    return Occasion::Program;
  }
  if (input.urgent && station.settings.onUrgent) {
    return Occasion::UrgentEvent;
  }
  if (station.settings.fillEvents > 0 && input.waitingEvents >= station.settings.fillEvents) {
    return Occasion::FillLevel;
  }
  if (scheduled) {
    return Occasion::Schedule;
  }
  return Occasion::None;
}

// An occasion that comes during an attempt is served by it, and one that comes while the station leaves by
// the next.
void followOccasions(TemporaryStation& station, const TemporaryInput& input) {
  const bool scheduled =
      isTriggered(station.settings.triggers, station.triggers, input.utc, station.passedMs);
  const Occasion occasion = occasionOf(station, input, scheduled);
  switch (station.state) {
    case TemporaryState::Resting:
    case TemporaryState::Leaving:
      if (station.next == Occasion::None) {
        station.next = occasion;
      }
      break;
    case TemporaryState::Connecting:
    case TemporaryState::Connected: station.next = Occasion::None; break;
  }
  if (!input.enable) {
    station.next = Occasion::None;
  }
}

void enterState(TemporaryStation& station, TemporaryState state) {
  station.state = state;
  station.stateMs = 0;
  station.commandMs = 0;
  station.quietScans = 0;
}

void rest(TemporaryStation& station, int32_t pauseMs) {
  enterState(station, TemporaryState::Resting);
  station.attemptMs = 0;
  station.pauseMs = limited(pauseMs, 0, TIME_MS_MAX);
}

[[nodiscard]] bool hadItsTime(const TemporaryStation& station) {
  return station.attemptMs >= limited(station.settings.longestMs, LONGEST_MS_MIN, TIME_MS_MAX);
}

void scanResting(TemporaryStation& station) {
  if (station.pauseMs > station.passedMs) {
    station.pauseMs -= station.passedMs;
    return;
  }
  station.pauseMs = 0;
  if (station.next != Occasion::None) {
    station.occasion = station.next;
    station.next = Occasion::None;
    station.attempts = counted(station.attempts);
    enterState(station, TemporaryState::Connecting);
  }
}

void scanConnecting(TemporaryStation& station, const TemporaryInput& input) {
  const bool over = hadItsTime(station);
  const int32_t attemptMs = limited(station.settings.attemptMs, LONGEST_MS_MIN, TIME_MS_MAX);
  if (!input.enable) {
    rest(station, 0);
  } else if (input.connected) {
    enterState(station, TemporaryState::Connected);
  } else if (over || station.stateMs >= attemptMs) {
    station.failures = counted(station.failures);
    rest(station, station.settings.retryMs);
  }
}

[[nodiscard]] bool waitedForCommands(const TemporaryStation& station) {
  return station.commandMs >= limited(station.settings.commandMs, 0, TIME_MS_MAX);
}

void scanConnected(TemporaryStation& station, const TemporaryInput& input) {
  const bool delivered = !input.undelivered && !input.underWay;
  const bool commanded = input.commanded || input.demanded;
  if (commanded) {
    station.commandMs = 0;
  } else if (delivered || station.commandMs > 0) {
    station.commandMs = addUpTo(station.commandMs, station.passedMs, TIME_MS_MAX);
  }
  const bool over = hadItsTime(station);
  const bool waited = waitedForCommands(station);
  // The longest time comes first: a link that comes and goes in each scan has it, too.
  if (over || !input.enable) {
    enterState(station, TemporaryState::Leaving);
  } else if (!input.connected) {
    enterState(station, TemporaryState::Connecting);
  } else if (waited && delivered && !commanded) {
    enterState(station, TemporaryState::Leaving);
  }
}

void scanLeaving(TemporaryStation& station, const TemporaryInput& input) {
  ++station.quietScans;
  if (input.underWay) {
    station.quietScans = 0;
  }
  if (!input.connected || station.quietScans >= LEAVING_SCANS || station.stateMs >= LEAVING_MS_MAX) {
    rest(station, station.settings.pauseMs);
  }
}

}  // namespace

void scanTemporary(TemporaryStation& station, const TemporaryInput& input) {
  station.passedMs = limited(input.passedMs, 0, TIME_MS_MAX);
  followOccasions(station, input);
  if (station.state != TemporaryState::Resting) {
    station.attemptMs = addUpTo(station.attemptMs, station.passedMs, TIME_MS_MAX);
    station.stateMs = addUpTo(station.stateMs, station.passedMs, TIME_MS_MAX);
  }
  switch (station.state) {
    case TemporaryState::Resting: scanResting(station); break;
    case TemporaryState::Connecting: scanConnecting(station, input); break;
    case TemporaryState::Connected: scanConnected(station, input); break;
    case TemporaryState::Leaving: scanLeaving(station, input); break;
  }
}

bool wantsConnection(const TemporaryStation& station) {
  return station.state != TemporaryState::Resting;
}

bool wantsAllSent(const TemporaryStation& station) {
  const bool waited = waitedForCommands(station);
  switch (station.state) {
    case TemporaryState::Connecting: return true;
    case TemporaryState::Connected: return station.commandMs == 0 || waited;
    case TemporaryState::Resting:
    case TemporaryState::Leaving: return false;
  }
  return false;
}

}  // namespace tele
