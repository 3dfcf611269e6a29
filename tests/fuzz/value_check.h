#pragma once
// What must hold whenever a value from outside is written. Each ends the process with a sentence if it does
// not. For one thread.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tests/fuzz/hold.h"
#include "vcpu/access/operand.h"
#include "vcpu/result/result.h"

namespace fuzz {

/// A failure is a sentence, and no longer than what it is about allows.
void holdSentence(const std::string& failure, size_t inputBytes);

/// Pieces of memory as they were.
class Memory {
 public:
  explicit Memory(std::vector<std::span<uint8_t>> pieces);

  /// `operand` lies in one of the pieces.
  void holdInside(const vcpu::Operand& operand) const;
  /// Nothing has changed.
  void holdSame() const;
  /// Nothing has changed but the operand, of a Bool its bit.
  void holdSameBut(const vcpu::Operand& operand) const;

 private:
  std::vector<std::span<uint8_t>> pieces_;
  std::vector<std::vector<uint8_t>> before_;
};

/// The text of the value that `operand` has, written where it was `before`, gives the same bytes again; for
/// types whose values have a text that can be written.
void holdRoundTrip(const vcpu::Operand& operand, std::span<const uint8_t> before);

}  // namespace fuzz
