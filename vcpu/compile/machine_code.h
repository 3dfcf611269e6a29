#pragma once
// From a checked program to something a Cpu can run: SCL tree -> C -> compiler -> entry points.

#include <memory>
#include <string>
#include <vector>

#include "scl/scl.h"

namespace vcpu {

/// Which compiler turns the generated C into code. All give the same results.
enum class CompilerKind {
  System,     ///< cc or $CC as a process, -O2, cached by a hash of text and options
  InProcess,  ///< libtcc: starts in under a millisecond
};

struct CompileOptions {
  CompilerKind compiler = CompilerKind::System;
  std::vector<std::string> extraFlags;  ///< System only: -fsanitize=..., -g
  /// AND and OR stop at the first operand that decides. The S7 evaluates both (the default); the other way
  /// exists to test that a program does not depend on it.
  bool shortCircuit = false;
  /// Octet that fills VAR_TEMP before a block runs; the S7 leaves what was there.
  uint8_t tempFill = 0xCD;
  std::string cacheFolder;  ///< System only; empty: $XDG_CACHE_HOME/mqtt-for-s7 or ~/.cache/mqtt-for-s7
};

/// The C text of a program, #line pointing at the SCL.
std::string printC(const scl::Program& program, const CompileOptions& options);

/// A program in runnable form. Shared by any number of CPUs, never changed by them.
class MachineCode {
 public:
  /// Compiles; `program` is kept. nullptr: `failure` says what the compiler said, or that there is none.
  static std::shared_ptr<const MachineCode> compile(std::shared_ptr<const scl::Program> program,
                                                    const CompileOptions& options, std::string& failure);
  virtual ~MachineCode() = default;

  virtual const scl::Program& program() const = 0;

  /// The entry point of a symbol of the generated C; nullptr if there is none.
  virtual void* symbol(const std::string& name) const = 0;
};

/// The interfaces of every system block and system data type, parsed; what scl::check takes as systemUnits.
std::vector<scl::Unit> systemUnits();

}  // namespace vcpu
