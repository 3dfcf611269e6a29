#pragma once

namespace cli {

/// What s7mqtt answers to the shell.
enum ExitCode {
  FINE = 0,
  SOURCE_FAULT = 1,    ///< the user's source or input is wrong
  USAGE_FAULT = 2,     ///< wrong use of the command
  PLC_STOPPED = 3,     ///< the PLC went to STOP
  MACHINE_FAILED = 4,  ///< the machine: no compiler, no memory, a file that cannot be read
};

}  // namespace cli
