#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/assignment.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/json_value.h"
#include "cli/report.h"
#include "net/host_clock.h"
#include "net/tcp_network.h"
#include "scl/text/name.h"
#include "scl/types/layout.h"
#include "vcpu/access/call_frame.h"
#include "vcpu/access/value.h"
#include "vcpu/result/result.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view HEX_PREFIX = "hex:";

/// The bytes of "hex:00ff".
vcpu::Result<std::vector<uint8_t>> bytesOf(std::string_view text) {
  std::vector<uint8_t> bytes;
  for (size_t i = HEX_PREFIX.size(); i < text.size(); i += 2) {
    const std::string digits(text.substr(i, 2));
    if (digits.size() != 2 || std::isxdigit(static_cast<unsigned char>(digits[0])) == 0 ||
        std::isxdigit(static_cast<unsigned char>(digits[1])) == 0) {
      return vcpu::Failure{"after hex: stand two hexadecimal digits for each byte"};
    }
    bytes.push_back(static_cast<uint8_t>(std::stoi(digits, nullptr, 16)));
  }
  return bytes;
}

bool takesAnyBytes(const scl::Type& type) {
  return type.kind == scl::TypeKind::Variant ||
         (type.kind == scl::TypeKind::Array && type.dimensions.empty());
}

/// The open arrays that no assignment names: they have no size without one.
std::vector<std::string> openArraysWithoutValue(const scl::Block& block,
                                                const std::vector<std::string>& given) {
  std::vector<std::string> names;
  for (const scl::Variable* parameter : block.parameters) {
    const bool isOpen = parameter->type->kind == scl::TypeKind::Array && parameter->type->dimensions.empty();
    const bool isGiven = std::any_of(given.begin(), given.end(), [&](const std::string& name) {
      return scl::sameName(name, parameter->name);
    });
    if (isOpen && !isGiven) names.push_back(parameter->name);
  }
  return names;
}

std::string namesOf(const scl::Block& block) {
  std::vector<std::string> all;
  for (const scl::Variable* parameter : block.parameters) all.push_back(parameter->name);
  return all.empty() ? "none" : fmt::format("{}", fmt::join(all, ", "));
}

vcpu::Result<void> setBytes(vcpu::CallFrame& frame, const scl::Variable& parameter,
                            const std::string& value) {
  auto bytes = bytesOf(value);
  if (!bytes) return vcpu::Failure{bytes.failure()};
  const scl::Type& type = *parameter.type;
  if (takesAnyBytes(type) || type.kind == scl::TypeKind::Any) {
    frame.refer(parameter, *bytes);
    return {};
  }
  if (type.kind != scl::TypeKind::Array || scl::elementBytes(*type.element) != 1) {
    return vcpu::Failure{fmt::format("it is {}; hex: is for arrays of bytes", type.name)};
  }
  if (bytes->size() > static_cast<size_t>(type.size)) {
    return vcpu::Failure{
        fmt::format("it is {} and holds at most {} bytes, not {}", type.name, type.size, bytes->size())};
  }
  std::copy(bytes->begin(), bytes->end(), frame.operand(parameter).bytes.begin());
  return {};
}

vcpu::Result<void> setValue(vcpu::CallFrame& frame, const scl::Variable& parameter,
                            const std::string& value) {
  if (value.starts_with(HEX_PREFIX)) return setBytes(frame, parameter, value);
  if (takesAnyBytes(*parameter.type)) {
    return vcpu::Failure{"it takes any variable; give its bytes as hex:00ff"};
  }
  return vcpu::setValue(frame.operand(parameter), value);
}

/// Gives a parameter its value.
vcpu::Result<void> setParameter(vcpu::CallFrame& frame, const scl::Block& block, const Assignment& in) {
  const scl::Variable* parameter = frame.parameter(in.path);
  if (parameter == nullptr) {
    return vcpu::Failure{
        fmt::format("block {} has no parameter '{}'; it has {}", block.name, in.path, namesOf(block))};
  }
  if (parameter->section == scl::Section::Output) {
    return vcpu::Failure{fmt::format("'{}' is an output and takes no value", in.path)};
  }
  const vcpu::Result<void> set = setValue(frame, *parameter, in.value);
  if (!set) return vcpu::Failure{fmt::format("parameter '{}': {}", in.path, set.failure())};
  return {};
}

Json jsonOf(const vcpu::Operand& operand) {
  return toJson(operand.bytes, operand.bit, *operand.type);
}

Json resultOf(const scl::Block& block, vcpu::CallFrame& frame) {
  Json result;
  result["return"] = block.result != nullptr ? jsonOf(frame.result()) : Json(nullptr);
  result["outputs"] = Json::object();
  result["inouts"] = Json::object();
  for (const scl::Variable* parameter : block.parameters) {
    if (parameter->section == scl::Section::Input) continue;
    Json& group = parameter->section == scl::Section::Output ? result["outputs"] : result["inouts"];
    group[parameter->name] = jsonOf(frame.operand(*parameter));
  }
  return result;
}

void printPlainly(const Json& result) {
  if (!result["return"].is_null()) fmt::print("return = {}\n", result["return"].dump());
  for (const char* group : {"outputs", "inouts"}) {
    for (const auto& [name, value] : result[group].items()) fmt::print("{} = {}\n", name, value.dump());
  }
}

}  // namespace

int call(const CallOptions& options) {
  auto checked = station::checkSources(options.files, *options.dialect);
  if (int code = reportFaults(checked, stderr); code != FINE) return code;

  const scl::Block* block = checked->program->findBlock(options.block);
  if (block == nullptr) {
    return fail(fmt::format("the sources hold no block \"{}\"", options.block), SOURCE_FAULT);
  }
  if (block->kind == scl::Block::Kind::OrganizationBlock) {
    return fail(fmt::format("\"{}\" is an organization block; only an FC or FB can be called", options.block),
                USAGE_FAULT);
  }
  vcpu::CallFrame frame(*block);
  std::vector<std::string> given;
  for (const std::string& text : options.in) {
    auto assignment = splitAssignment(text);
    if (!assignment) return fail("--in " + assignment.failure(), USAGE_FAULT);
    const auto set = setParameter(frame, *block, *assignment);
    if (!set) return fail("--in " + set.failure(), SOURCE_FAULT);
    given.push_back(assignment->path);
  }
  if (const auto missing = openArraysWithoutValue(*block, given); !missing.empty()) {
    return fail(fmt::format("parameter '{}' of block {} needs a value: give its bytes as --in {}=hex:00ff",
                            missing.front(), block->name, missing.front()),
                USAGE_FAULT);
  }

  vcpu::CompileOptions compile;
  compile.compiler = options.compiler;
  auto code = vcpu::MachineCode::compile(checked->program, compile);
  if (!code) return fail(code.failure(), MACHINE_FAILED);

  net::HostClock clock;
  net::TcpNetwork network;
  vcpu::Cpu cpu(*code, {}, clock, network);
  const std::vector<vcpu::Area> areas = frame.areas();
  for (int64_t i = 0; i < options.times; ++i) {
    if (cpu.call(*block, frame.image(), areas)) continue;
    fmt::print(stderr, "s7mqtt: the CPU went to STOP in call {} of \"{}\"\n", i + 1, block->name);
    printDiagnosticBuffer(cpu, stderr);
    return PLC_STOPPED;
  }
  const Json result = resultOf(*block, frame);
  if (options.json) {
    fmt::print("{}\n", result.dump());
  } else {
    printPlainly(result);
  }
  return FINE;
}

}  // namespace cli
