#include "cli/interruption.h"

namespace cli {
namespace {

volatile std::sig_atomic_t received = 0;

extern "C" void keepSignal(int number) {
  if (received == 0) received = number;
}

// Without SA_RESTART, so that a wait ends at once.
void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  for (int number : END_SIGNALS) sigaction(number, &action, nullptr);
}

}  // namespace

Interruption::Interruption() {
  received = 0;
  handle(keepSignal);
}

Interruption::~Interruption() {
  handle(SIG_DFL);
}

int Interruption::signal() const {
  return received;
}

}  // namespace cli
