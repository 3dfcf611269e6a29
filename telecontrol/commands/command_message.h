#pragma once
#include "telecontrol/commands/request_id.h"
#include "telecontrol/json/json_reader.h"
#include "telecontrol/utc.h"

namespace tele {

/// A command as it came: {"req":"k7f3-1","id":"201","val":1,"exp":"2026-03-01T06:31:00Z"}, or with "ack":true
/// in the place of a value. Members in any order; further ones are passed over.
struct CommandMessage {
  JsonText text;
  JsonReader reader;
  RequestId request;
  /// It names a point. 0: by a text that is no number of a point.
  bool hasPoint = false;
  int32_t pointId = 0;
  /// It has a value, and that is a number.
  bool hasValue = false;
  bool isNumber = false;
  JsonNumber value;
  /// It acknowledges an alarm.
  bool acknowledges = false;
  /// It says until when it may be carried out; `expires` is not known if that is no moment.
  bool hasExpiry = false;
  UtcTime expires;
};

/// Reads `text`. FALSE: it is no JSON, or has no command in it. `request` is there if it was read before the
/// fault was found.
[[nodiscard]] bool readCommand(CommandMessage& message);

}  // namespace tele
