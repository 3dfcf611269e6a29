#pragma once
// What the CONNECT parameter of TCON describes. For the thread on which the block runs.

#include <cstdint>
#include <span>
#include <string>

#include "vcpu/access/area.h"
#include "vcpu/family/cpu_family.h"
#include "vcpu/world/network.h"

namespace vcpu {

/// A connection as TCON is to make it.
struct ConnectionDescription {
  uint16_t interfaceId = 0;    ///< TCON_IP_v4: 64 or 72, X1 or X2; TCON_Param: its local_device_id, any
  uint16_t id = 0;             ///< connection ID, 1..OucConnections::ID_MAX
  uint8_t connectionType = 0;  ///< as written; TCP is 16#0B or 16#11, in a TCON_Param 16#01 or 16#11
  bool active = false;         ///< this end connects; else it waits for the partner
  Endpoint remote;             ///< the address only if there is no remoteName
  std::string remoteName;      ///< of the host, without the dot at its end
  uint16_t localPort = 0;      ///< 0: any

  bool operator==(const ConnectionDescription&) const = default;
};

/// The connection ID that a description holds, whichever its type; 0 if it is too short for one.
uint16_t describedId(const Area& connect);

/// Reads a TCON_IP_v4, a TCON_QDN or a TCON_Param. Answers the STATUS of TCON, status::OK if all is well;
/// with any other `description` may be filled in part. `id` is the parameter of TCON.
uint16_t readConnectionDescription(const Area& connect, uint16_t id, const TconRules& rules,
                                   ConnectionDescription& description);

}  // namespace vcpu
