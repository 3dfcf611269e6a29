#pragma once
#include "telecontrol/json/json_reader.h"

namespace tele {

/// What the sender calls a command: two messages with one identifier are the same command.
struct RequestId {
  /// 0: none; else 1..REQUEST_ID_BYTES_MAX.
  int32_t length = 0;
  /// Printable ASCII without quote and backslash.
  plc::Array<uint8_t, REQUEST_ID_BYTES_MAX> bytes{};
};

/// Takes over the string that was read last. FALSE: it is no identifier; `request` is none then.
[[nodiscard]] bool readRequestId(RequestId& request, const JsonReader& reader, const JsonText& text);

/// Both are identifiers, and the same.
[[nodiscard]] bool isSameRequest(const RequestId& request, const RequestId& other);

}  // namespace tele
