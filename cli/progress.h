#pragma once
// What `s7mqtt run` shows on stdout while a station runs: values, entries of the diagnostic buffer, how it
// goes.

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/output/screen.h"
#include "cli/watch.h"
#include "station/station.h"

namespace cli {

/// For the thread of the run. Refers to the CPU, which must outlive it.
class Progress {
 public:
  /// A live run waits for no reader; of a replay every line is shown.
  enum class Of { LiveRun, Replay };

  /// `name` is the station's.
  Progress(vcpu::Cpu& cpu, std::string name, Watch watch, Of of);

  Screen& screen() { return screen_; }

  /// `remark` stands behind the figures of the status line.
  void afterCycle(const station::RunFigures& now, std::string_view remark);

  /// The last values and the figures of the run.
  void end(const station::RunFigures& figures);

  bool stopped() const { return cpu_.state() == vcpu::CpuState::Stop; }

 private:
  void showNews(double seconds);
  std::string cycleTimes(const station::RunFigures& figures) const;

  vcpu::Cpu& cpu_;
  std::string name_;
  Watch watch_;
  Of of_;
  Screen screen_;
  int64_t eventsSeen_ = 0;
  double statusAt_ = 0;
};

}  // namespace cli
