#pragma once
// --retain: the retentive data of a run, in a file. For the thread of the run.

#include <optional>
#include <string>

#include "cli/commands.h"
#include "station/retentive_file.h"
#include "station/station.h"

namespace cli {

/// Without --retain it does nothing.
class Retention {
 public:
  /// Puts the data of the file into the CPU. FINE, or the exit code behind a fault that was reported.
  int begin(station::Station& station, const station::StationFile& file, const RunOptions& options,
            const scl::Program& program);

  /// Writes the data now and then. Answers, once, why that failed; else nothing.
  std::string afterCycle(station::Station& station, double seconds);

  /// FINE, or MACHINE_FAILED behind a fault that was reported.
  int end(station::Station& station);

 private:
  /// Seconds between two writes while the station runs.
  static constexpr double RETAIN_SECONDS = 1;

  std::optional<station::RetentiveFile> file_;
  double savedAt_ = -RETAIN_SECONDS;
  bool failureReported_ = false;
};

}  // namespace cli
