// Any bytes through the SCL parser, in each dialect: it must not fall over, and what it takes without a fault
// must print as text that it takes again and prints the same.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "scl/scl.h"

namespace {

void fail(const char* what, const std::string& once, const std::string& twice) {
  std::fprintf(stderr, "%s\n--- printed once\n%s\n--- printed twice\n%s\n", what, once.c_str(),
               twice.c_str());
  std::abort();
}

void parseAndPrint(std::string_view text, const scl::Dialect& dialect) {
  scl::Diagnostics diagnostics;
  const scl::Unit unit = scl::parse(text, "fuzz.scl", dialect, diagnostics);
  const std::string once = scl::print(unit, dialect);
  if (diagnostics.hasErrors()) return;
  scl::Diagnostics ofPrinted;
  const scl::Unit again = scl::parse(once, "printed.scl", dialect, ofPrinted);
  if (ofPrinted.hasErrors()) fail(toText(ofPrinted.list().front()).c_str(), once, "");
  const std::string twice = scl::print(again, dialect);
  if (once != twice) fail("the second text differs", once, twice);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const scl::Dialect* dialect : {&scl::Dialect::Tia, &scl::Dialect::Classic})
    parseAndPrint(text, *dialect);
  return 0;
}
