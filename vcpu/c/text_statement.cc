// STRG_VAL, VAL_STRG, Strg_TO_Chars and Chars_TO_Strg: statements of their own, whose results go to OUT.

#include <fmt/format.h>

#include "vcpu/c/block_printer.h"

namespace vcpu {

using scl::StandardFunction;

void BlockPrinter::textStatement(const scl::Call& call) {
  const auto& bound = call.bound;
  auto number = [&](size_t i) { return spill(*bound[i]->type, value(*bound[i])); };
  if (*call.standard == StandardFunction::StringToValue) {
    TextOperand in = text(*bound[0]);
    std::string format = number(1);
    std::string position = number(2);
    Location result;
    result.text = fresh("t");
    result.type = bound[3]->type;
    add(fmt::format("u8 {}[8];", result.text));
    add(fmt::format("cpu->host->textToNumber(cpu, {}, {}, {}, {}, {}, {}, {});",
                    static_cast<int>(result.type->kind), result.text, in.pointer, in.form, format, position,
                    site(line_)));
    return assignTo(*bound[3], load(result));
  }
  if (*call.standard == StandardFunction::ValueToString) {
    TextOperand in = imageOf(*bound[0]);
    std::string size = number(1);
    std::string precision = number(2);
    std::string format = number(3);
    std::string position = number(4);
    TextOperand out = textOf(locate(*bound[5]));
    return add(fmt::format("cpu->host->numberToText(cpu, {}, {}, {}, {}, {}, {}, {}, {}, {});", out.pointer,
                           out.form, static_cast<int>(bound[0]->type->kind), in.pointer, size, precision,
                           format, position, site(line_)));
  }
  bool toCharacters = *call.standard == StandardFunction::StringToCharacters;
  TextOperand string = toCharacters ? text(*bound[0]) : textOf(locate(*bound[3]));
  std::string first = number(1);
  std::string count = toCharacters ? "" : number(2);
  std::string characters = fresh("a");
  std::string areaText = area(bound[toCharacters ? 3 : 0]);
  add(fmt::format("S7Area {} = {};", characters, areaText));
  if (toCharacters) {
    std::string moved = fresh("n");
    add(fmt::format("i64 {} = cpu->host->textToCharacters(cpu, {}, {}, {}, &{}, {});", moved, string.pointer,
                    string.form, first, characters, site(line_)));
    assignTo(*bound[2], fmt::format("({}){}", cType(*bound[2]->type), moved));
  } else {
    add(fmt::format("cpu->host->charactersToText(cpu, {}, {}, {}, {}, &{}, {});", string.pointer, string.form,
                    first, count, characters, site(line_)));
  }
}

}  // namespace vcpu
