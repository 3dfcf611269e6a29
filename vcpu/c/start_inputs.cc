#include "vcpu/c/start_inputs.h"

#include <fmt/format.h>

#include "scl/text/name.h"
#include "vcpu/c/function.h"
#include "vcpu/c/locate.h"

namespace vcpu::c {

namespace {

struct NamedInput {
  std::string_view name;
  std::string_view index;  ///< S7StartInput
};

// TIA Portal Information System, 'Description of all types of organization blocks'; the help of the S7-1200
// has other names for some. What InitialCall is, sources in the field write without the underscore.
constexpr NamedInput INPUTS[] = {
    {"Initial_Call", "S7_INITIAL_CALL"}, {"InitialCall", "S7_INITIAL_CALL"},
    {"first_scan", "S7_INITIAL_CALL"},   {"Remanence", "S7_REMANENCE"},
    {"Retentivity", "S7_REMANENCE"},     {"Event_Count", "S7_EVENT_COUNT"},
    {"Fault_ID", "S7_FAULT_ID"},         {"Csg_OBnr", "S7_CSG_OBNR"},
    {"Csg_Prio", "S7_CSG_PRIO"},         {"Reaction", "S7_REACTION"},
    {"BlockType", "S7_BLOCK_TYPE"},      {"Sign", "S7_SIGN"},
    {"CaughtUp", "S7_CAUGHT_UP"},        {"SecondTime", "S7_SECOND_TIME"},
    {"SecondTimes", "S7_SECOND_TIME"},
};

}  // namespace

std::string startInput(const scl::Variable& input) {
  for (const NamedInput& known : INPUTS) {
    if (!scl::sameName(known.name, input.name)) continue;
    const bool isBool = input.type->kind == scl::TypeKind::Bool;
    return fmt::format("cpu->startInputs[{}]{}", known.index, isBool ? " != 0" : "");
  }
  return "0";
}

void storeStartInputs(CFunction& f) {
  for (const scl::VariableSection& section : f.block.sections) {
    if (section.kind != scl::Section::Input) continue;
    for (const scl::Variable& input : section.variables) {
      if (f.variables.isNative(input) || !scl::isElementary(*input.type)) continue;
      store(f, locateVariable(f, input), startInput(input));
    }
  }
}

}  // namespace vcpu::c
