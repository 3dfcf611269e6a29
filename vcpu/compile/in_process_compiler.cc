// libtcc: compiles into memory, in under a millisecond for small programs.

#include <libtcc.h>

#include <cstring>
#include <mutex>
#include <utility>

#include "vcpu/compile/compiled.h"

namespace vcpu {

namespace {

// libtcc keeps its state in globals: one at a time.
std::mutex& turn() {
  static std::mutex mutex;
  return mutex;
}

class TinyCode : public Compiled {
 public:
  explicit TinyCode(TCCState* state) : state_(state) {}
  ~TinyCode() override {
    std::lock_guard lock(turn());
    tcc_delete(state_);
  }
  TinyCode(const TinyCode&) = delete;
  TinyCode& operator=(const TinyCode&) = delete;

  void* symbol(const std::string& name) const override {
    std::lock_guard lock(turn());
    return tcc_get_symbol(state_, name.c_str());
  }

 private:
  TCCState* state_;
};

void collect(void* messages, const char* message) {
  auto& text = *static_cast<std::string*>(messages);
  if (!text.empty()) text += '\n';
  text += message;
}

}  // namespace

Result<std::unique_ptr<Compiled>> compileInProcess(const std::string& text) {
  std::lock_guard lock(turn());
  TCCState* state = tcc_new();
  if (state == nullptr) return Failure{"libtcc has no memory."};
  std::string messages;
  tcc_set_error_func(state, &messages, collect);
  tcc_set_options(state, "-nostdlib -nostdinc -w");
  tcc_set_output_type(state, TCC_OUTPUT_MEMORY);
  tcc_add_symbol(state, "memcpy", reinterpret_cast<const void*>(&std::memcpy));
  tcc_add_symbol(state, "memmove", reinterpret_cast<const void*>(&std::memmove));
  tcc_add_symbol(state, "memset", reinterpret_cast<const void*>(&std::memset));
  tcc_add_symbol(state, "memcmp", reinterpret_cast<const void*>(&std::memcmp));
  if (tcc_compile_string(state, text.c_str()) != 0 || tcc_relocate(state, TCC_RELOCATE_AUTO) != 0) {
    tcc_delete(state);
    return Failure{messages.empty() ? "libtcc failed without a message." : std::move(messages)};
  }
  return std::unique_ptr<Compiled>(std::make_unique<TinyCode>(state));
}

}  // namespace vcpu
