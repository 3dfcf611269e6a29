#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/output/printable.h"
#include "cli/report.h"

namespace cli {
namespace {

constexpr double STATUS_SECONDS = 0.5;

}  // namespace

Progress::Progress(vcpu::Cpu& cpu, std::string name, Watch watch, Of of)
    : cpu_(cpu),
      name_(std::move(name)),
      watch_(std::move(watch)),
      of_(of),
      screen_(STDOUT_FILENO, of == Of::Replay ? Screen::WhenFull::Wait : Screen::WhenFull::LeaveOut) {}

void Progress::afterCycle(const station::RunFigures& now, std::string_view remark) {
  watch_.look(screen_, now.seconds);
  showNews(now.seconds);
  if (now.seconds - statusAt_ < STATUS_SECONDS) return;
  statusAt_ = now.seconds;
  screen_.status(printableLine(fmt::format("{}: {}  {:.0f} s  {} cycles{}{}", name_,
                                           of_ == Of::Replay ? "REPLAY" : "RUN", now.seconds, now.cycles,
                                           cycleTimes(now), remark)));
}

void Progress::end(const station::RunFigures& figures) {
  watch_.showLast(screen_);
  screen_.lastLine(
      printableLine(fmt::format("{}: {} after {:.1f} s and {} cycles{}.", name_, stopped() ? "STOP" : "ended",
                                figures.seconds, figures.cycles, cycleTimes(figures))));
  if (stopped()) screen_.lastLine(diagnosticBufferText(cpu_));
}

// Behind STOP the whole buffer is shown.
void Progress::showNews(double seconds) {
  if (stopped()) return;
  const std::vector<vcpu::DiagnosticEvent>& events = cpu_.diagnosticBuffer();
  const auto news = static_cast<size_t>(cpu_.diagnosticEventCount() - eventsSeen_);
  eventsSeen_ += static_cast<int64_t>(news);
  for (size_t i = events.size() - std::min(news, events.size()); i < events.size(); ++i) {
    if (events[i].kind == vcpu::EventKind::Startup) continue;
    screen_.line(printableLine(fmt::format("{:9.3f} s  {}", seconds, eventText(events[i]))));
  }
}

// A replay takes no time that says anything.
std::string Progress::cycleTimes(const station::RunFigures& figures) const {
  if (of_ == Of::Replay) return "";
  return fmt::format(", {:.2f} ms mean, {:.2f} ms longest", figures.meanCycleMs, figures.longestCycleMs);
}

}  // namespace cli
