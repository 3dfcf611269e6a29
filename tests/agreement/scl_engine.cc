#include "tests/agreement/scl_engine.h"

#include <algorithm>
#include <cassert>
#include <filesystem>

#include "scl/tree/parameter.h"

namespace agreement {
namespace {

std::vector<std::string> sourcesOfClient() {
  std::vector<std::string> files;
  if (std::filesystem::is_regular_file(AGREEMENT_SCL)) return {AGREEMENT_SCL};
  for (const auto& entry : std::filesystem::directory_iterator(AGREEMENT_SCL)) {
    const std::string extension = entry.path().extension();
    if (extension == ".scl" || extension == ".udt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

SclEngine::SclEngine(std::unique_ptr<station::SclBlocks> blocks) : blocks_(std::move(blocks)) {
  const scl::Type& type = *blocks_->program().findType("MqttClientData");
  client_ = type.initialImage;
  client_.resize(static_cast<size_t>(type.size));
}

vcpu::Result<std::unique_ptr<SclEngine>> SclEngine::build(const vcpu::CompileOptions& options) {
  auto blocks = station::SclBlocks::build(sourcesOfClient(), options);
  if (!blocks) return vcpu::Failure{blocks.failure()};
  return std::unique_ptr<SclEngine>(new SclEngine(std::move(*blocks)));
}

bool SclEngine::call(const std::string& block) {
  const scl::Block& one = blocks_->block(block);
  std::vector<vcpu::Area> areas = frame(block).areas();
  size_t area = 0;
  for (const scl::Variable* parameter : one.parameters) {
    if (!scl::isByReference(one, *parameter)) continue;
    if (parameter->name == "client") areas[area].bytes = client_.data();
    ++area;
  }
  return blocks_->call(block, areas);
}

size_t SclEngine::offsetInClient(std::string_view path) const {
  const scl::Type* type = blocks_->program().findType("MqttClientData");
  int32_t offset = 0;
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), name.size() + 1));
    const auto member = std::ranges::find(type->members, name, &scl::Member::name);
    assert(member != type->members.end());
    offset += member->offset;
    type = member->type;
  }
  return static_cast<size_t>(offset);
}

int16_t SclEngine::returned(const std::string& block) {
  const std::span<uint8_t> bytes = frame(block).result().bytes;
  return static_cast<int16_t>(bytes[0] * 256 + bytes[1]);
}

}  // namespace agreement
