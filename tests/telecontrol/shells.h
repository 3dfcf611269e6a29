#pragma once
// The client and telecontrol with their shells, compiled once for a test program.

#include "station/testing/scl_blocks.h"

namespace telecontrol {

/// Ends the program if they do not compile. Their frames are common to all tests.
station::SclBlocks& shells();

}  // namespace telecontrol
