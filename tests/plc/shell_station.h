#pragma once
// A PLC on the virtual CPU, and a broker that the test plays.

#include <cstdint>
#include <string>
#include <vector>

#include "vcpu/cpu/cpu.h"
#include "vcpu/world/simulated_clock.h"
#include "vcpu/world/simulated_network.h"

namespace plc_test {

/// "20 02 00 00" as octets.
std::vector<uint8_t> octets(const std::string& hexadecimal);

/// And back.
std::string hexadecimal(const std::vector<uint8_t>& octets);

/// The library and a program with one of each block a user calls.
std::vector<std::string> everyBlock();

class ShellStation {
 public:
  static constexpr int CYCLE_MS = 10;
  int cycleMs = CYCLE_MS;  ///< may be changed between two scans

  /// Each list of files is compiled once for all tests.
  explicit ShellStation(const std::vector<std::string>& files = everyBlock(), vcpu::CpuOptions options = {});

  /// Runs so many cycles.
  void scan(int cycles = 1);

  /// Runs cycles until the value is TRUE, `cyclesMax` at most; whether it is.
  bool scanUntil(const std::string& path, int cyclesMax = 1000);

  /// `value` as an SCL literal.
  void set(const std::string& path, const std::string& value);
  /// The value as the virtual CPU writes it: TRUE, 16#8601, 7, 'text'.
  std::string show(const std::string& path);
  bool flag(const std::string& path) { return show(path) == "TRUE"; }

  /// The broker's end of the newest link.
  vcpu::SimulatedPeer& broker() { return network.newestPeer(); }

  /// What the PLC has sent since the last call, as hexadecimal text; one cycle's way to the broker included.
  std::string sent();

  /// The broker sends.
  void answer(const std::string& hexadecimal);

  /// Enables the client and answers its CONNECT, which is taken out.
  void connect(const std::string& connack = "20 02 00 00");

  /// STOP, and RUN again.
  void restart() { cpu_.start(); }

  /// The octets of a data block, and to put them there: what a download does that initialises it.
  std::vector<uint8_t> contents(const std::string& dataBlock);
  void load(const std::string& dataBlock, const std::vector<uint8_t>& contents);

  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network{clock};

 private:
  vcpu::Operand find(const std::string& path);

  vcpu::Cpu cpu_;
};

}  // namespace plc_test
