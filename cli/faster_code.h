#pragma once
// cc's code for a run that has begun with tcc's. For the thread of the run.

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

#include "cli/output/screen.h"
#include "station/station.h"
#include "vcpu/compile/background_compilation.h"

namespace cli {

/// Lets cc compile beside the run, and gives its code to the CPU when it is ready. What becomes of it the
/// screen says, once. When this goes, cc goes too, and nothing of it stays behind: it must go while signals
/// do not end the process.
class FasterCode {
 public:
  /// cc begins now; without `awaited` there is nothing to do. After `secondsMax`, if there is such a time, it
  /// is ended.
  FasterCode(std::shared_ptr<const vcpu::PrintedProgram> awaited, std::optional<double> secondsMax);

  /// Between two cycles: looks what has become of it, and does not wait.
  void afterCycle(Screen& screen, vcpu::Cpu& cpu, const station::RunFigures& now);

  /// Whether cc still works.
  bool awaited() const { return compilation_.has_value(); }

  /// Behind the last cycle: ends cc.
  void end(Screen& screen);

 private:
  void showWaiting(Screen& screen, double seconds);
  void showFailure(Screen& screen, double seconds, const std::string& sentence);

  std::shared_ptr<const vcpu::PrintedProgram> printed_;
  double secondsMax_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  bool announced_ = false;
  int64_t firstCycle_ = 0;             ///< that runs with cc's code; 0: it has been shown, or there is none
  std::atomic<bool> tooLong_ = false;  ///< written by the thread that compiles
  std::optional<vcpu::BackgroundCompilation> compilation_;
};

}  // namespace cli
