// The structures that printed C shares with the host lie the same for both compilers and for the host: code
// of one can go on where code of the other has stopped.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "vcpu/access/area.h"
#include "vcpu/compile/compiled.h"
#include "vcpu/runtime/host.h"
#include "vcpu/runtime/runtime_text.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

struct Place {
  const char* structure;
  const char* member;
  size_t offset;
};

#define PLACE(structure, member)                         \
  Place {                                                \
    #structure, #member, offsetof(s7::structure, member) \
  }

const Place PLACES[] = {
    PLACE(S7Area, bytes),     PLACE(S7Area, bit),
    PLACE(S7Area, kind),      PLACE(S7Area, elementBytes),
    PLACE(S7Area, count),     PLACE(S7Area, typeName),
    PLACE(S7Area, array),     PLACE(S7Area, bools),
    PLACE(S7Area, referred),  PLACE(S7Cpu, work),
    PLACE(S7Cpu, db),         PLACE(S7Cpu, areas),
    PLACE(S7Cpu, scratch),    PLACE(S7Cpu, scratchEnd),
    PLACE(S7Cpu, host),       PLACE(S7Cpu, startInformation),
    PLACE(S7Cpu, owner),      PLACE(S7Cpu, statementsLeft),
    PLACE(S7Cpu, depth),      PLACE(S7Cpu, stop),
    PLACE(S7Cpu, eno),        PLACE(S7Cpu, calledEno),
    PLACE(S7Cpu, counts),     PLACE(S7Cpu, startInputs),
    PLACE(S7Cpu, given),      PLACE(S7Cpu, lent),
    PLACE(S7Cpu, handling),   PLACE(S7Cpu, failed),
    PLACE(S7Cpu, instance),   PLACE(S7Cpu, parameter),
    PLACE(S7Cpu, callSites),  PLACE(S7Cpu, stackLimit),
    PLACE(S7Host, fault),     PLACE(S7Host, math),
    PLACE(S7Host, pokeBlock),
};

TEST(Layout, IsThatOfTheHostForBothCompilers) {
  std::string text(RUNTIME_TEXT);
  text += "\nvoid layout(i64 *out) {\n";
  std::vector<s7::i64> expected;
  for (const char* structure : {"S7Area", "S7Cpu", "S7Host"}) {
    text += fmt::format("  *out++ = sizeof({});\n", structure);
  }
  for (const size_t bytes : {sizeof(s7::S7Area), sizeof(s7::S7Cpu), sizeof(s7::S7Host)})
    expected.push_back(static_cast<s7::i64>(bytes));
  for (const Place& place : PLACES) {
    text += fmt::format("  *out++ = (u8 *)&(({0} *)out)->{1} - (u8 *)out;\n", place.structure, place.member);
    expected.push_back(static_cast<s7::i64>(place.offset));
  }
  text += "}\n";
  for (const CompilerKind kind : {CompilerKind::System, CompilerKind::InProcess}) {
    CompileOptions options;
    options.cacheFolder = CODE_CACHE;
    const auto code = kind == CompilerKind::System ? compileBySystem(text, options) : compileInProcess(text);
    ASSERT_TRUE(code) << code.failure();
    std::vector<s7::i64> found(expected.size());
    reinterpret_cast<void (*)(s7::i64*)>((*code)->symbol("layout"))(found.data());
    EXPECT_EQ(found, expected);
  }
  EXPECT_EQ(sizeof(Area), sizeof(s7::S7Area)) << "see runtime.h";
}

}  // namespace
}  // namespace vcpu
