#include "vcpu/cpu/cpu.h"

#include <algorithm>
#include <cassert>

#include "vcpu/access/path.h"
#include "vcpu/cpu/cpu_body.h"
#include "vcpu/cpu/organization_blocks.h"

namespace vcpu {

Cpu::Body::Body(std::shared_ptr<const MachineCode> machineCode, CpuOptions cpuOptions, Clock& cpuClock,
                Network& cpuNetwork)
    : code(std::move(machineCode)),
      program(code->program()),
      options(std::move(cpuOptions)),
      clock(cpuClock),
      network(cpuNetwork),
      connections(cpuNetwork, cpuClock, options.communication),
      card(options.card),
      memory(program),
      timers(memory.area(scl::MemoryArea::Timers)),
      counters(memory.area(scl::MemoryArea::Counters)),
      organizationBlocks(vcpu::organizationBlocks(program)) {
  enterCode();
  facts.family = options.family;
  for (size_t i = 0; i < program.blocks.size(); i++) blockIndices[program.blocks[i]] = static_cast<int>(i);
  for (const scl::Block* block : program.systemBlocks) systemBlocks.push_back(findSystemBlock(block->name));
  context.db = memory.dataBlocks();
  for (size_t i = 0; i < std::size(context.areas); i++)
    context.areas[i] = memory.area(static_cast<scl::MemoryArea>(i)).data();
  context.host = &HOST;
  context.owner = this;
  context.statementsLeft = INT64_MAX;
}

// All that the CPU knows of its code.
void Cpu::Body::enterCode() {
  if (nextCode != nullptr) code = std::move(nextCode);
  entries = static_cast<Entry const*>(code->symbol("s7Entries"));
  scratch.resize(static_cast<size_t>(*static_cast<const s7::i64*>(code->symbol("s7ScratchBytes"))));
  context.scratch = scratch.data();
  context.scratchEnd = scratch.data() + scratch.size();
}

Cpu::Cpu(std::shared_ptr<const MachineCode> code, CpuOptions options, Clock& clock, Network& network)
    : body_(std::make_unique<Body>(std::move(code), std::move(options), clock, network)) {}

Cpu::~Cpu() = default;

void Cpu::start() {
  body_->start();
}
void Cpu::exchangeCode(std::shared_ptr<const MachineCode> code) {
  assert(&code->program() == &body_->program && "code of another program");
  body_->nextCode = std::move(code);
}
void Cpu::cutPowerAfter(int64_t statements) {
  body_->context.statementsLeft = statements;
}
void Cpu::keepRetentiveData() {
  body_->startedOnce = true;
}
void Cpu::scanOnce() {
  body_->scanOnce();
}
ScanCounts Cpu::scanCounts() const {
  const s7::u64* counts = body_->context.counts;
  return {.statements = counts[s7::S7_STATEMENTS],
          .indexedAccesses = counts[s7::S7_INDEXED_ACCESSES],
          .calls = counts[s7::S7_CALLS],
          .parameters = counts[s7::S7_PARAMETERS],
          .blockCopies = counts[s7::S7_BLOCK_COPIES],
          .copiedBytes = counts[s7::S7_COPIED_BYTES],
          .communicationCalls = counts[s7::S7_COMMUNICATION_CALLS]};
}

CpuState Cpu::state() const {
  return body_->state;
}
bool Cpu::communicated() const {
  return body_->communicated;
}
int64_t Cpu::nextDue() const {
  return std::min(body_->facts.nextTimer, body_->interrupts.nextDue());
}
const CpuFacts& Cpu::facts() const {
  return body_->facts;
}
const std::vector<DiagnosticEvent>& Cpu::diagnosticBuffer() const {
  return body_->events;
}
int64_t Cpu::diagnosticEventCount() const {
  return body_->eventsWritten;
}

Result<Operand> Cpu::find(std::string_view path) {
  const Result<PathTarget> target = followPath(body_->program, path);
  if (!target) return Failure{target.failure()};
  return body_->memory.at(*target);
}

Result<Operand> Cpu::findStartValue(std::string_view path) {
  const Result<PathTarget> target = followPath(body_->program, path);
  if (!target) return Failure{target.failure()};
  return body_->memory.startValueAt(*target);
}

std::span<uint8_t> Cpu::area(scl::MemoryArea area) {
  return body_->memory.area(area);
}

std::span<uint8_t> Cpu::dataBlock(std::string_view name) {
  const scl::DataBlock* block = body_->program.findDataBlock(name);
  return block == nullptr ? std::span<uint8_t>{} : body_->memory.dataBlock(*block);
}

bool Cpu::call(const scl::Block& block, std::span<uint8_t> image, std::span<const Area> areas) {
  const auto index = body_->blockIndices.find(&block);
  assert(index != body_->blockIndices.end() && "a block of another program");
  if (index == body_->blockIndices.end()) return false;
  if (body_->nextCode != nullptr) body_->enterCode();
  body_->restartWatchdog();
  const bool runs = body_->run(index->second, image, areas);
  body_->refreshTimers();
  return runs;
}

}  // namespace vcpu
