#pragma once
// One client, its program, the network and an honest broker, from a seed: first a time of faults, then a
// quiet time in which everything that was promised has to come.

#include <cstdint>
#include <string>

namespace simulation {

enum class Engine { Native, Scl };

struct Outcome {
  std::string failure;  ///< the first broken promise; empty when all were kept
  int64_t faults = 0;
  int64_t scans = 0;
  int64_t messages = 0;      ///< published by the program and by others
  int64_t largeArrived = 0;  ///< above PAYLOAD_BYTES_MAX, at the broker
  int64_t largeTaken = 0;    ///< and by the program
};

/// Runs the simulation of a seed. The same seed and engine do the same again. `trace` prints its story. Into
/// `recordFolder`, if it has a name, the engine Scl writes a station for `s7mqtt run --replay`.
Outcome simulate(uint64_t seed, Engine engine, bool trace, const std::string& recordFolder = "");

}  // namespace simulation
