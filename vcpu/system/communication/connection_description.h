#pragma once
// What the CONNECT parameter of TCON describes.

#include <cstdint>
#include <span>

#include "vcpu/access/area.h"
#include "vcpu/family/cpu_family.h"
#include "vcpu/world/network.h"

namespace vcpu {

struct ConnectionDescription {
  uint16_t interfaceId = 0;
  uint16_t id = 0;
  uint8_t connectionType = 0;
  bool active = false;
  Endpoint remote;
  uint16_t localPort = 0;

  bool operator==(const ConnectionDescription&) const = default;
};

/// Reads a TCON_IP_v4 or a TCON_Param. Answers the STATUS of TCON, status::OK if all is well; `id` is the
/// parameter of TCON.
uint16_t readConnectionDescription(const Area& connect, uint16_t id, const TconRules& rules,
                                   ConnectionDescription& description);

}  // namespace vcpu
