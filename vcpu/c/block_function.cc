#include "vcpu/c/block_function.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scl/tree/parameter.h"
#include "vcpu/c/function.h"
#include "vcpu/c/literal.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/signature.h"
#include "vcpu/c/start_inputs.h"
#include "vcpu/c/start_values.h"
#include "vcpu/c/statement.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::Section;

namespace {

// An S7-1500 gives a block 64 KiB of local data.
constexpr int32_t FRAME_BYTES_MAX = 64 * 1024;

// Of the host's stack, with everything the printer adds. vcpu/cpu/stack_limit.cc leaves more than that free.
constexpr int64_t STACK_BYTES_MAX = 1024 * 1024;

// What a C variable takes, and what every call of a C function takes besides.
constexpr int64_t VARIABLE_BYTES = 8;
constexpr int64_t CALL_BYTES = 512;

// The system compiler takes time that grows with the square of what one function has: 2,000 IFs, about as
// many lines as this, take 5 s.
constexpr size_t OPTIMISED_LINES_MAX = 10'000;

// An OB starts with at most so many bytes of start information.
constexpr int32_t START_INFORMATION_BYTES = 20;

std::string startText(const CFunction& f, const scl::Variable& variable) {
  const bool isInput = variable.section == Section::Input;
  if (f.block.kind == scl::Block::Kind::Function) {
    if (isInput) return "in_" + f.variables.name(variable);
    if (variable.section == Section::InOut) return "*out_" + f.variables.name(variable);
  }
  if (f.block.kind == scl::Block::Kind::OrganizationBlock && isInput) return startInput(variable);
  return startNumber(f, *variable.type);
}

// Bytes of the frame; 0 if every variable is a C variable or lies in the instance.
int32_t frameBytes(const CFunction& f) {
  for (const scl::VariableSection& section : f.block.sections) {
    bool inFrame = section.kind == Section::Temp || f.block.kind != scl::Block::Kind::FunctionBlock;
    if (!inFrame || section.kind == Section::Constants) continue;
    for (const scl::Variable& variable : section.variables) {
      if (!f.variables.isNative(variable) && !f.variables.isHandedOver(variable)) return f.block.frameBytes;
    }
  }
  return 0;
}

void declareVariables(CFunction& f) {
  for (const scl::VariableSection& section : f.block.sections) {
    for (const scl::Variable& variable : section.variables) {
      if (!f.variables.isNative(variable)) continue;
      f.add(fmt::format("{} {} = {};", cType(*variable.type), f.variables.name(variable),
                        startText(f, variable)));
    }
  }
  if (hasValue(f.block)) {
    f.add(fmt::format("{} result = {};", cType(*f.block.result), startNumber(f, *f.block.result)));
  }
}

// Of the variables of the block that are C variables.
int64_t nativeBytes(const CFunction& f) {
  int64_t bytes = 0;
  for (const scl::VariableSection& section : f.block.sections) {
    bytes += VARIABLE_BYTES * std::ranges::count_if(section.variables, [&](const scl::Variable& variable) {
               return f.variables.isNative(variable);
             });
  }
  return bytes;
}

void enterFrame(CFunction& f, int32_t bytes, int64_t stackBytes) {
  if (bytes > 0) f.add(fmt::format("u8 frame[{}];", bytes));
  f.add("u8 callerEno = cpu->eno;");
  // A block of the firmware neither counts as work nor as one level of nesting.
  f.add(f.block.system ? "cpu->eno = 1;"
                       : fmt::format("if (s7Enter(cpu, {}, {})) {};", stackBytes,
                                     f.sourceLine(f.block.location.line), f.stopReturn()));
  if (bytes > 0) startFrame(f, bytes);
  startResult(f);
  if (f.block.kind == scl::Block::Kind::OrganizationBlock && bytes > 0) {
    f.add(fmt::format("if (cpu->startInformation) memcpy(frame, cpu->startInformation, {});",
                      std::min(bytes, START_INFORMATION_BYTES)));
  }
  if (f.block.kind == scl::Block::Kind::OrganizationBlock) storeStartInputs(f);
}

// An elementary parameter of a function whose address is needed moves into the frame.
void takeParameters(CFunction& f) {
  for (const scl::VariableSection& section : f.block.sections) {
    for (const scl::Variable& variable : section.variables) {
      if (!f.variables.movesToFrame(variable)) continue;
      std::string prefix = variable.section == Section::Input ? "in_" : "*out_";
      store(f, locateVariable(f, variable), prefix + f.variables.name(variable));
    }
  }
}

void declareBuffers(CFunction& f, int32_t frame, int64_t stackBytes) {
  int64_t bytes = frame + nativeBytes(f);
  for (size_t i = 0; i < f.buffers().size(); i++) {
    f.add(fmt::format("u8 buffer{}[{}];", i, f.buffers()[i]));
    bytes += f.buffers()[i];
  }
  if (bytes <= FRAME_BYTES_MAX) {
    if (stackBytes <= STACK_BYTES_MAX) return;
    return f.refuse(
        f.block.location,
        fmt::format("The calls in \"{}\" take {} bytes of this computer's stack; {} are possible. "
                    "Divide the block.",
                    f.block.name, stackBytes, STACK_BYTES_MAX));
  }
  f.refuse(f.block.location,
           fmt::format("The temporary variables and intermediate strings of \"{}\" take {} bytes; {} are "
                       "possible.",
                       f.block.name, bytes, FRAME_BYTES_MAX));
}

void copyOut(CFunction& f) {
  if (f.block.kind != scl::Block::Kind::Function) return;
  for (const scl::Variable* parameter : f.block.parameters) {
    if (parameter->section == Section::Input || scl::isByReference(f.block, *parameter)) continue;
    f.add(fmt::format("*out_{} = {};", f.variables.name(*parameter), load(locateVariable(f, *parameter))));
  }
}

}  // namespace

std::string blockDeclaration(const ProgramPlan& plan, const scl::Block& block,
                             const LocalVariables& variables) {
  return signature(plan, block, variables) + ";";
}

CLines blockFunction(ProgramPlan& plan, const scl::Block& block, const LocalVariables& variables) {
  CFunction f(plan, block, variables);
  // How many buffers there are is known when the body is printed.
  const CLines body = f.linesOf([&] { statements(f, block.body); });
  const bool handlesErrors = f.handlesErrors;
  f.lines().directive(fmt::format("#line {} {}", block.location.line, quoted(block.file)));
  if (body.count() > OPTIMISED_LINES_MAX) f.add("S7_NOT_OPTIMISED");
  f.lines().open(signature(plan, block, variables) + " {");
  declareVariables(f);
  const int32_t frame = frameBytes(f);
  const int64_t stackBytes = frame + nativeBytes(f) + f.stackBytes() + CALL_BYTES;
  enterFrame(f, frame, stackBytes);
  if (handlesErrors) f.add("s7HandleErrors(cpu);");
  takeParameters(f);
  declareBuffers(f, frame, stackBytes);
  for (const auto& [address, name] : f.bases()) f.add(fmt::format("u8 *const {} = {};", name, address));
  f.lines().append(body);
  f.add("leave:;");
  copyOut(f);
  if (handlesErrors) f.add("s7LeaveErrors(cpu);");
  if (!block.system) f.add("cpu->depth--;");
  f.add("cpu->calledEno = cpu->eno;");
  f.add("cpu->eno = callerEno;");
  if (hasValue(block)) f.add("return result;");
  f.lines().close("}");
  return std::move(f.lines());
}

}  // namespace vcpu::c
