// PATH=VALUE as `s7mqtt call --in` takes it, or CALL:PATH=VALUE as --at does, for a function block and a
// function: it is written to its parameter and nowhere else, or refused with a sentence; the block can be
// called with it, and its values shown.

#include <algorithm>
#include <string>
#include <vector>

#include "cli/assignment.h"
#include "cli/call_inputs.h"
#include "cli/call_result.h"
#include "tests/fuzz/value_check.h"
#include "tests/fuzz/value_program.h"

namespace {

std::span<uint8_t> bytesOf(const vcpu::Area& area) {
  return {area.bytes, area.totalBytes()};
}

std::vector<std::span<uint8_t>> memoryOf(vcpu::CallFrame& frame) {
  std::vector<std::span<uint8_t>> pieces = {frame.image()};
  for (const vcpu::Area& area : frame.areas()) {
    if (area.bytes != nullptr) pieces.push_back(bytesOf(area));
  }
  return pieces;
}

/// Sets the value. What lies in the image or in memory that the frame had before changes at the path only.
void set(vcpu::CallFrame& frame, const scl::Block& block, const cli::Assignment& input, size_t inputBytes) {
  const fuzz::Memory memory(memoryOf(frame));
  const vcpu::Result<vcpu::Operand> operand = frame.find(input.path);
  const bool hasPlace = operand && !scl::isPointer(*operand->type) && !scl::isOpenArray(*operand->type);
  std::vector<uint8_t> before;
  if (hasPlace) {
    memory.holdInside(*operand);
    before.assign(operand->bytes.begin(), operand->bytes.begin() + operand->type->size);
  }
  const vcpu::Result<void> done = cli::setInput(frame, block, input);
  if (!done) {
    fuzz::holdSentence(done.failure(), inputBytes);
    memory.holdSame();
  } else if (hasPlace) {
    memory.holdSameBut(*operand);
    fuzz::holdRoundTrip(*operand, before);
  }
}

void call(vcpu::CallFrame& frame, const scl::Block& block) {
  fuzz::ValueCpu station({.workPerCycleMax = 100'000});
  fuzz::hold(station.cpu.call(block, frame.image(), frame.areas()), "the CPU goes to STOP");
}

void tryOn(const char* name, const cli::Assignment& input, size_t inputBytes) {
  const scl::Block& block = *fuzz::valueProgram()->program().findBlock(name);
  vcpu::CallFrame frame(block);
  set(frame, block, input, inputBytes);
  if (cli::openArraysWithoutValue(block, {input}).empty()) call(frame, block);
  const cli::CallResult result(block, frame, block.kind == scl::Block::Kind::FunctionBlock);
  (void)result.jsonMembers();
  (void)result.assignments();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  vcpu::Result<cli::Assignment> input = cli::splitAssignment(text, "flow=12.5");
  if (const auto later = cli::splitLaterAssignment(text)) input = later->assignment;
  if (!input) {
    fuzz::holdSentence(input.failure(), size);
    return 0;
  }
  for (const char* name : {"Unit", "Sum"}) tryOn(name, *input, size);
  return 0;
}
