#include "vcpu/c/standard_in_c.h"

#include "vcpu/c/conversion_call.h"
#include "vcpu/c/memory_access.h"
#include "vcpu/c/reference.h"
#include "vcpu/c/rounding.h"
#include "vcpu/c/selection.h"
#include "vcpu/c/shift.h"
#include "vcpu/c/text_function.h"
#include "vcpu/c/text_statement.h"
#include "vcpu/c/variable_facts.h"

namespace vcpu::c {
namespace {

constexpr StandardInC MATH = {.pattern = "({type})cpu->host->math({function}, {0})"};
constexpr StandardInC BCD = {.pattern = "({type})cpu->host->bcd(cpu, {function}, {0}, {bits})"};
constexpr StandardInC SELECTION = {.value = selection, .memory = selectedMemory, .text = selectedText};

}  // namespace

// Without default: the compiler names a function that has no row.
StandardInC standardInC(scl::StandardFunction function) {
  using enum scl::StandardFunction;
  switch (function) {
    case Convert: return {.value = conversion, .memory = conversion, .text = textConversion};
    case BcdToInteger: return BCD;
    case IntegerToBcd: return BCD;
    case Abs: return {.pattern = "({type})({0} < 0 ? -{0} : {0})"};
    case Min: return {.value = least};
    case Max: return {.value = greatest};
    case Limit: return {.value = limited};
    case Sel: return SELECTION;
    case Mux: return SELECTION;
    case Shl: return {.value = shiftedLeft};
    case Shr: return {.value = shiftedRight};
    case Rol: return {.value = rotatedLeft};
    case Ror: return {.value = rotatedRight};
    case Swap: return {.pattern = "({type})s7Swap({0}, {bits})"};
    case Sqr: return {.pattern = "({type})({0} * {0})"};
    case Sqrt: return MATH;
    case Ln: return MATH;
    case Exp: return MATH;
    case Sin: return MATH;
    case Cos: return MATH;
    case Tan: return MATH;
    case Asin: return MATH;
    case Acos: return MATH;
    case Atan: return MATH;
    case Frac: return MATH;
    case Expt: return {.pattern = "({type})cpu->host->power({0}, {1})"};
    case Round: return {.value = rounded};
    case Trunc: return {.value = rounded};
    case Ceil: return {.value = rounded};
    case Floor: return {.value = rounded};
    case NormX: return {.value = normalized};
    case ScaleX: return {.value = scaled};
    case Len: return {.value = textLength};
    case MaxLen: return {.value = textLength};
    case Concat: return {.text = textFunction};
    case Left: return {.text = textFunction};
    case Right: return {.text = textFunction};
    case Mid: return {.text = textFunction};
    case Insert: return {.text = textFunction};
    case Delete: return {.text = textFunction};
    case Replace: return {.text = textFunction};
    case Find: return {.value = textFound};
    case LowerBound: return {.value = lowerBound};
    case UpperBound: return {.value = upperBound};
    case CountOfElements: return {.value = elementCount};
    case TypeOf: return {.value = typeCode};
    case TypeOfElements: return {.value = elementTypeCode};
    case IsArray: return {.value = isArray};
    case IsNull: return {.value = isNull};
    case NotNull: return {.value = notNull};
    case Reference: return {.value = referenceTo};
    case Enco: return {.pattern = "({type})s7LowestBit(cpu, (u{argumentBits}){0})"};
    case Deco: return {.pattern = "({type})(1ull << {0} % {bits})"};
    case CombineDateTime: return {.value = dateAndTime, .memory = dateAndTime};
    case StringToValue: return {.value = textToNumber};
    case ValueToString: return {.value = numberToText};
    case StringToCharacters: return {.value = textToCharacters};
    case CharactersToString: return {.value = charactersToText};
    case Peek: return {.value = peek};
    case PeekBool: return {.value = peek};
    case Poke: return {.value = poke};
    case PokeBool: return {.value = poke};
    case PokeBlock: return {.value = pokeBlock};
  }
  return {};
}

}  // namespace vcpu::c
