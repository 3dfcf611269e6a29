// The C function of a block: its parameters, its variables, its body, and the entry that the host calls.

#include <fmt/format.h>

#include "scl/tree/parameter.h"
#include "scl/types/layout.h"
#include "vcpu/access/interface_image.h"
#include "vcpu/c/block_printer.h"

namespace vcpu {

using scl::Section;
using scl::TypeKind;

namespace {

// An S7-1500 gives a block 64 KiB of local data; so much lies on the host's stack, 24 calls deep.
constexpr int32_t FRAME_BYTES_MAX = 64 * 1024;

bool hasValue(const scl::Block& block) {
  return block.result != nullptr && block.result->kind != TypeKind::Void && scl::isElementary(*block.result);
}

bool hasImageResult(const scl::Block& block) {
  return block.result != nullptr && block.result->kind != TypeKind::Void && !scl::isElementary(*block.result);
}

bool isOpenArray(const scl::Type& type) {
  return type.kind == TypeKind::Array && type.dimensions.empty();
}

bool isParameter(const scl::Variable& variable) {
  return variable.section == Section::Input || variable.section == Section::Output ||
         variable.section == Section::InOut;
}

}  // namespace

BlockPrinter::BlockPrinter(ProgramPlan& plan, const scl::Block& block) : plan_(plan), block_(block) {
  findMemoryVariables();
  nameVariables();
}

std::string BlockPrinter::fresh(std::string_view stem) {
  declares_ = true;
  return fmt::format("{}{}", stem, ++number_);
}

std::string BlockPrinter::buffer(int32_t bytes) {
  size_t number = buffersInUse_++;
  if (number == buffers_.size()) buffers_.push_back(0);
  buffers_[number] = std::max(buffers_[number], bytes);
  return fmt::format("buffer{}", number);
}

void BlockPrinter::declareBuffers() {
  int64_t bytes = frameBytes_;
  for (size_t i = 0; i < buffers_.size(); i++) {
    add(fmt::format("u8 buffer{}[{}];", i, buffers_[i]));
    bytes += buffers_[i];
  }
  if (bytes > FRAME_BYTES_MAX) {
    refuse(block_.place,
           fmt::format("The temporary variables and intermediate strings of \"{}\" take {} bytes; {} are "
                       "possible.",
                       block_.name, bytes, FRAME_BYTES_MAX));
  }
}

std::string BlockPrinter::site(int line) const {
  return fmt::format("AT({}, {})", plan_.blockNumbers.at(&block_), std::min(line, 0x3FFFF));
}

std::string BlockPrinter::stopReturn() const {
  return hasValue(block_) ? "return 0" : "return";
}

void BlockPrinter::checkStop() {
  add(fmt::format("if (cpu->stop) {};", stopReturn()));
  mayStop_ = false;
}

void BlockPrinter::checkStopIfNeeded() {
  if (mayStop_) checkStop();
}

void BlockPrinter::refuse(const scl::Place& place, std::string_view what) {
  plan_.refusals.push_back(fmt::format("{}:{}:{}: error: {}", block_.file, place.line, place.column, what));
}

bool BlockPrinter::canBeNative(const scl::Variable& variable) const {
  if (!scl::isElementary(*variable.type) || variable.viewed != nullptr || inMemory_.contains(&variable))
    return false;
  if (variable.section == Section::Constants) return false;
  switch (block_.kind) {
    case scl::Block::Kind::Function: return true;
    case scl::Block::Kind::FunctionBlock: return variable.section == Section::Temp;
    // The first octets of an OB's variables are its start information.
    case scl::Block::Kind::OrganizationBlock: return variable.section == Section::Input;
  }
  return false;
}

// A parameter that comes as a pointer.
bool BlockPrinter::isHandedOver(const scl::Variable& variable) const {
  return isParameter(variable) && variable.viewed == nullptr && scl::isByReference(block_, variable);
}

void BlockPrinter::nameVariables() {
  for (const scl::VariableSection& section : block_.sections) {
    for (const scl::Variable& variable : section.variables) {
      bool native = canBeNative(variable);
      if (native) natives_.insert(&variable);
      bool isArgument = isParameter(variable) && block_.kind == scl::Block::Kind::Function;
      if (native || isHandedOver(variable) || isArgument) {
        names_[&variable] = fmt::format("{}_{}", identifier(variable.name), names_.size());
      }
    }
  }
}

std::string BlockPrinter::signature() {
  std::string text = hasValue(block_) ? std::string(cType(*block_.result)) : "void";
  text = fmt::format("static {} {}(S7Cpu *cpu", text, plan_.functionName(block_));
  if (block_.kind == scl::Block::Kind::FunctionBlock) text += ", u8 *self";
  if (hasImageResult(block_)) text += ", u8 *result";
  for (const scl::Variable* parameter : block_.parameters) {
    const scl::Type& type = *parameter->type;
    if (block_.kind == scl::Block::Kind::OrganizationBlock) break;
    if (scl::isByReference(block_, *parameter)) {
      bool isVariant = type.kind == TypeKind::Variant;
      text += fmt::format(", {}{}", isVariant ? "const S7Area *" : "u8 *", names_.at(parameter));
      if (isOpenArray(type)) text += fmt::format(", const i32 *{}Bounds", names_.at(parameter));
    } else if (block_.kind == scl::Block::Kind::Function) {
      bool isInput = parameter->section == Section::Input;
      text += fmt::format(", {} {}{}", cType(type), isInput ? "in_" : "*out_", names_.at(parameter));
    }
  }
  return text + ")";
}

// What a variable holds that nobody has written.
std::string BlockPrinter::fillText(const scl::Type& type) const {
  uint64_t pattern = plan_.options.tempFill * uint64_t{0x0101010101010101};
  if (type.kind == TypeKind::Bool) return std::to_string(pattern & 1);
  if (type.kind == TypeKind::Real) return fmt::format("s7Single({:#x}u)", static_cast<uint32_t>(pattern));
  if (type.kind == TypeKind::LReal) return fmt::format("s7Double({:#x}ull)", pattern);
  return fmt::format("({}){:#x}ull", cType(type), pattern);
}

void BlockPrinter::declareVariable(const scl::Variable& variable) {
  if (!isNative(variable)) return;
  std::string start = fillText(*variable.type);
  if (block_.kind == scl::Block::Kind::Function) {
    if (variable.section == Section::Input) start = "in_" + names_.at(&variable);
    if (variable.section == Section::InOut) start = "*out_" + names_.at(&variable);
  }
  // The two inputs that TIA Portal gives to a cyclic and a startup OB.
  bool isInputOfOb = block_.kind == scl::Block::Kind::OrganizationBlock && variable.section == Section::Input;
  if (isInputOfOb) start = identifier(variable.name) == "InitialCall" ? "cpu->firstScan" : "1";
  add(fmt::format("{} {} = {};", cType(*variable.type), names_.at(&variable), start));
}

// An elementary parameter of a function whose place is needed moves into the frame.
void BlockPrinter::takeParameter(const scl::Variable& variable) {
  bool moves = block_.kind == scl::Block::Kind::Function && names_.contains(&variable) &&
               inMemory_.contains(&variable) && isParameter(variable) &&
               !scl::isByReference(block_, variable);
  if (!moves || variable.section == Section::Output) return;
  std::string prefix = variable.section == Section::Input ? "in_" : "*out_";
  store(locateVariable(variable), prefix + names_.at(&variable));
}

void BlockPrinter::copyOut() {
  if (block_.kind != scl::Block::Kind::Function) return;
  for (const scl::Variable* parameter : block_.parameters) {
    if (parameter->section == Section::Input || scl::isByReference(block_, *parameter)) continue;
    add(fmt::format("*out_{} = {};", names_.at(parameter), load(locateVariable(*parameter))));
  }
}

CLines BlockPrinter::function() {
  CLines lines;
  lines_ = &lines;
  lines.directive(fmt::format("#line {} {}", block_.place.line, quoted(block_.file)));
  lines.open(signature() + " {");
  for (const scl::VariableSection& section : block_.sections) {
    for (const scl::Variable& variable : section.variables) {
      declareVariable(variable);
      bool inFrame = section.kind == Section::Temp || block_.kind != scl::Block::Kind::FunctionBlock;
      bool isMemory = section.kind != Section::Constants && !isNative(variable) && !isHandedOver(variable);
      if (inFrame && isMemory) frameBytes_ = block_.frameBytes;
    }
  }
  if (hasValue(block_)) add(fmt::format("{} result = {};", cType(*block_.result), fillText(*block_.result)));
  if (frameBytes_ > 0) add(fmt::format("u8 frame[{}];", frameBytes_));
  add("u8 callerEno = cpu->eno;");
  add(fmt::format("if (s7Enter(cpu, {})) {};", site(block_.place.line), stopReturn()));
  if (frameBytes_ > 0) add(fmt::format("memset(frame, {:#x}, {});", plan_.options.tempFill, frameBytes_));
  if (block_.kind == scl::Block::Kind::OrganizationBlock && frameBytes_ > 0) {
    add(fmt::format("if (cpu->startInformation) memcpy(frame, cpu->startInformation, {});",
                    std::min(frameBytes_, 20)));
  }
  for (const scl::VariableSection& section : block_.sections) {
    for (const scl::Variable& variable : section.variables) takeParameter(variable);
  }
  CLines body;
  lines_ = &body;
  statements(block_.body);
  lines_ = &lines;
  declareBuffers();
  lines.append(body);
  add("leave:;");
  copyOut();
  add("s7Leave(cpu, callerEno);");
  if (hasValue(block_)) add("return result;");
  lines.close("}");
  return lines;
}

// void e4_Pump(S7Cpu *cpu, u8 *image, const S7Area *areas)
CLines BlockPrinter::entry() {
  CLines lines;
  lines_ = &lines;
  lines.open(fmt::format("static void e{}(S7Cpu *cpu, u8 *image, const S7Area *areas) {{",
                         plan_.functionName(block_)));
  bool isFb = block_.kind == scl::Block::Kind::FunctionBlock;
  std::string arguments = isFb ? "cpu, image" : "cpu";
  CLines before;
  CLines after;
  if (hasImageResult(block_)) arguments += fmt::format(", image + {}", resultOffset(block_));
  int area = 0;
  for (const scl::Variable* parameter : block_.parameters) {
    if (block_.kind == scl::Block::Kind::OrganizationBlock) break;
    const scl::Type& type = *parameter->type;
    Location place;
    place.text = "image";
    place.offset = parameter->offset;
    place.type = &type;
    if (type.kind == TypeKind::Bool) {
      place.kind = Location::Kind::Bit;
      place.bit = std::to_string(parameter->bit);
    }
    if (scl::isByReference(block_, *parameter)) {
      bool isVariant = type.kind == TypeKind::Variant;
      arguments += fmt::format(", {}areas[{}]{}", isVariant ? "&" : "", area, isVariant ? "" : ".bytes");
      if (isOpenArray(type)) {
        before.add(fmt::format("i32 bounds{0}[2] = {{0, (i32)areas[{0}].count - 1}};", area));
        arguments += fmt::format(", bounds{}", area);
      }
      area++;
    } else if (isImageType(type)) {
      std::string inside = pointer(place);
      bool isInput = parameter->section == Section::Input;
      (isInput ? before : after)
          .add(fmt::format("if (areas[{0}].bytes) memcpy({1}, {2}, {3});", area,
                           isInput ? inside : fmt::format("areas[{}].bytes", area),
                           isInput ? fmt::format("areas[{}].bytes", area) : inside, type.size));
      area++;
    } else if (!isFb && parameter->section == Section::Input) {
      arguments += ", " + load(place);
    } else if (!isFb) {
      std::string name = fresh("o");
      before.add(fmt::format("{} {} = {};", cType(type), name, load(place)));
      arguments += ", &" + name;
      lines_ = &after;
      store(place, name);
      lines_ = &lines;
    }
  }
  lines.append(before);
  std::string callText = fmt::format("{}({});", plan_.functionName(block_), arguments);
  if (hasValue(block_)) callText = fmt::format("{} result = {}", cType(*block_.result), callText);
  add(callText);
  add("if (cpu->stop) return;");
  lines.append(after);
  if (hasValue(block_)) {
    Location place;
    place.text = "image";
    place.offset = resultOffset(block_);
    place.type = block_.result;
    if (block_.result->kind == TypeKind::Bool) {
      place.kind = Location::Kind::Bit;
      place.bit = "0";
    }
    store(place, "result");
  }
  lines.close("}");
  return lines;
}

}  // namespace vcpu
