// Any text, in each dialect: parsed and checked together with a few firmware interfaces. It must end, report
// instead of crash, and a program without fault must keep what tree.h promises.

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "scl/scl.h"
#include "scl/testing/broken_promise.h"

namespace {

constexpr std::string_view FIRMWARE = R"(
TYPE "IP_V4" STRUCT ADDR : Array[1..4] of Byte; END_STRUCT; END_TYPE
FUNCTION_BLOCK "TON"
VAR_INPUT IN : Bool; PT : Time; END_VAR
VAR_OUTPUT Q : Bool; ET : Time; END_VAR
VAR start : Time; END_VAR
END_FUNCTION_BLOCK
FUNCTION_BLOCK "TSEND"
VAR_INPUT REQ : Bool; ID : CONN_OUC; END_VAR
VAR_OUTPUT DONE : Bool; END_VAR
VAR_IN_OUT DATA : Variant; END_VAR
END_FUNCTION_BLOCK
FUNCTION "RD_SYS_T" : Int
VAR_OUTPUT OUT : Variant; END_VAR
END_FUNCTION
)";

void check(std::string_view text, const scl::Dialect& dialect) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units, firmware;
  units.push_back(scl::parse(text, "fuzz.scl", dialect, diagnostics));
  firmware.push_back(scl::parse(FIRMWARE, "firmware.scl", scl::Dialect::Tia, diagnostics));
  scl::Program program = scl::check(std::move(units), std::move(firmware), dialect, diagnostics);
  if (diagnostics.hasErrors()) return;
  std::string broken = scl::brokenPromise(program);
  if (broken.empty()) return;
  std::fprintf(stderr, "no fault was reported, but a promise is broken: %s\n", broken.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const scl::Dialect* dialect : {&scl::Dialect::Tia, &scl::Dialect::Classic}) check(text, *dialect);
  return 0;
}
