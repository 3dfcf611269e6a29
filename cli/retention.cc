#include "cli/retention.h"

#include <fmt/format.h>

#include <utility>

#include "cli/exit_code.h"
#include "cli/report.h"

namespace cli {

int Retention::begin(station::Station& station, const station::StationFile& file, const RunOptions& options,
                     const scl::Program& program) {
  if (options.retain.empty()) return FINE;
  auto opened = station::RetentiveFile::open(options.retain, program);
  if (!opened) return fail("--retain " + opened.failure(), MACHINE_FAILED);
  const auto unfit = options.retainFitting ? station::UnfitValues::Drop : station::UnfitValues::Refuse;
  const auto news = opened->restore(station.cpu(), unfit);
  if (!news) return fail("--retain " + news.failure(), SOURCE_FAULT);
  for (const std::string& line : *news) tell(fmt::format("{}: {}", options.retain, line), stderr);
  for (const auto& [path, value] : file.startValues) {
    const vcpu::Result<vcpu::Operand> location = station.cpu().find(path);
    if (!location || !opened->restored(station.cpu(), *location)) continue;
    tell(fmt::format("{}: {} is retentive: it keeps its value, the start value {} does not count",
                     options.retain, path, value),
         stderr);
  }
  file_.emplace(std::move(*opened));
  return FINE;
}

std::string Retention::afterCycle(station::Station& station, double seconds) {
  if (!file_ || seconds - savedAt_ < RETAIN_SECONDS) return "";
  savedAt_ = seconds;
  const vcpu::Result<void> saved = file_->saveSoon(station.cpu());
  if (saved || std::exchange(failureReported_, true)) return "";
  return "--retain " + saved.failure();
}

int Retention::end(station::Station& station) {
  if (!file_) return FINE;
  const vcpu::Result<void> saved = file_->saveNow(station.cpu());
  return saved ? FINE : fail("--retain " + saved.failure(), MACHINE_FAILED);
}

}  // namespace cli
