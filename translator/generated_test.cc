// The committed SCL of the client, in the order of its list, is a program without a fault.

#include <gtest/gtest.h>

#include <sstream>

#include "scl/scl.h"
#include "translator/testing/samples.h"

namespace translator {
namespace {

TEST(Generated, IsSclWithoutAFault) {
  const std::filesystem::path folder = std::filesystem::path(PROJECT_ROOT) / "plc/generated/mqtt";
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  std::istringstream list(contentsOf(folder / "sources.txt"));
  for (std::string name; std::getline(list, name);) {
    if (name.front() == '#') continue;
    units.push_back(scl::parse(contentsOf(folder / name), name, scl::Dialect::Tia, diagnostics));
  }
  ASSERT_FALSE(units.empty());
  std::vector<scl::Unit> system;
  system.push_back(firmware(diagnostics));
  (void)scl::check(std::move(units), std::move(system), scl::Dialect::Tia, diagnostics);
  for (const scl::Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << toText(diagnostic);
}

}  // namespace
}  // namespace translator
