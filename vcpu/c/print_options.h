#pragma once

#include <cstdint>

namespace vcpu {

/// What the printed C does where the S7 leaves a choice, or where a test asks for another way. A value.
struct PrintOptions {
  /// AND and OR stop at the first operand that decides. The S7 evaluates both (the default); the other way
  /// exists to test that a program does not depend on it.
  bool shortCircuit = false;
  /// Byte that fills VAR_TEMP before a block with standard access runs; the S7 leaves what was there.
  uint8_t tempFill = 0xCD;
  /// The program counts what it does (vcpu/cost/scan_counts.h). It runs somewhat slower then.
  bool count = false;
  /// The program can be cut off before any of its statements (Cpu::cutPowerAfter). It runs slower then.
  bool powerCuts = false;
};

}  // namespace vcpu
