#include "vcpu/cpu/cpu.h"

#include <algorithm>
#include <cassert>

#include "scl/tree/data_block_access.h"
#include "vcpu/access/path.h"
#include "vcpu/cpu/cpu_body.h"
#include "vcpu/cpu/organization_blocks.h"
#include "vcpu/cpu/retained.h"

namespace vcpu {

Cpu::Body::Body(std::shared_ptr<const MachineCode> machineCode, CpuOptions cpuOptions, Clock& cpuClock,
                Network& cpuNetwork)
    : code(std::move(machineCode)),
      program(code->program()),
      options(std::move(cpuOptions)),
      clock(cpuClock),
      network(cpuNetwork),
      connections(cpuNetwork, cpuClock, options.communication),
      organizationBlocks(vcpu::organizationBlocks(program)) {
  enterCode();
  facts.family = options.family;
  for (size_t i = 0; i < program.blocks.size(); i++) blockIndices[program.blocks[i]] = static_cast<int>(i);
  for (const scl::Block* block : program.systemBlocks) systemBlocks.push_back(findSystemBlock(block->name));
  images.resize(program.dataBlocks.size());
  imagePointers.resize(images.size());
  for (size_t i = 0; i < images.size(); i++) images[i] = program.dataBlocks[i]->initialImage;
  for (size_t i = 0; i < images.size(); i++) imagePointers[i] = images[i].data();
  referable = ReferableMemory(program, images);
  context.db = imagePointers.data();
  for (size_t i = 0; i < memoryAreas.size(); i++) {
    memoryAreas[i] = ZeroedMemory(static_cast<size_t>(program.areas.of(static_cast<scl::MemoryArea>(i))));
    context.areas[i] = memoryAreas[i].bytes().data();
  }
  named =
      NamedMemory(program, images, {memoryAreas[0].bytes(), memoryAreas[1].bytes(), memoryAreas[2].bytes()});
  for (size_t i = 0; i < program.dataBlocks.size(); i++) {
    const scl::DataBlock& dataBlock = *program.dataBlocks[i];
    if (dataBlock.number != 0 && scl::hasStandardAccess(dataBlock)) numberedDataBlocks[dataBlock.number] = i;
  }
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

int Cpu::Body::indexOf(const scl::DataBlock& dataBlock) const {
  for (size_t i = 0; i < program.dataBlocks.size(); i++) {
    if (program.dataBlocks[i] == &dataBlock) return static_cast<int>(i);
  }
  assert(false && "a data block of another program");
  return -1;
}

std::vector<uint8_t>& Cpu::Body::startValues(size_t dataBlock) {
  return changedStartValues.try_emplace(dataBlock, program.dataBlocks[dataBlock]->initialImage).first->second;
}

std::vector<uint8_t>& Cpu::Body::startValues(scl::MemoryArea area) {
  std::vector<uint8_t>& values = areaStartValues[static_cast<size_t>(area)];
  values.resize(memoryAreas[static_cast<size_t>(area)].bytes().size());
  return values;
}

std::span<uint8_t> Cpu::Body::loadMemory(std::span<const uint8_t> workMemory) {
  for (size_t i = 0; i < images.size(); i++) {
    const uint8_t* begin = images[i].data();
    const uint8_t* end = begin + images[i].size();
    if (workMemory.data() < begin || workMemory.data() >= end) continue;
    const auto offset = static_cast<size_t>(workMemory.data() - begin);
    if (workMemory.size() > images[i].size() - offset) return {};
    return std::span(startValues(i)).subspan(offset, workMemory.size());
  }
  return {};
}

void Cpu::Body::takeStartValues() {
  for (size_t i = 0; i < memoryAreas.size(); i++) {
    memoryAreas[i].clear();
    std::ranges::copy(areaStartValues[i], memoryAreas[i].bytes().begin());
  }
  for (size_t i = 0; i < images.size(); i++) {
    auto changed = changedStartValues.find(i);
    std::vector<uint8_t> fresh =
        changed != changedStartValues.end() ? changed->second : program.dataBlocks[i]->initialImage;
    if (startedOnce) keepRetained(images[i], retainedBits(*program.dataBlocks[i]), fresh);
    std::copy(fresh.begin(), fresh.end(), images[i].begin());
  }
  startedOnce = true;
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

namespace {

Operand operandIn(std::span<uint8_t> image, const PathTarget& target) {
  auto bytes = image.subspan(static_cast<size_t>(target.offset), static_cast<size_t>(target.type->size));
  return {bytes, target.bit, target.type};
}

}  // namespace

Result<Operand> Cpu::find(std::string_view path) {
  const Result<PathTarget> target = followPath(body_->program, path);
  if (!target) return Failure{target.failure()};
  if (target->dataBlock == nullptr) {
    return operandIn(body_->memoryAreas[static_cast<size_t>(target->area)].bytes(), *target);
  }
  return operandIn(body_->images[static_cast<size_t>(body_->indexOf(*target->dataBlock))], *target);
}

Result<Operand> Cpu::findStartValue(std::string_view path) {
  const Result<PathTarget> target = followPath(body_->program, path);
  if (!target) return Failure{target.failure()};
  if (target->dataBlock == nullptr) return operandIn(body_->startValues(target->area), *target);
  return operandIn(body_->startValues(static_cast<size_t>(body_->indexOf(*target->dataBlock))), *target);
}

std::span<uint8_t> Cpu::area(scl::MemoryArea area) {
  return body_->memoryAreas[static_cast<size_t>(area)].bytes();
}

std::span<uint8_t> Cpu::dataBlock(std::string_view name) {
  const scl::DataBlock* block = body_->program.findDataBlock(name);
  if (block == nullptr) return {};
  return body_->images[static_cast<size_t>(body_->indexOf(*block))];
}

bool Cpu::call(const scl::Block& block, std::span<uint8_t> image, std::span<const Area> areas) {
  const auto index = body_->blockIndices.find(&block);
  assert(index != body_->blockIndices.end() && "a block of another program");
  if (index == body_->blockIndices.end()) return false;
  if (body_->nextCode != nullptr) body_->enterCode();
  body_->restartWatchdog();
  return body_->run(index->second, image, areas);
}

}  // namespace vcpu
