#include "tests/broker/terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>

namespace broker_test {

Terminal::Terminal(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  winsize size{};
  size.ws_row = 24;
  size.ws_col = 100;
  pid_ = forkpty(&master_, nullptr, nullptr, &size);
  if (pid_ == 0) {
    execvp(argv[0], argv.data());
    _exit(127);
  }
  fcntl(master_, F_SETFL, O_NONBLOCK);
}

Terminal::~Terminal() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  close(master_);
}

void Terminal::press(const std::string& keys) {
  (void)!write(master_, keys.data(), keys.size());
}

const std::string& Terminal::written() {
  char bytes[4096];
  for (ssize_t count = 0; (count = read(master_, bytes, sizeof bytes)) > 0;)
    written_.append(bytes, static_cast<size_t>(count));
  return written_;
}

std::string Terminal::screen() {
  const std::string& all = written();
  const size_t begin = all.rfind("\x1b[H");
  return begin == std::string::npos ? all : all.substr(begin);
}

bool Terminal::isAsBefore() const {
  termios mode{};
  return tcgetattr(master_, &mode) == 0 && (mode.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO);
}

void Terminal::signal(int number) const {
  if (pid_ > 0) kill(pid_, number);
}

int Terminal::wait(Seconds limit) {
  int status = 0;
  const bool ended = eventually(limit, [&] {
    // A program that writes to a full terminal does not end.
    (void)written();
    return waitpid(pid_, &status, WNOHANG) == pid_;
  });
  if (!ended) return -1;
  pid_ = -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace broker_test
