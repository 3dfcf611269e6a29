#include "cli/faster_code.h"

#include <fmt/format.h>

#include <limits>
#include <string>
#include <utility>

#include "cli/compile.h"
#include "cli/output/printable.h"
#include "cli/statement_count.h"

namespace cli {

FasterCode::FasterCode(std::shared_ptr<const vcpu::PrintedProgram> awaited, std::optional<double> secondsMax)
    : printed_(std::move(awaited)),
      secondsMax_(secondsMax.value_or(std::numeric_limits<double>::infinity())) {
  if (printed_ == nullptr) return;
  vcpu::CompileOptions options;
  options.goOn = [this](double seconds) {
    tooLong_ = seconds > secondsMax_;
    return !tooLong_;
  };
  compilation_.emplace(printed_, options);
}

void FasterCode::afterCycle(Screen& screen, vcpu::Cpu& cpu, const station::RunFigures& now) {
  if (firstCycle_ != 0) {
    screen.line(
        fmt::format("{:9.3f} s  cc's code runs since cycle {}.", now.seconds, std::exchange(firstCycle_, 0)));
  }
  if (!compilation_) return;
  const auto answer = compilation_->take();
  if (!answer) return showWaiting(screen, now.seconds);
  compilation_.reset();
  if (!*answer) return showFailure(screen, now.seconds, answer->failure());
  cpu.exchangeCode(**answer);
  firstCycle_ = now.cycles + 1;
}

void FasterCode::showWaiting(Screen& screen, double seconds) {
  if (announced_) return;
  const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - begin_;
  if (waited.count() < SECONDS_SILENT) return;
  announced_ = true;
  screen.line(
      fmt::format("{:9.3f} s  cc is still compiling {}; until it is done tcc's code runs, which is slower.",
                  seconds, statementCount(*printed_->program)));
}

void FasterCode::showFailure(Screen& screen, double seconds, const std::string& sentence) {
  if (tooLong_) {
    screen.line(
        fmt::format("{:9.3f} s  cc has taken {:g} s and was ended: tcc's code goes on, which is slower "
                    "(--cc-seconds gives cc more time).",
                    seconds, secondsMax_));
    return;
  }
  screen.line(printable(fmt::format("{:9.3f} s  cc has made no code, tcc's goes on: {}", seconds,
                                    sentence.substr(0, sentence.find_last_not_of('\n') + 1))));
}

void FasterCode::end(Screen& screen) {
  if (!compilation_) return;
  compilation_.reset();
  if (announced_)
    screen.lastLine(
        "cc was not done: the next run begins with tcc's code, too (--compiler cc waits for cc).");
}

}  // namespace cli
