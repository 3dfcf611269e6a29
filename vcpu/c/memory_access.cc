#include "vcpu/c/memory_access.h"

#include <fmt/format.h>

#include "scl/types/elementary_types.h"
#include "vcpu/c/function.h"
#include "vcpu/c/types.h"
#include "vcpu/c/value.h"

namespace vcpu::c {
namespace {

// The first `count` arguments, each in a variable of its own and in their order: ", t1, t2".
std::string numbers(CFunction& f, const scl::Call& call, size_t count) {
  std::string list;
  for (size_t i = 0; i < count; i++) {
    list += ", " + spill(f, *call.bound[i]->type, value(f, *call.bound[i]));
  }
  return list;
}

// AREA, DBNUMBER and BYTEOFFSET, and BITOFFSET where there is one.
std::string place(CFunction& f, const scl::Call& call, bool hasBit) {
  return numbers(f, call, hasBit ? 4 : 3) + (hasBit ? "" : ", 0");
}

}  // namespace

std::string peek(CFunction& f, const scl::Expression& expression, const scl::Call& call) {
  const scl::Type& type = *expression.type;
  const bool isBool = *call.standard == scl::StandardFunction::PeekBool;
  return fmt::format("({})cpu->host->peek(cpu{}, {})", cType(type), place(f, call, isBool),
                     scl::bitsOf(type));
}

std::string poke(CFunction& f, const scl::Expression&, const scl::Call& call) {
  const bool isBool = *call.standard == scl::StandardFunction::PokeBool;
  const std::string at = place(f, call, isBool);
  const scl::Expression& written = *call.bound.back();
  f.add(fmt::format("cpu->host->poke(cpu{}, {}, {});", at, scl::bitsOf(*written.type), value(f, written)));
  return "";
}

std::string pokeBlock(CFunction& f, const scl::Expression&, const scl::Call& call) {
  f.add(fmt::format("cpu->host->pokeBlock(cpu{});", numbers(f, call, call.bound.size())));
  return "";
}

}  // namespace vcpu::c
