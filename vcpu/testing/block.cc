#include "vcpu/testing/block.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "scl/scl.h"
#include "scl/text/name.h"
#include "vcpu/access/big_endian.h"
#include "vcpu/system/memory/elements.h"
#include "vcpu/system/system_units.h"
#include "vcpu/testing/sample.h"

namespace vcpu {

namespace {

// The firmware as a program's checker sees it.
const scl::Program& firmware() {
  static const scl::Program PROGRAM = [] {
    scl::Diagnostics diagnostics;
    scl::Program program = scl::check({}, systemUnits(), scl::Dialect::Tia, diagnostics);
    for (const scl::Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << toText(diagnostic);
    return program;
  }();
  return PROGRAM;
}

// A CPU that calls the data block "Instance" of this function block once a cycle, without any parameter.
std::unique_ptr<Cpu> programThatCalls(const std::string& block, TestCpu& cpu) {
  auto code = compiled("DATA_BLOCK \"Instance\" \"" + block +
                       "\" BEGIN END_DATA_BLOCK\n"
                       "ORGANIZATION_BLOCK \"Main\" BEGIN \"Instance\"(); END_ORGANIZATION_BLOCK");
  auto program = std::make_unique<Cpu>(std::move(code), CpuOptions{}, cpu.clock, cpu.network);
  program->start();
  return program;
}

}  // namespace

TestBlock::TestBlock(TestCpu& cpu, std::string_view name) : cpu_(cpu), block_(findSystemBlock(name)) {
  const scl::Block* declared = firmware().findBlock(name);
  if (block_ == nullptr || declared == nullptr)
    throw std::invalid_argument("no system block " + std::string(name));
  for (const scl::VariableSection& section : declared->sections) {
    for (const scl::Variable& variable : section.variables) {
      const bool isParameter = variable.section == scl::Section::Input ||
                               variable.section == scl::Section::Output ||
                               variable.section == scl::Section::InOut;
      const bool isReference = isParameter && !scl::isElementary(*variable.type);
      parameters_.push_back({variable.name, variable.type, variable.offset, variable.bit,
                             isReference ? static_cast<int>(areas_.size()) : -1});
      if (isReference) areas_.emplace_back();
    }
  }
  const bool isFunction = declared->kind == scl::Block::Kind::Function;
  if (isFunction) parameters_.push_back({"return value", declared->result, declared->resultOffset, 0, -1});
  image_.resize(static_cast<size_t>(isFunction ? declared->frameBytes : declared->instance->size));
  if (block_->run == nullptr) program_ = programThatCalls(declared->name, cpu);
}

const TestBlock::Parameter& TestBlock::find(std::string_view name) const {
  for (const Parameter& parameter : parameters_) {
    if (scl::sameName(parameter.name, name)) return parameter;
  }
  throw std::invalid_argument("no parameter " + std::string(name));
}

bool TestBlock::has(std::string_view name) const {
  return std::any_of(parameters_.begin(), parameters_.end(),
                     [name](const Parameter& parameter) { return scl::sameName(parameter.name, name); });
}

void TestBlock::set(std::string_view name, int64_t value) {
  const Parameter& parameter = find(name);
  uint8_t* at = &image_[static_cast<size_t>(parameter.offset)];
  if (parameter.type->kind == scl::TypeKind::Bool) {
    const auto mask = static_cast<uint8_t>(1U << parameter.bit);
    *at = static_cast<uint8_t>(value != 0 ? *at | mask : *at & ~mask);
    return;
  }
  storeBigEndian(std::span(at, static_cast<size_t>(parameter.type->size)), static_cast<uint64_t>(value));
}

int64_t TestBlock::get(std::string_view name) const {
  const Parameter& parameter = find(name);
  const uint8_t* at = &image_[static_cast<size_t>(parameter.offset)];
  if (parameter.type->kind == scl::TypeKind::Bool) return *at >> parameter.bit & 1;
  const uint64_t value = loadBigEndian(std::span(at, static_cast<size_t>(parameter.type->size)));
  const int unused = 64 - 8 * parameter.type->size;
  if (scl::isSigned(*parameter.type)) return static_cast<int64_t>(value << unused) >> unused;
  return static_cast<int64_t>(value);
}

void TestBlock::refer(std::string_view name, TestArea& variable, uint32_t first) {
  areas_[static_cast<size_t>(find(name).reference)] = from(variable.area(), first);
}

void TestBlock::refer(std::string_view name, const Area& area) {
  areas_[static_cast<size_t>(find(name).reference)] = area;
}

std::vector<std::string> TestBlock::references() const {
  std::vector<std::string> names;
  for (const Parameter& parameter : parameters_) {
    if (parameter.reference >= 0) names.push_back(parameter.name);
  }
  return names;
}

std::vector<std::string> TestBlock::values() const {
  std::vector<std::string> names;
  for (const Parameter& parameter : parameters_) {
    if (parameter.reference < 0) names.push_back(parameter.name);
  }
  return names;
}

void TestBlock::call() {
  if (program_ != nullptr) {
    const std::span<uint8_t> instance = program_->dataBlock("Instance");
    std::ranges::copy(image_, instance.begin());
    program_->scanOnce();
    std::ranges::copy(instance, image_.begin());
    return;
  }
  SystemCall call{image_,     areas_,    cpu_.clock,  cpu_.network,  cpu_.connections,
                  cpu_.facts, cpu_.card, cpu_.timers, cpu_.counters, cpu_.interrupts};
  block_->run(call);
  fault_ = call.fault;
  copiedBytes_ = call.copiedBytes;
}

}  // namespace vcpu
