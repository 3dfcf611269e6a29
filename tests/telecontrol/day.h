#pragma once
// A day of a station behind a thin link, from a seed: storms, outages of minutes and hours, connections that
// a gateway forgets, brokers that lose their sessions, power cuts. Then a quiet time, in which all that waits
// has to come.

#include <cstdint>
#include <string>

#include "tests/telecontrol/thin_network.h"

namespace telecontrol {

enum class Engine { Native, Scl };

struct DayOutcome {
  std::string failure;  ///< the first broken promise; "" when all were kept
  int64_t faults = 0;
  int64_t scans = 0;
  int64_t connections = 0;
  int64_t events = 0;  ///< that have arrived, answers to general requests too
  int64_t lost = 0;    ///< and were counted
  int64_t restarts = 0;
  Traffic traffic;
};

/// `hours` of plant life. The same seed and engine do the same again. `trace` prints the faults.
DayOutcome simulateDay(uint64_t seed, Engine engine, int hours, bool trace = false);

}  // namespace telecontrol
