#pragma once
// What passed over a wire, as Wireshark sees it.

#include <string>
#include <vector>

#include "tests/broker/tap.h"
#include "tests/child.h"

namespace broker_test {

using namespace tests;

/// What tshark's MQTT dissector made of it.
struct Dissection {
  std::vector<std::string> packets;     ///< the name of each MQTT packet in order: "Connect Command"
  std::vector<std::string> complaints;  ///< malformed packets and other expert messages of warning and above
  std::string said;                     ///< everything tshark printed, for a failed test
};

/// Writes the octets as a capture file of TCP on port 1883 and lets tshark dissect it.
Dissection dissect(const std::vector<Passed>& passed);

}  // namespace broker_test
