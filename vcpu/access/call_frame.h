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
#include "vcpu/result/result.h"

namespace vcpu {

/// Owns the interface image of one FC or FB and the variables its parameters refer to, with start values.
/// Lives from call to call, so an FB keeps its instance. For one thread.
class CallFrame {
 public:
  /// `block` must outlive the frame.
  explicit CallFrame(const scl::Block& block);

  /// The parameter of this name, without regard to case; nullptr if there is none.
  const scl::Variable* parameter(std::string_view name) const;

  /// Where the value of a parameter or static variable lies: in the image, or in memory of its own when it is
  /// passed by reference.
  Operand operand(const scl::Variable& variable);

  /// Resolves r.x, a[1], m[0,1], w.%X3: a parameter, or a value inside of it. A failure says why, with the
  /// remedy.
  Result<Operand> find(std::string_view path);

  /// The static variables of a function block in declaration order; none for a function. Views (AT) are left
  /// out: they show what lies under them.
  std::vector<const scl::Variable*> statics() const;

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
