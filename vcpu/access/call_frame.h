#pragma once
// The memory of a call from outside the program: what Cpu::call takes.

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "scl/tree/tree.h"
#include "vcpu/access/area.h"
#include "vcpu/access/operand.h"

namespace vcpu {

/// Owns the interface image of one FC or FB and the variables its parameters refer to, with start values.
/// Lives from call to call, so an FB keeps its instance. For one thread.
class CallFrame {
 public:
  /// `block` must outlive the frame.
  explicit CallFrame(const scl::Block& block);

  /// The parameter of this name, without regard to case; nullptr if there is none.
  const scl::Variable* parameter(std::string_view name) const;

  /// Where a parameter's value lies: in the image, or in memory of its own when it is passed by reference.
  Operand operand(const scl::Variable& parameter);

  /// Gives a Variant, Any or Array[*] of bytes the memory it refers to.
  void refer(const scl::Variable& parameter, std::vector<uint8_t> bytes);

  /// The return value of a function; type Void if there is none.
  Operand result();

  /// What Cpu::call takes. Both point into the frame: valid until it ends or refer() is called.
  std::span<uint8_t> image() { return image_; }
  std::vector<Area> areas();

 private:
  const scl::Block& block_;
  std::vector<uint8_t> image_;
  std::map<const scl::Variable*, std::vector<uint8_t>> referred_;
  std::set<const scl::Variable*> given_;  ///< those that refer() was called for
};

}  // namespace vcpu
