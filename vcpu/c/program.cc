// The C text of a whole program: the runtime, declarations of all functions, the functions, and what the host
// looks up.

#include <fmt/format.h>

#include "vcpu/c/program.h"
#include "vcpu/runtime/runtime_text.h"

namespace vcpu {

std::string ProgramPlan::functionName(const scl::Block& block) const {
  return fmt::format("b{}_{}", blockNumbers.at(&block), identifier(block.name));
}

CProgram printProgram(const scl::Program& program, const PrintOptions& options) {
  ProgramPlan plan;
  plan.program = &program;
  plan.options = options;
  for (const scl::Block* block : program.blocks)
    plan.blockNumbers.emplace(block, static_cast<int>(plan.blockNumbers.size()));
  for (const scl::Block* block : program.systemBlocks) {
    plan.systemNumbers.emplace(block, static_cast<int>(plan.systemNumbers.size()));
  }
  for (const scl::DataBlock* block : program.dataBlocks) {
    plan.dataBlockNumbers.emplace(block, static_cast<int>(plan.dataBlockNumbers.size()));
  }

  CLines declarations;
  CLines functions;
  CLines entries;
  CLines table;
  table.open("void (*const s7Entries[])(S7Cpu *, u8 *, const S7Area *) = {");
  for (const scl::Block* block : program.blocks) {
    BlockPrinter printer(plan, *block);
    declarations.add(printer.signature() + ";");
    functions.append(printer.function());
    entries.append(printer.entry());
    table.add(fmt::format("e{},", plan.functionName(*block)));
  }
  table.add("0");
  table.close("};");

  CProgram result;
  CLines end;
  end.add(fmt::format("const i64 s7ScratchBytes = {};", (plan.scratchBytes + 1) / 2 * 2));
  result.text = std::string(RUNTIME_TEXT) + "\n" + declarations.text() + "\n" + functions.text() +
                "#line 1 \"entries\"\n" + entries.text() + table.text() + end.text();
  result.refusals = std::move(plan.refusals);
  return result;
}

}  // namespace vcpu
