#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "scl/scl.h"
#include "vcpu/c/print_options.h"

namespace vcpu::c {

/// What the printer knows of the whole program. Lives as long as printProgram() runs; every CFunction refers
/// to it.
struct ProgramPlan {
  ProgramPlan(const scl::Program& program, const PrintOptions& printOptions);

  PrintOptions options;
  std::map<const scl::Block*, int> blockNumbers;  ///< index in program.blocks
  /// Index in program.systemBlocks of those that the host runs.
  std::map<const scl::Block*, int> systemNumbers;
  std::map<const scl::Block*, int> firmwareNumbers;            ///< index in program.firmwareBlocks
  std::map<const scl::DataBlock*, int> dataBlockIndices;       ///< in program.dataBlocks
  std::map<const scl::DataBlock*, uint16_t> dataBlockNumbers;  ///< as a DB_ANY holds them
  std::vector<std::string> refusals;       ///< what cannot be printed: "file:line:column: error: sentence"
  std::vector<const scl::Type*> referred;  ///< what references of the program refer to, each type once
  bool asksForSymbols;                     ///< so calls say what they supply: call_site.h
  int64_t scratchBytes = 16;               ///< bytes of cpu->scratch, which stands in for a missing element

  /// The host runs it; it has no C function.
  bool isOfHost(const scl::Block& block) const { return systemNumbers.contains(&block); }

  /// "b4_Pump": the C function of a block of the program; "f0_CTU": of one of the firmware.
  std::string functionName(const scl::Block& block) const;

  /// A number from 1 for each type that references of the program refer to, by which an assignment attempt
  /// knows it; 0 for the others.
  uint32_t referredNumber(const scl::Type& type) const;

  /// cpu->scratch holds at least so many bytes.
  void needScratch(int64_t bytes);
};

}  // namespace vcpu::c
