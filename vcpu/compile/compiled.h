#pragma once
// Machine code as the compilers hand it over.

#include <memory>
#include <string>

#include "vcpu/compile/machine_code.h"
#include "vcpu/result/result.h"

namespace vcpu {

/// Code in memory; it stays as long as this lives. Any thread may call.
class Compiled {
 public:
  virtual ~Compiled() = default;
  /// The address of a function of the program; nullptr: it has none of that name.
  virtual void* symbol(const std::string& name) const = 0;
};

/// Compiles with cc or $CC. A failure is what the compiler said, or why it could not run to its end.
Result<std::unique_ptr<Compiled>> compileBySystem(const std::string& text, const CompileOptions& options);

/// What compileBySystem() would take from the cache; nullptr: it would start the compiler.
std::unique_ptr<Compiled> cachedBySystem(const std::string& text, const CompileOptions& options);

/// Compiles with libtcc, if this build has it.
Result<std::unique_ptr<Compiled>> compileInProcess(const std::string& text);

}  // namespace vcpu
