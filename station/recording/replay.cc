#include "station/recording/replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "station/recording/recording_text.h"

namespace station {
namespace {

/// Longer lines are none of a recording: the longest hold a whole data block.
constexpr size_t LINE_BYTES_MAX = size_t{64} * 1024 * 1024;
/// Of a line that is shown.
constexpr size_t SHOWN_BYTES = 100;
constexpr double SECONDS_PER_NANOSECOND = 1e-9;
constexpr std::string_view SET = "set ";
constexpr std::string_view IS = " = ";

std::string shortened(std::string_view line) {
  if (line.size() <= SHOWN_BYTES) return std::string(line);
  return std::string(line.substr(0, SHOWN_BYTES)) + "...";
}

}  // namespace

vcpu::Result<std::unique_ptr<Replay>> Replay::open(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "re");
  if (file == nullptr)
    return vcpu::Failure{
        fmt::format("{}: error: the recording cannot be read: {}", path, std::strerror(errno))};
  std::unique_ptr<Replay> replay(new Replay(path, file));
  if (!replay->nextLine() || replay->line_ != RECORDING_VERSION_LINE)
    replay->fail(fmt::format("this is no recording that this version reads: the first line is not '{}'",
                             RECORDING_VERSION_LINE));
  while (replay->goesOn() && replay->nextLine() && replay->line_.starts_with(SET)) {
    const std::string_view both = std::string_view(replay->line_).substr(SET.size());
    const size_t is = both.find(IS);
    if (is == std::string_view::npos) {
      replay->fail("a path, ' = ' and a value are expected behind 'set'");
    } else {
      replay->startValues_.emplace_back(both.substr(0, is), both.substr(is + IS.size()));
    }
  }
  if (!replay->failure_.empty()) return vcpu::Failure{replay->failure_};
  return replay;
}

vcpu::Result<void> Replay::run(vcpu::Cpu& cpu, const std::function<bool(const ReplayedSoFar&)>& afterCycle) {
  // open() has read the first line behind the head.
  bool wanted = goesOn();
  while (wanted && line_ != "end") {
    const int64_t cyclesBefore = now_.cycles;
    follow(cpu);
    if (!failure_.empty()) return vcpu::Failure{failure_};
    const bool ranOne = now_.cycles != cyclesBefore;
    if (ranOne && (!afterCycle(now_) || cpu.state() == vcpu::CpuState::Stop)) return {};
    wanted = goesOn() && nextLine();
  }
  if (!failure_.empty()) return vcpu::Failure{failure_};
  return {};
}

void Replay::follow(vcpu::Cpu& cpu) {
  if (line_ == "start") {
    cpu.start();
  } else if (line_ == "cycle") {
    now_.cycles += 1;
    cpu.scanOnce();
  } else if (line_ == "retained") {
    cpu.keepRetentiveData();
  } else if (line_.starts_with("data ")) {
    put(cpu);
  } else {
    fail(fmt::format(
        "the recording goes on with '{}', but the CPU asks nothing more in cycle {}: the program, "
        "the station or s7mqtt differ from those recorded",
        shortened(line_), now_.cycles));
  }
}

void Replay::put(vcpu::Cpu& cpu) {
  const auto data = writtenDataOf(line_);
  if (!data) return fail("no line 'data \"NAME\" OFFSET WHOLE HEX'");
  const std::span<uint8_t> block = cpu.dataBlock(data->block);
  if (block.size() != data->wholeBytes) {
    return fail(
        fmt::format("data block \"{}\" has {} bytes, and had {} in the recorded run: the program differs "
                    "from the one recorded",
                    data->block, block.size(), data->wholeBytes));
  }
  if (data->offset > block.size() || data->bytes.size() > block.size() - data->offset)
    return fail("the bytes do not lie within the data block");
  std::copy(data->bytes.begin(), data->bytes.end(),
            block.begin() + static_cast<std::ptrdiff_t>(data->offset));
}

std::string Replay::answer(const std::string& question, const std::function<std::string()>&) {
  if (!goesOn() || !nextLine()) return "";
  const std::string asked = question + std::string(IS);
  if (!line_.starts_with(asked)) {
    fail(fmt::format(
        "in cycle {} the CPU asks '{}', and the recording goes on with '{}': the program, the station "
        "or s7mqtt differ from those recorded",
        now_.cycles, shortened(question), shortened(line_)));
    return "";
  }
  std::string answer = line_.substr(asked.size());
  if (const auto time = numberOf(answer); question == "monotonic" && time) {
    if (begin_ < 0) begin_ = *time;
    now_.seconds = static_cast<double>(*time - begin_) * SECONDS_PER_NANOSECOND;
  }
  return answer;
}

void Replay::refuse(const std::string& question) {
  // Behind the first fault, or the end, every question goes unanswered.
  if (goesOn()) fail(fmt::format("this cannot be the answer to '{}'", shortened(question)));
}

bool Replay::nextLine() {
  line_.clear();
  int c = std::getc(file_.get());
  for (; c != EOF && c != '\n'; c = std::getc(file_.get())) {
    if (line_.size() == LINE_BYTES_MAX) {
      fail(fmt::format("a line of more than {} bytes is none of a recording", LINE_BYTES_MAX));
      return false;
    }
    line_ += static_cast<char>(c);
  }
  lineNumber_ += 1;
  if (c == '\n') return true;
  if (std::ferror(file_.get()) != 0) {
    fail(fmt::format("the recording cannot be read: {}", std::strerror(errno)));
  } else {
    isCutOff_ = true;
  }
  return false;
}

void Replay::fail(const std::string& sentence) {
  if (failure_.empty()) failure_ = fmt::format("{}:{}: error: {}", path_, lineNumber_, sentence);
}

}  // namespace station
