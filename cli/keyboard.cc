#include "cli/keyboard.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <string_view>

namespace cli {
namespace {

termios before{};
volatile std::sig_atomic_t isChanged = 0;
volatile std::sig_atomic_t isOver = 0;

bool isInForeground() {
  return tcgetpgrp(STDIN_FILENO) == getpgrp();
}

// Again after Ctrl-Z, too: the shell has set its own mode meanwhile.
void handOverEachKey() {
  if (isOver != 0) return;
  termios now{};
  if (tcgetattr(STDIN_FILENO, &now) != 0 || (now.c_lflag & ICANON) == 0) return;
  before = now;
  now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  // Ctrl-\ would end the process without a word.
  now.c_cc[VQUIT] = _POSIX_VDISABLE;
  now.c_cc[VMIN] = 0;
  now.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &now);
  isChanged = 1;
}

}  // namespace

bool isAtTerminal() {
  return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

Keyboard::Keyboard() {
  isOver = 0;
}

Keyboard::~Keyboard() {
  restore();
}

std::vector<monitor::Key> Keyboard::take() {
  if (!isInForeground()) return {};
  handOverEachKey();
  pollfd input{STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, 0) != 1) return {};
  char bytes[256];
  const ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
  if (count <= 0) return {};
  return monitor::keysOf(std::string_view(bytes, static_cast<size_t>(count)));
}

void Keyboard::restore() {
  isOver = 1;
  if (isChanged == 0) return;
  isChanged = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &before);
}

}  // namespace cli
