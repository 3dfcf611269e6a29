// The C text of a whole program: the runtime, declarations of all functions, the functions, and what the host
// looks up.

#include "vcpu/c/program.h"

#include <fmt/format.h>

#include "vcpu/c/block_function.h"
#include "vcpu/c/entry.h"
#include "vcpu/c/program_plan.h"
#include "vcpu/runtime/runtime_text.h"

namespace vcpu {

using c::CLines;

CProgram printProgram(const scl::Program& program, const PrintOptions& options) {
  c::ProgramPlan plan(program, options);
  CLines declarations;
  CLines functions;
  CLines entries;
  CLines table;
  for (const scl::Block* block : program.firmwareBlocks) {
    const c::LocalVariables variables(*block);
    declarations.add(c::blockDeclaration(plan, *block, variables));
    functions.append(c::blockFunction(plan, *block, variables));
  }
  table.open("void (*const s7Entries[])(S7Cpu *, u8 *, const S7Area *) = {");
  for (const scl::Block* block : program.blocks) {
    const c::LocalVariables variables(*block);
    declarations.add(c::blockDeclaration(plan, *block, variables));
    functions.append(c::blockFunction(plan, *block, variables));
    entries.append(c::blockEntry(plan, *block, variables));
    table.add(fmt::format("e{},", plan.functionName(*block)));
  }
  table.add("0");
  table.close("};");

  CProgram result;
  CLines end;
  end.add(fmt::format("const i64 s7ScratchBytes = {};", (plan.scratchBytes + 1) / 2 * 2));
  result.text = RUNTIME_TEXT;
  result.text += "\n";
  declarations.appendTo(result.text);
  result.text += "\n";
  functions.appendTo(result.text);
  result.text += "#line 1 \"entries\"\n";
  for (const CLines* lines : {&entries, &table, &end}) lines->appendTo(result.text);
  result.refusals = std::move(plan.refusals);
  return result;
}

}  // namespace vcpu
