#pragma once
// A CPU with a connection, for the tests of the blocks that work on one. For one thread.

#include "vcpu/testing/block.h"

namespace vcpu {

constexpr int64_t ID = 1;
constexpr uint16_t BROKER_PORT = 1883;

/// TCON_IP_v4: interface 64, ID 1, TCP, active, 192.168.0.10:1883, local port 0.
TestArea tconIpV4();

/// TCON_QDN: interface 0, ID 1, TCP, active, this name, port 1883, local port 0.
TestArea tconQdn(const std::string& name);

/// A fresh instance with ID and DATA or CONNECT given.
TestBlock blockOn(TestCpu& cpu, std::string_view name, TestArea* area = nullptr);

/// One call with REQ as given; the STATUS.
int64_t callWithReq(TestBlock& block, bool req);

/// The outputs of an asynchronous block as text: "busy 7001", "done 0000", "error 8086", "idle 7000".
std::string outcome(const TestBlock& block);

/// Establishes connection 1 by TCON.
void establish(TestCpu& cpu);

/// The characters of `text`, as bytes and as an Array of Byte.
std::vector<uint8_t> bytesOf(std::string_view text);
TestArea byteArray(std::string_view text);

}  // namespace vcpu
