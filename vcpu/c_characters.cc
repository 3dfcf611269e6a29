// Strg_TO_Chars and Chars_TO_Strg: statements that move characters between a string and an array.

#include <fmt/format.h>

#include "vcpu/c_block_printer.h"

namespace vcpu {

using scl::StandardFunction;

namespace {

// The arguments of a call in the order of the declaration of the function, scl/standard_function.h.
constexpr size_t STRING_TO_CHARACTERS_COUNT = 2;
constexpr size_t STRING_TO_CHARACTERS_ARRAY = 3;
constexpr size_t CHARACTERS_TO_STRING_COUNT = 2;
constexpr size_t CHARACTERS_TO_STRING_TEXT = 3;

}  // namespace

void BlockPrinter::moveCharacters(const scl::Call& call) {
  const bool toText = *call.standard == StandardFunction::CharactersToString;
  const scl::Expression& array = *call.bound[toText ? 0 : STRING_TO_CHARACTERS_ARRAY];
  const TextOperand operand = text(*call.bound[toText ? CHARACTERS_TO_STRING_TEXT : 0]);
  const std::string first = spill(*call.bound[1]->type, value(*call.bound[1]));
  const Location characters = locate(array);
  const std::string area =
      fmt::format("{}, {}, {}", pointer(characters), elementsFrom(characters, ""), array.type->element->size);
  if (toText) {
    const scl::Expression* count = call.bound[CHARACTERS_TO_STRING_COUNT];
    add(fmt::format("cpu->host->charactersToText(cpu, {}, {}, {}, {}, {}, {});", operand.pointer,
                    operand.form, area, first, value(*count), site(line_)));
    return;
  }
  const std::string moved = fresh("n");
  add(fmt::format("i64 {} = cpu->host->textToCharacters(cpu, {}, {}, {}, {}, {});", moved, operand.pointer,
                  operand.form, area, first, site(line_)));
  const scl::Expression* count = call.bound[STRING_TO_CHARACTERS_COUNT];
  if (count != nullptr) store(locate(*count), fmt::format("({}){}", cType(*count->type), moved));
}

}  // namespace vcpu
