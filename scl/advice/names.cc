#include "scl/advice/names.h"

#include <fmt/core.h>

#include "scl/advice/walk.h"
#include "scl/library/reserved_names.h"
#include "scl/text/diagnostic_code.h"

namespace scl {
namespace {

void adviseOnName(const std::string& name, SourceLocation location, const std::string& file,
                  Diagnostics& diagnostics) {
  switch (reservedAs(name)) {
    case ReservedAs::Nothing: return;
    case ReservedAs::Word:
      diagnostics.warning(RESERVED_WORD, file, location,
                          fmt::format("{} is a reserved word of TIA Portal: choose another name", name));
      return;
    case ReservedAs::DataType:
      diagnostics.warning(RESERVED_WORD, file, location,
                          fmt::format("{} is a data type of TIA Portal: choose another name", name));
      return;
    case ReservedAs::HardwareType:
      diagnostics.warning(
          HARDWARE_TYPE_AS_NAME, file, location,
          fmt::format(
              "{} is a hardware data type of TIA Portal, which may not take it as a name: choose another",
              name));
      return;
  }
}

}  // namespace

void adviseOnNames(const Unit& unit, Diagnostics& diagnostics) {
  for (const Unit::Item& item : unit.items) {
    std::visit(
        [&](const auto& declared) {
          adviseOnName(declared->name, declared->nameLocation, unit.file, diagnostics);
        },
        item);
  }
  forEachVariable(unit, [&](const Variable& variable, const Owner&) {
    // In quotes any name is possible. Single letters (#i, #t) are reserved too, but every program has them as
    // local names.
    if (variable.quoted || variable.name.size() == 1) return;
    adviseOnName(variable.name, variable.location, unit.file, diagnostics);
  });
}

}  // namespace scl
