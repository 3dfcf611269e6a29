#pragma once
// Tells a CPU what a recording holds: it does again, statement by statement, what it did then.

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "station/recording/recording_file.h"
#include "station/recording/world_in_words.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/result/result.h"

namespace station {

/// How far a replay is.
struct ReplayedSoFar {
  int64_t cycles = 0;
  double seconds = 0;  ///< of the recorded run, since its start
};

/// The clock and the network of the CPU that does it again. It must be a CPU of the same kind with the same
/// program: as soon as it asks its world anything else than then, the replay ends with a sentence that shows
/// both. Whatever the file holds, nothing but the CPU's data and its answers can be wrong.
class Replay : public WorldInWords {
 public:
  /// Reads the file's head; fails, with a sentence, if there is no such file or it is no recording.
  static vcpu::Result<std::unique_ptr<Replay>> open(const std::string& path);

  /// The start values of the recorded CPU, path and value: apply them before run().
  const std::vector<std::pair<std::string, std::string>>& startValues() const { return startValues_; }

  /// Runs the CPU, once, to the end of the recording, STOP, or until `afterCycle` answers false.
  vcpu::Result<void> run(vcpu::Cpu& cpu, const std::function<bool(const ReplayedSoFar&)>& afterCycle);

  /// The recording ends in its middle, as that of a run that was killed does; known behind run().
  bool isCutOff() const { return isCutOff_; }

 private:
  Replay(std::string path, std::FILE* file)
      : WorldInWords(nullptr, nullptr), path_(std::move(path)), file_(file) {}

  std::string answer(const std::string& question, const std::function<std::string()>& ask) override;
  void refuse(const std::string& question) override;

  bool nextLine();
  void follow(vcpu::Cpu& cpu);
  void put(vcpu::Cpu& cpu);
  void fail(const std::string& sentence);
  bool goesOn() const { return failure_.empty() && !isCutOff_; }

  std::string path_;
  RecordingFile file_;
  std::vector<std::pair<std::string, std::string>> startValues_;
  std::string line_;        ///< read last
  int64_t lineNumber_ = 0;  ///< its number, from 1
  ReplayedSoFar now_;
  int64_t begin_ = -1;  ///< first answer of the clock; -1: there was none
  bool isCutOff_ = false;
  std::string failure_;
};

}  // namespace station
