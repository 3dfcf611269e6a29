#include "vcpu/c/entry.h"

#include <fmt/format.h>

#include <utility>

#include "scl/tree/parameter.h"
#include "vcpu/access/interface_image.h"
#include "vcpu/c/function.h"
#include "vcpu/c/lvalue.h"
#include "vcpu/c/signature.h"
#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::Section;
using scl::TypeKind;

namespace {

// The call that an entry makes: lines before it, its arguments, lines behind it.
struct EntryCall {
  CLines before;
  std::string arguments;
  CLines after;
  int areas = 0;  ///< so many of the areas handed over are used
};

// areas[2], areas[2].bytes with the bounds of an Array[*]
void handOverArea(EntryCall& call, const scl::Type& type) {
  const int area = call.areas++;
  if (type.kind == TypeKind::Any) {
    call.before.add(fmt::format("u8 any{0}[10]; cpu->host->toAny(cpu, any{0}, &areas[{0}], 0);", area));
    call.arguments += fmt::format(", any{}", area);
    return;
  }
  bool isVariant = type.kind == TypeKind::Variant;
  call.arguments += fmt::format(", {}areas[{}]{}", isVariant ? "&" : "", area, isVariant ? "" : ".bytes");
  if (!scl::isOpenArray(type)) return;
  call.before.add(fmt::format("i32 bounds{0}[2] = {{0, (i32)areas[{0}].count - 1}};", area));
  call.arguments += fmt::format(", bounds{}", area);
}

// A structured parameter in the instance is copied from its area, or to it.
void copyArea(EntryCall& call, const scl::Variable& parameter, const LValue& lvalue) {
  const std::string area = fmt::format("areas[{}].bytes", call.areas++);
  const std::string inside = pointer(lvalue);
  if (parameter.type->kind == TypeKind::Any) {
    call.before.add(
        fmt::format("if ({0}) cpu->host->toAny(cpu, {1}, &areas[{2}], 0);", area, inside, call.areas - 1));
    return;
  }
  bool isInput = parameter.section == Section::Input;
  (isInput ? call.before : call.after)
      .add(fmt::format("if ({0}) memcpy({1}, {2}, {3});", area, isInput ? inside : area,
                       isInput ? area : inside, parameter.type->size));
}

void handOverOutput(CFunction& f, EntryCall& call, const scl::Type& type, const LValue& lvalue) {
  std::string name = f.fresh("o");
  call.before.add(fmt::format("{} {} = {};", cType(type), name, load(lvalue)));
  call.arguments += ", &" + name;
  call.after.append(f.linesOf([&] { store(f, lvalue, name); }));
}

// From outside a reference is NULL. Of one that comes back the image tells only whether it is: 1, or 0.
void handOverReference(CFunction& f, EntryCall& call, const scl::Variable& parameter, const LValue& lvalue) {
  if (parameter.section == Section::Input) {
    call.arguments += ", 0";
    return;
  }
  const std::string name = f.fresh("o");
  call.before.add(fmt::format("u8 *{} = 0;", name));
  call.arguments += ", &" + name;
  call.after.add(fmt::format("*({}) = {} != 0;", pointer(lvalue), name));
}

EntryCall entryCall(CFunction& f) {
  const bool isFb = f.block.kind == scl::Block::Kind::FunctionBlock;
  EntryCall call;
  call.arguments = isFb ? "cpu, image" : "cpu";
  if (hasImageResult(f.block)) call.arguments += fmt::format(", image + {}", resultOffset(f.block));
  if (f.block.kind == scl::Block::Kind::OrganizationBlock) return call;
  for (const scl::Variable* parameter : f.block.parameters) {
    const scl::Type& type = *parameter->type;
    LValue lvalue = memoryLValue(primary("image"), parameter->offset, type, parameter->bit);
    if (scl::isReference(type)) {
      handOverReference(f, call, *parameter, lvalue);
    } else if (scl::isByReference(f.block, *parameter)) {
      handOverArea(call, type);
    } else if (isImageType(type)) {
      copyArea(call, *parameter, lvalue);
    } else if (!isFb && parameter->section == Section::Input) {
      call.arguments += ", " + load(lvalue);
    } else if (!isFb) {
      handOverOutput(f, call, type, lvalue);
    }
  }
  return call;
}

}  // namespace

// void e4_Pump(S7Cpu *cpu, u8 *image, const S7Area *areas)
CLines blockEntry(ProgramPlan& plan, const scl::Block& block, const LocalVariables& variables) {
  CFunction f(plan, block, variables);
  const std::string name = plan.functionName(block);
  f.lines().open(fmt::format("static void e{}(S7Cpu *cpu, u8 *image, const S7Area *areas) {{", name));
  EntryCall call = entryCall(f);
  f.lines().append(call.before);
  std::string text = fmt::format("{}({});", name, call.arguments);
  if (hasValue(block)) text = fmt::format("{} result = {}", cType(*block.result), text);
  f.add(text);
  f.add("if (cpu->stop) return;");
  f.lines().append(call.after);
  if (hasValue(block) && scl::isReference(*block.result)) {
    f.add(fmt::format("image[{}] = result != 0;", resultOffset(block)));
  } else if (hasValue(block)) {
    store(f, memoryLValue(primary("image"), resultOffset(block), *block.result, 0), "result");
  }
  f.lines().close("}");
  return std::move(f.lines());
}

}  // namespace vcpu::c
