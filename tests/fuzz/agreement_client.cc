// The same script through the native client and through the generated SCL on the virtual CPU: state and
// answers are equal after every step. Coverage of the native client guides it; what it found and was worth
// keeping is played by agreement_test on every engine.
#include <cstdio>
#include <cstdlib>

#include "tests/agreement/pair.h"
#include "tests/agreement/scl_engine.h"
#include "tests/agreement/script.h"

namespace {

agreement::SclEngine& engine() {
  static const std::unique_ptr<agreement::SclEngine> one = [] {
    vcpu::CompileOptions options;
    options.compiler = vcpu::CompilerKind::InProcess;
    auto built = agreement::SclEngine::build(options);
    if (!built) {
      std::fprintf(stderr, "%s\n", built.failure().c_str());
      std::abort();
    }
    return std::move(*built);
  }();
  return *one;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* octets, size_t bytes) {
  agreement::Pair pair(engine());
  pair.settle(agreement::settingsOfScripts());
  for (agreement::Script script({octets, bytes}); !script.isOver();) {
    const std::string difference = pair.step(script);
    if (difference.empty()) continue;
    std::fprintf(stderr, "%s\n", difference.c_str());
    std::abort();
  }
  return 0;
}
