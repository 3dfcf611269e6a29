#pragma once
// The SCL blocks as a user imports them, on a virtual CPU, with a program in SCL (program.scl).

#include <memory>
#include <string>

#include "tests/simulation/internet.h"
#include "tests/simulation/program.h"

namespace simulation {

/// Fails with an exception if the SCL cannot be compiled; that is done once. Into `recordFolder`, if it has a
/// name, goes a station that does the same again (recorded_station.h).
std::unique_ptr<Plc> makeSclPlc(Trace& trace, const Scenario& scenario, Internet& internet, uint64_t seed,
                                const std::string& recordFolder);

}  // namespace simulation
