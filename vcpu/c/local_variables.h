#pragma once

#include <map>
#include <set>
#include <string>

#include "scl/tree/tree.h"

namespace vcpu::c {

/// How the C function of one block holds the block's variables. Fixed when it is constructed.
class LocalVariables {
 public:
  explicit LocalVariables(const scl::Block& block);

  /// A C variable, not bytes of the frame or the instance.
  bool isNative(const scl::Variable& variable) const { return natives_.contains(&variable); }

  /// A parameter that comes as a pointer to what the caller has.
  bool isHandedOver(const scl::Variable& variable) const;

  /// A parameter that comes as a value (or as a pointer to a C variable) and must be copied to the frame.
  bool movesToFrame(const scl::Variable& variable) const;

  /// The name in C. Only native variables and parameters have one.
  const std::string& name(const scl::Variable& variable) const { return names_.at(&variable); }

 private:
  bool canBeNative(const scl::Variable& variable) const;

  const scl::Block& block_;
  std::set<const scl::Variable*> inMemory_;
  std::set<const scl::Variable*> natives_;
  std::map<const scl::Variable*, std::string> names_;
};

}  // namespace vcpu::c
