#pragma once
// The SCL blocks as a user imports them, on a virtual CPU, with a program in SCL (program.scl).

#include <memory>

#include "tests/simulation/internet.h"
#include "tests/simulation/program.h"

namespace simulation {

/// Fails with an exception if the SCL cannot be compiled; that is done once.
std::unique_ptr<Plc> makeSclPlc(Trace& trace, const Scenario& scenario, Internet& internet, uint64_t seed);

}  // namespace simulation
