#pragma once
#include "core/connection.h"
#include "core/counters.h"
#include "core/link.h"
#include "core/session.h"
#include "core/settings.h"

namespace mqtt {

/// The whole state of one MQTT client, split by lifetime. It lies in a data block of the user's, who writes
/// `settings` and reads the rest; all blocks of the client get it as InOut.
struct ClientData {
  /// What the user chose. Only the user writes it.
  Settings settings;
  /// Outlives connections, and power cuts if the user makes it retentive.
  Session session;
  /// Makes and ends connections: since the start of the PLC or the last reset of the client.
  Connection connection;
  /// Ends with each connection.
  Link link;
  /// Since the start of the PLC or the last reset of the client.
  Counters counters;
};

}  // namespace mqtt
