// STRG_VAL, VAL_STRG, Strg_TO_Chars and Chars_TO_Strg: statements of their own, whose results go to OUT.

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

using scl::StandardFunction;

void textStatement(CFunction& f, const scl::Call& call) {
  const auto& bound = call.bound;
  auto number = [&](size_t i) { return spill(f, *bound[i]->type, value(f, *bound[i])); };
  if (*call.standard == StandardFunction::StringToValue) {
    TextOperand in = text(f, *bound[0]);
    std::string format = number(1);
    std::string position = number(2);
    Location result;
    result.base = primary(f.fresh("t"));
    result.type = bound[3]->type;
    f.add(fmt::format("u8 {}[8];", result.base.text));
    f.add(fmt::format("cpu->host->textToNumber(cpu, {}, {}, {}, {}, {}, {}, {});",
                      static_cast<int>(result.type->kind), result.base.text, in.pointer, in.form, format,
                      position, f.sourcePosition()));
    return assignTo(f, *bound[3], load(result));
  }
  if (*call.standard == StandardFunction::ValueToString) {
    TextOperand in = imageOf(f, *bound[0]);
    std::string size = number(1);
    std::string precision = number(2);
    std::string format = number(3);
    std::string position = number(4);
    TextOperand out = textOf(locate(f, *bound[5]));
    return f.add(fmt::format("cpu->host->numberToText(cpu, {}, {}, {}, {}, {}, {}, {}, {}, {});", out.pointer,
                             out.form, static_cast<int>(bound[0]->type->kind), in.pointer, size, precision,
                             format, position, f.sourcePosition()));
  }
  bool toCharacters = *call.standard == StandardFunction::StringToCharacters;
  TextOperand string = toCharacters ? text(f, *bound[0]) : textOf(locate(f, *bound[3]));
  std::string first = number(1);
  std::string count = toCharacters ? "" : number(2);
  std::string characters = f.fresh("a");
  std::string areaText = area(f, bound[toCharacters ? 3 : 0]);
  f.add(fmt::format("S7Area {} = {};", characters, areaText));
  if (toCharacters) {
    std::string moved = f.fresh("n");
    f.add(fmt::format("i64 {} = cpu->host->textToCharacters(cpu, {}, {}, {}, &{}, {});", moved,
                      string.pointer, string.form, first, characters, f.sourcePosition()));
    assignTo(f, *bound[2], fmt::format("({}){}", cType(*bound[2]->type), moved));
  } else {
    f.add(fmt::format("cpu->host->charactersToText(cpu, {}, {}, {}, {}, &{}, {});", string.pointer,
                      string.form, first, count, characters, f.sourcePosition()));
  }
}

}  // namespace vcpu::c
