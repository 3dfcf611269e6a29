#pragma once
// A run as its user sees it, live or from a recording: progress, cost, and code that becomes faster.

#include <string>

#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/end_of_run.h"
#include "cli/faster_code.h"
#include "cli/progress.h"
#include "cli/scan_costs.h"

namespace cli {

/// For the thread of the run. Refers to all it is given, which must outlive it. The compiler of the system
/// begins when it is made and is gone when it goes: it must be made and go while an EndOfRun lives.
class ShownRun {
 public:
  ShownRun(vcpu::Cpu& cpu, const std::string& name, const RunOptions& options, const Compilation& compilation,
           Watch watch, Progress::Of of, const EndOfRun& end);

  /// The line above the run.
  void begin(const std::string& line);

  /// Whether the run goes on.
  bool afterCycle(const station::RunFigures& now);

  /// A line behind the last cycle, or a fault while the run goes on.
  void say(const std::string& line);

  /// Shows the end of the run. `code` is what it answers if the PLC has not stopped and stdout took all.
  int finish(const station::RunFigures& figures, int code);

 private:
  vcpu::Cpu& cpu_;
  const RunOptions& options_;
  const EndOfRun& end_;
  Progress progress_;
  FasterCode fasterCode_;
  ScanCosts costs_;
};

}  // namespace cli
