#include "vcpu/access/call_frame.h"

#include <fmt/format.h>

#include <algorithm>

#include "scl/text/name.h"
#include "scl/text/nearest_name.h"
#include "scl/tree/parameter.h"
#include "scl/types/layout.h"
#include "vcpu/access/path.h"

namespace vcpu {
namespace {

// Elements of 0 bytes are Bools, eight to a byte.
uint32_t countIn(const std::vector<uint8_t>& memory, uint32_t elementBytes) {
  const auto bytes = static_cast<uint32_t>(memory.size());
  return elementBytes == 0 ? bytes * 8 : bytes / elementBytes;
}

// `ofBytes`: the memory holds bytes, whatever the type is; else that of an Any holds its ten.
Area areaOf(const scl::Type& type, std::vector<uint8_t>& memory, bool ofBytes) {
  Area area;
  area.bytes = memory.data();
  if (type.kind == scl::TypeKind::Any && !ofBytes) {
    area.kind = type.kind;
    return area;
  }
  if (scl::isPointer(type)) {
    area.kind = scl::TypeKind::Byte;
    area.elementBytes = 1;
    area.count = static_cast<uint32_t>(memory.size());
    area.typeName = "Byte";
    return area;
  }
  const bool array = type.kind == scl::TypeKind::Array;
  const scl::Type& element = array ? *type.element : type;
  area.kind = element.kind;
  area.typeName = element.name.c_str();
  area.elementBytes = static_cast<uint32_t>(array ? scl::elementBytes(element) : element.size);
  area.count = 1;
  if (array) area.count = countIn(memory, area.elementBytes);
  area.array = array ? 1 : 0;
  return area;
}

std::string noParameter(const scl::Block& block, const std::vector<const scl::Variable*>& statics,
                        std::string_view name) {
  const auto isStatic = [&](const scl::Variable* variable) { return scl::sameName(variable->name, name); };
  if (std::any_of(statics.begin(), statics.end(), isStatic))
    return fmt::format("'{}' is a static variable of {}, not a parameter", name, block.name);
  std::vector<std::string_view> names;
  for (const scl::Variable* parameter : block.parameters) names.push_back(parameter->name);
  const std::string_view near = scl::nearestName(name, names);
  return fmt::format("block {} has no parameter '{}'{}; it has {}", block.name, name,
                     near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                     names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", ")));
}

}  // namespace

CallFrame::CallFrame(const scl::Block& block) : block_(block) {
  if (block.kind == scl::Block::Kind::FunctionBlock) {
    image_ = block.instance->initialImage;
    image_.resize(static_cast<size_t>(block.instance->size));
  } else {
    image_.resize(static_cast<size_t>(block.frameBytes));
  }
  for (const scl::Variable* parameter : block.parameters) {
    if (!scl::isByReference(block, *parameter)) continue;
    std::vector<uint8_t>& memory = referred_[parameter];
    memory = parameter->type->initialImage;
    memory.resize(static_cast<size_t>(parameter->type->size));
  }
}

const scl::Variable* CallFrame::parameter(std::string_view name) const {
  for (const scl::Variable* parameter : block_.parameters) {
    if (scl::sameName(parameter->name, name)) return parameter;
  }
  return nullptr;
}

std::vector<const scl::Variable*> CallFrame::statics() const {
  std::vector<const scl::Variable*> statics;
  for (const scl::VariableSection& section : block_.sections) {
    if (section.kind != scl::Section::Static) continue;
    for (const scl::Variable& variable : section.variables) {
      if (variable.viewed == nullptr) statics.push_back(&variable);
    }
  }
  return statics;
}

Operand CallFrame::operand(const scl::Variable& variable) {
  if (auto memory = referred_.find(&variable); memory != referred_.end()) {
    return {memory->second, 0, variable.type};
  }
  return {std::span(image_).subspan(static_cast<size_t>(variable.offset)), variable.bit, variable.type};
}

Result<Operand> CallFrame::find(std::string_view path) {
  const Result<PathStart> start = startOfPath(path);
  if (!start) return Failure{start.failure()};
  const scl::Variable* named = parameter(start->name);
  if (named == nullptr) return Failure{noParameter(block_, statics(), start->name)};
  const Result<PathTarget> target = followMembers(*named->type, path, start->end);
  if (!target) return Failure{target.failure()};
  const Operand whole = operand(*named);
  if (target->type == named->type) return whole;
  return Operand{
      whole.bytes.subspan(static_cast<size_t>(target->offset), static_cast<size_t>(target->type->size)),
      target->bit, target->type};
}

void CallFrame::refer(const scl::Variable& parameter, std::vector<uint8_t> bytes) {
  referred_[&parameter] = std::move(bytes);
  given_.insert(&parameter);
}

Operand CallFrame::result() {
  return {std::span(image_).subspan(static_cast<size_t>(block_.resultOffset)), 0, block_.result};
}

std::vector<Area> CallFrame::areas() {
  std::vector<Area> areas;
  for (const scl::Variable* parameter : block_.parameters) {
    auto memory = referred_.find(parameter);
    if (memory != referred_.end()) {
      areas.push_back(areaOf(*parameter->type, memory->second, given_.contains(parameter)));
    } else if (!scl::isElementary(*parameter->type) && !scl::isReference(*parameter->type)) {
      areas.emplace_back();  // it lies in the image, and nothing need be copied there
    }
  }
  return areas;
}

}  // namespace vcpu
