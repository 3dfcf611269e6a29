#include "tests/telecontrol/shells.h"

#include <cstdlib>
#include <iostream>

#include "station/source_list.h"

namespace telecontrol {
namespace {

std::unique_ptr<station::SclBlocks> compiled() {
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  const auto files = station::readSourceList(PROJECT_ROOT "/plc/shells/s7-1500/telecontrol/sources.txt");
  auto built = files ? station::SclBlocks::build(*files, options)
                     : vcpu::Result<std::unique_ptr<station::SclBlocks>>(vcpu::Failure{files.failure()});
  if (built) return std::move(*built);
  std::cerr << built.failure() << "\n";
  std::abort();
}

}  // namespace

station::SclBlocks& shells() {
  static const std::unique_ptr<station::SclBlocks> blocks = compiled();
  return *blocks;
}

}  // namespace telecontrol
