#include "tests/simulation/recorded_station.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace simulation {
namespace {

namespace fs = std::filesystem;

const char* nameOf(vcpu::CommunicationBlock block) {
  switch (block) {
    case vcpu::CommunicationBlock::Tcon: return "TCON";
    case vcpu::CommunicationBlock::Tdiscon: return "TDISCON";
    case vcpu::CommunicationBlock::Tsend: return "TSEND";
    case vcpu::CommunicationBlock::Trcv: return "TRCV";
  }
  throw std::invalid_argument("no communication block");
}

void writeStation(const fs::path& file, const std::vector<std::string>& sources,
                  const vcpu::CpuOptions& options) {
  std::ofstream out(file);
  out << "# A simulation: s7mqtt run FOLDER --replay FOLDER/run.recording\nsources = [\n";
  for (const std::string& source : sources)
    out << fmt::format("  \"{}\",\n", fs::weakly_canonical(source).string());
  out << "]\n";
  for (const vcpu::CommunicationRule& rule : options.communication) {
    out << fmt::format("\n[[communication]]\nblock = \"{}\"\njobs = [{}, {}]\ncalls = {}\n",
                       nameOf(rule.block), rule.firstJob, rule.lastJob, rule.calls);
    if (rule.status != 0) out << fmt::format("status = \"16#{:04X}\"\n", rule.status);
  }
  if (!out.flush()) throw std::runtime_error(file.string() + " cannot be written");
}

}  // namespace

RecordedStation::RecordedStation(const std::string& folder, const std::vector<std::string>& sources,
                                 const vcpu::CpuOptions& options, std::string block, vcpu::Clock& clock,
                                 vcpu::Network& network)
    : block_(std::move(block)) {
  fs::create_directories(folder);
  auto recorder = station::Recorder::create((fs::path(folder) / "run.recording").string(), clock, network);
  if (!recorder) throw std::runtime_error(recorder.failure());
  recorder_ = std::move(*recorder);
  writeStation(fs::path(folder) / "station.toml", sources, options);
}

void RecordedStation::start() {
  recorder_->start();
}

void RecordedStation::cycle(vcpu::Cpu& cpu) {
  const std::span<const uint8_t> now = cpu.dataBlock(block_);
  for (size_t begin = 0; begin < now.size(); ++begin) {
    if (now[begin] == bytes_[begin]) continue;
    size_t end = begin + 1;
    while (end < now.size() && now[end] != bytes_[end]) ++end;
    const auto changed = now.subspan(begin, end - begin);
    recorder_->written({block_, begin, now.size(), {changed.begin(), changed.end()}});
    begin = end;
  }
  recorder_->cycle();
}

void RecordedStation::remember(vcpu::Cpu& cpu) {
  const std::span<const uint8_t> now = cpu.dataBlock(block_);
  bytes_.assign(now.begin(), now.end());
}

void RecordedStation::end() {
  if (const auto ended = recorder_->end(); !ended) std::fprintf(stderr, "%s\n", ended.failure().c_str());
}

}  // namespace simulation
