#include "vcpu/cpu/cpu_memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "scl/tree/data_block_access.h"
#include "vcpu/cpu/retained.h"
#include "vcpu/cpu/variable_place.h"

namespace vcpu {
namespace {

Operand operandIn(std::span<uint8_t> image, const PathTarget& target) {
  auto bytes = image.subspan(static_cast<size_t>(target.offset), static_cast<size_t>(target.type->size));
  return {bytes, target.bit, target.type};
}

}  // namespace

CpuMemory::CpuMemory(const scl::Program& program) : program_(program) {
  for (const scl::DataBlock* dataBlock : program.dataBlocks) {
    if (dataBlock->number != 0 && scl::hasStandardAccess(*dataBlock))
      standardByNumber_[dataBlock->number] = images_.size();
    images_.push_back(dataBlock->initialImage);
  }
  for (std::vector<uint8_t>& image : images_) firstBytes_.push_back(image.data());
  for (size_t i = 0; i < areas_.size(); i++)
    areas_[i] = ZeroedMemory(static_cast<size_t>(program.areas.bytesOf(static_cast<scl::MemoryArea>(i))));
  referable_ = ReferableMemory(program, images_);
  named_ = NamedMemory(program, images_, {areas_[0].bytes(), areas_[1].bytes(), areas_[2].bytes()});
}

std::span<uint8_t> CpuMemory::standardDataBlock(int64_t number) {
  const auto found = standardByNumber_.find(number);
  return found == standardByNumber_.end() ? std::span<uint8_t>{} : images_[found->second];
}

std::optional<CpuMemory::DataBlockPlace> CpuMemory::placeOf(const uint8_t* byte) const {
  const std::optional<size_t> index = indexOfByte(byte);
  if (!index) return std::nullopt;
  return DataBlockPlace{program_.dataBlocks[*index], byte - firstBytes_[*index]};
}

Operand CpuMemory::at(const PathTarget& target) {
  return operandIn(target.dataBlock == nullptr ? area(target.area) : dataBlock(*target.dataBlock), target);
}

Operand CpuMemory::startValueAt(const PathTarget& target) {
  return operandIn(
      target.dataBlock == nullptr ? startValues(target.area) : startValues(indexOf(*target.dataBlock)),
      target);
}

std::span<uint8_t> CpuMemory::startValuesOf(std::span<const uint8_t> workMemory) {
  const std::optional<size_t> index = indexOfByte(workMemory.data());
  if (!index) return {};
  const auto offset = static_cast<size_t>(workMemory.data() - firstBytes_[*index]);
  if (workMemory.size() > images_[*index].size() - offset) return {};
  return std::span(startValues(*index)).subspan(offset, workMemory.size());
}

std::optional<NamedVariable> CpuMemory::variableOf(const Area& area) {
  const std::optional<DataBlockPlace> place = placeOf(area.bytes);
  if (!place) return std::nullopt;
  const scl::DataBlock& dataBlock = *place->dataBlock;
  const std::optional<VariablePlace> variable = variablePlace(*dataBlock.type, place->offset, area);
  if (!variable) return std::nullopt;
  const PathTarget target{.dataBlock = &dataBlock,
                          .offset = place->offset,
                          .bit = static_cast<int32_t>(area.bit),
                          .type = variable->type};
  return NamedVariable{dataBlock.name, fmt::format("\"{}\"{}", dataBlock.name, variable->path), at(target)};
}

void CpuMemory::restart(bool keepsRetained) {
  for (size_t i = 0; i < areas_.size(); i++) {
    areas_[i].clear();
    std::ranges::copy(areaStartValues_[i], areas_[i].bytes().begin());
  }
  for (size_t i = 0; i < images_.size(); i++) {
    std::vector<uint8_t> fresh = startImage(i);
    if (keepsRetained) keepRetained(images_[i], retainedBits(*program_.dataBlocks[i]), fresh);
    std::ranges::copy(fresh, images_[i].begin());
  }
}

const std::vector<uint8_t>& CpuMemory::startImage(size_t dataBlock) const {
  const auto changed = changedStartValues_.find(dataBlock);
  return changed != changedStartValues_.end() ? changed->second
                                              : program_.dataBlocks[dataBlock]->initialImage;
}

uint64_t CpuMemory::initializeRetained() {
  uint64_t bytes = 0;
  for (size_t i = 0; i < images_.size(); i++) {
    keepRetained(startImage(i), retainedBits(*program_.dataBlocks[i]), images_[i]);
    bytes += images_[i].size();
  }
  return bytes;
}

size_t CpuMemory::indexOf(const scl::DataBlock& dataBlock) const {
  const auto found = std::ranges::find(program_.dataBlocks, &dataBlock);
  assert(found != program_.dataBlocks.end() && "a data block of another program");
  return static_cast<size_t>(found - program_.dataBlocks.begin());
}

std::optional<size_t> CpuMemory::indexOfByte(const uint8_t* byte) const {
  for (size_t i = 0; i < images_.size(); i++) {
    if (byte >= firstBytes_[i] && byte < firstBytes_[i] + images_[i].size()) return i;
  }
  return std::nullopt;
}

std::vector<uint8_t>& CpuMemory::startValues(size_t dataBlock) {
  return changedStartValues_.try_emplace(dataBlock, program_.dataBlocks[dataBlock]->initialImage)
      .first->second;
}

std::vector<uint8_t>& CpuMemory::startValues(scl::MemoryArea area) {
  std::vector<uint8_t>& values = areaStartValues_[static_cast<size_t>(area)];
  values.resize(areas_[static_cast<size_t>(area)].bytes().size());
  return values;
}

}  // namespace vcpu
