#include "station/recording/recorder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace station {
namespace {

/// A run that is killed loses no more than this, in nanoseconds.
constexpr int64_t LOST_MAX = 1'000'000'000;

}  // namespace

vcpu::Result<std::unique_ptr<Recorder>> Recorder::create(const std::string& path, vcpu::Clock& clock,
                                                         vcpu::Network& network) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0 && errno == EEXIST) {
    return vcpu::Failure{fmt::format(
        "{}: error: there is such a file already, and a recording is not overwritten: name another", path)};
  }
  if (descriptor < 0) {
    return vcpu::Failure{
        fmt::format("{}: error: the recording cannot be made: {}", path, std::strerror(errno))};
  }
  std::unique_ptr<Recorder> recorder(new Recorder(path, fdopen(descriptor, "w"), clock, network));
  recorder->line(RECORDING_VERSION_LINE);
  return recorder;
}

Recorder::~Recorder() {
  if (!started_) unlink(path_.c_str());
}

void Recorder::set(std::string_view path, std::string_view value) {
  line(fmt::format("set {} = {}", path, value));
}

void Recorder::written(const WrittenData& data) {
  line(toLine(data));
}

void Recorder::retained(vcpu::Cpu& cpu, const std::vector<std::string>& blocks) {
  for (const std::string& block : blocks) {
    const std::span<const uint8_t> bytes = cpu.dataBlock(block);
    written({block, 0, bytes.size(), {bytes.begin(), bytes.end()}});
  }
  line("retained");
}

void Recorder::start() {
  started_ = true;
  line("start");
}

void Recorder::cycle() {
  if (const int64_t now = clock_.monotonic(); now - reachedAt_ >= LOST_MAX) {
    reachedAt_ = now;
    reachFile();
  }
  line("cycle");
}

vcpu::Result<void> Recorder::end() {
  line("end");
  ended_ = true;
  reachFile();
  if (error_ == 0) return {};
  return vcpu::Failure{
      fmt::format("{}: error: the recording is not whole: {}", path_, std::strerror(error_))};
}

std::string Recorder::answer(const std::string& question, const std::function<std::string()>& ask) {
  std::string answer = ask();
  line(fmt::format("{} = {}", question, answer));
  return answer;
}

// The world behind it answers nothing else; were it so, the replay would stop at this line and name it.
void Recorder::refuse(const std::string&) {}

void Recorder::line(std::string_view text) {
  if (error_ != 0 || ended_) return;
  errno = 0;
  std::fwrite(text.data(), 1, text.size(), file_.get());
  std::fputc('\n', file_.get());
  if (std::ferror(file_.get()) != 0) error_ = errno;
}

void Recorder::reachFile() {
  if (error_ == 0 && std::fflush(file_.get()) != 0) error_ = errno;
}

}  // namespace station
