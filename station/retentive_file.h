#pragma once
// The retentive data of a station, kept in a file from run to run.

#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "vcpu/cpu/cpu.h"
#include "vcpu/cpu/retentive_tags.h"
#include "vcpu/result/result.h"

namespace station {

/// What restore() does with values that the program has no place for.
enum class UnfitValues { Refuse, Drop };

/// For one thread, which is that of the CPU: call between two cycles, or when no run is under way.
class RetentiveFile {
 public:
  /// Reads the file; one that is not there is empty. Fails, with a sentence, if it cannot be read or could
  /// not be written later.
  static vcpu::Result<RetentiveFile> open(std::string path, const scl::Program& program);

  /// Puts the values of the file into the retentive data of the CPU, which keeps them at its next start().
  /// Call before the first start, at most once. A value fits if the program has a retentive variable of the
  /// same path and type; variables the file does not know take their start values. Fails if the file is
  /// damaged, or for values that do not fit, unless they are to be dropped; the CPU is unchanged then.
  /// Answers what the user should know: one line for each value dropped and each kind of news.
  vcpu::Result<std::vector<std::string>> restore(vcpu::Cpu& cpu, UnfitValues unfit);

  /// Whether restore() gave this variable, or a part of it, its value; `location` is Cpu::find()'s answer.
  bool restored(vcpu::Cpu& cpu, const vcpu::Operand& location) const;

  /// Begins to write the values of this moment, if they differ from those written last and no earlier write
  /// is under way. It does not wait for the disk. A failure is that of an earlier write.
  vcpu::Result<void> saveSoon(vcpu::Cpu& cpu);

  /// Writes the values of this moment and waits until they have reached the disk.
  vcpu::Result<void> saveNow(vcpu::Cpu& cpu);

 private:
  explicit RetentiveFile(std::string path) : path_(std::move(path)) {}

  std::vector<uint8_t> valuesIn(vcpu::Cpu& cpu) const;
  vcpu::Result<void> finishWriting();

  std::string path_;
  std::vector<vcpu::RetentiveTag> tags_;
  std::optional<std::vector<uint8_t>> contents_;  ///< of the file when it was opened; none: there was none
  std::vector<const vcpu::RetentiveTag*> restored_;
  std::vector<uint8_t> written_;  ///< values that were written last, or are being written
  std::future<vcpu::Result<void>> writing_;
};

}  // namespace station
