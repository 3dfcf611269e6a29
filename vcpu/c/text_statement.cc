#include "vcpu/c/text_statement.h"

#include <fmt/format.h>

#include "vcpu/c/area.h"
#include "vcpu/c/assign.h"
#include "vcpu/c/convert.h"
#include "vcpu/c/function.h"
#include "vcpu/c/locate.h"
#include "vcpu/c/text.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {
namespace {

// An argument in a variable.
std::string number(CFunction& f, const scl::Call& call, size_t i) {
  return spill(f, *call.bound[i]->type, value(f, *call.bound[i]));
}

// The array of characters in a variable, which the host gets the address of.
std::string characterArea(CFunction& f, const scl::Expression* array) {
  std::string name = f.fresh("a");
  std::string text = area(f, array);
  f.add(fmt::format("S7Area {} = {};", name, text));
  return name;
}

}  // namespace

std::string textToNumber(CFunction& f, const scl::Expression&, const scl::Call& call) {
  const scl::Expression& out = *call.bound[3];
  TextOperand in = text(f, *call.bound[0]);
  std::string format = number(f, call, 1);
  std::string position = number(f, call, 2);
  LValue result;
  result.base = primary(f.fresh("t"));
  result.type = out.type;
  f.add(fmt::format("u8 {}[8];", result.base.text));
  f.add(fmt::format("cpu->host->textToNumber(cpu, {}, {}, {}, {}, {}, {}, {});",
                    static_cast<int>(result.type->kind), result.base.text, in.pointer, in.form, format,
                    position, f.sourceLine()));
  assignTo(f, out, load(result));
  return "";
}

std::string numberToText(CFunction& f, const scl::Expression&, const scl::Call& call) {
  const scl::Expression& from = *call.bound[0];
  TextOperand in = imageOf(f, from);
  std::string size = number(f, call, 1);
  std::string precision = number(f, call, 2);
  std::string format = number(f, call, 3);
  std::string position = number(f, call, 4);
  TextOperand out = textOf(locateTarget(f, *call.bound[5]));
  f.add(fmt::format("cpu->host->numberToText(cpu, {}, {}, {}, {}, {}, {}, {}, {}, {});", out.pointer,
                    out.form, static_cast<int>(from.type->kind), in.pointer, size, precision, format,
                    position, f.sourceLine()));
  return "";
}

std::string textToCharacters(CFunction& f, const scl::Expression&, const scl::Call& call) {
  const scl::Expression& count = *call.bound[2];
  TextOperand string = text(f, *call.bound[0]);
  std::string first = number(f, call, 1);
  std::string characters = characterArea(f, call.bound[3]);
  std::string moved = f.fresh("n");
  f.add(fmt::format("i64 {} = cpu->host->textToCharacters(cpu, {}, {}, {}, &{}, {});", moved, string.pointer,
                    string.form, first, characters, f.sourceLine()));
  assignTo(f, count, fmt::format("({}){}", cType(*count.type), moved));
  return "";
}

std::string charactersToText(CFunction& f, const scl::Expression&, const scl::Call& call) {
  TextOperand string = textOf(locateTarget(f, *call.bound[3]));
  std::string first = number(f, call, 1);
  std::string count = number(f, call, 2);
  std::string characters = characterArea(f, call.bound[0]);
  f.add(fmt::format("cpu->host->charactersToText(cpu, {}, {}, {}, {}, &{}, {});", string.pointer, string.form,
                    first, count, characters, f.sourceLine()));
  return "";
}

}  // namespace vcpu::c
