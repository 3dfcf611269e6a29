#pragma once
// Writes down what a CPU is told by its world, so that replay.h can tell it again.

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "station/recording/recording_file.h"
#include "station/recording/recording_text.h"
#include "station/recording/world_in_words.h"
#include "vcpu/cpu/cpu.h"
#include "vcpu/result/result.h"

namespace station {

/// The clock and the network of a CPU that is recorded. Who runs the CPU says the rest, each call just before
/// it happens. The file is readable by its owner only: it holds what the program sends, passwords too. A
/// fault of the file does not end the run: what follows is not written, and end() tells.
class Recorder : public WorldInWords {
 public:
  /// Makes the file; fails, with a sentence, if that cannot be done or if it is there already. `clock` and
  /// `network` must outlive the recorder.
  static vcpu::Result<std::unique_ptr<Recorder>> create(const std::string& path, vcpu::Clock& clock,
                                                        vcpu::Network& network);
  /// Of a CPU that never started no file stays behind.
  ~Recorder() override;

  /// A start value that the CPU is given, before all else; both texts are one line.
  void set(std::string_view path, std::string_view value);
  /// Data were put in place between two cycles, or before the first start.
  void written(const WrittenData& data);
  /// The data in these data blocks, as they are now, are kept by the next start.
  void retained(vcpu::Cpu& cpu, const std::vector<std::string>& blocks);
  void start();
  void cycle();

  /// Writes the end; what happens behind it, as when the CPU goes, is not written. A failure says why the
  /// file is not whole.
  vcpu::Result<void> end();

 private:
  Recorder(std::string path, std::FILE* file, vcpu::Clock& clock, vcpu::Network& network)
      : WorldInWords(&clock, &network), path_(std::move(path)), file_(file), clock_(clock) {}

  std::string answer(const std::string& question, const std::function<std::string()>& ask) override;
  void refuse(const std::string& question) override;
  void line(std::string_view text);
  void reachFile();

  std::string path_;
  RecordingFile file_;
  vcpu::Clock& clock_;
  int64_t reachedAt_ = 0;  ///< monotonic time at which all lines were in the file
  int error_ = 0;          ///< errno of the first fault
  bool started_ = false;
  bool ended_ = false;
};

}  // namespace station
