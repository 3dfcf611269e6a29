#include "vcpu/system/interface.h"

#include <gtest/gtest.h>

#include "scl/scl.h"
#include "scl/types/layout.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_types.h"
#include "vcpu/system/system_units.h"

namespace vcpu {
namespace {

scl::Program firmware() {
  scl::Diagnostics diagnostics;
  scl::Program program = scl::check({}, systemUnits(), scl::Dialect::Tia, diagnostics);
  EXPECT_FALSE(diagnostics.hasErrors());
  return program;
}

// A scl::Variable or a scl::Member.
template <class T>
void expectPlace(const Interface& interface, const std::string& block, const T& variable) {
  SCOPED_TRACE(block + "." + variable.name);
  const std::optional<ParameterLayout> parameter = interface.find(variable.name);
  ASSERT_TRUE(parameter);
  EXPECT_EQ(parameter->byte, variable.offset);
  EXPECT_EQ(parameter->bit, variable.bit);
  const bool isBool = variable.type->kind == scl::TypeKind::Bool;
  const scl::TypeKind kind = variable.type->kind;
  const bool isReference = kind == scl::TypeKind::Variant || kind == scl::TypeKind::Struct ||
                           kind == scl::TypeKind::DTL || kind == scl::TypeKind::DateAndTime;
  EXPECT_EQ(parameter->bytes, isBool ? 0 : isReference ? scl::REFERENCE_BYTES : variable.type->size);
}

// What the C++ compiler reads is what the language says.
TEST(InterfaceTest, FindsEveryParameterWhereTheLanguagePutsIt) {
  const scl::Program program = firmware();
  for (const SystemBlock& block : systemBlocks()) {
    const Interface interface(block.scl);
    const scl::Block* declared = program.findBlock(block.name);
    ASSERT_NE(declared, nullptr) << block.name;
    size_t areas = 0;
    for (const scl::VariableSection& section : declared->sections) {
      for (const scl::Variable& variable : section.variables) {
        expectPlace(interface, declared->name, variable);
        const bool isParameter = variable.section == scl::Section::Input ||
                                 variable.section == scl::Section::Output ||
                                 variable.section == scl::Section::InOut;
        if (!isParameter || scl::isElementary(*variable.type)) continue;
        EXPECT_EQ(interface.find(variable.name)->area, areas++) << declared->name << "." << variable.name;
      }
    }
    const bool hasResult =
        declared->kind == scl::Block::Kind::Function && declared->result->kind != scl::TypeKind::Void;
    ASSERT_EQ(interface.find(Interface::RESULT).has_value(), hasResult) << declared->name;
    if (!hasResult) continue;
    EXPECT_EQ(interface.find(Interface::RESULT)->byte, declared->resultOffset);
  }
}

TEST(InterfaceTest, FindsTheMembersOfSystemDataTypes) {
  const scl::Program program = firmware();
  for (const char* name : {"TDIAG_Status", "SI_classic", "SI_ProgramCycle", "SI_TimeOfDay", "SI_Delay",
                           "SI_Cyclic", "SI_Startup"}) {
    for (const scl::Member& member : program.findType(name)->members) {
      expectPlace(Interface::ofStructure(SYSTEM_TYPES, name), name, member);
    }
  }
}

// RD_SINFO writes all of them by the head of the first.
TEST(InterfaceTest, FindsTheHeadsOfStartInformationsAtTheSamePlaces) {
  const Interface cycle = Interface::ofStructure(SYSTEM_TYPES, "SI_ProgramCycle");
  for (const char* other : {"SI_TimeOfDay", "SI_Delay", "SI_Cyclic", "SI_Startup"}) {
    for (const char* name : {"SI_Format", "OB_Class", "OB_Nr"}) {
      EXPECT_EQ(cycle.find(name)->byte, Interface::ofStructure(SYSTEM_TYPES, other).find(name)->byte)
          << other << "." << name;
    }
  }
}

TEST(InterfaceTest, DoesNotFindWhatIsNotDeclared) {
  const Interface interface(findSystemBlock("R_TRIG")->scl);
  EXPECT_TRUE(interface.find("CLK"));
  EXPECT_FALSE(interface.find("CL"));
  EXPECT_FALSE(interface.find("CLOCK"));
  EXPECT_FALSE(interface.find(Interface::RESULT));
}

}  // namespace
}  // namespace vcpu
