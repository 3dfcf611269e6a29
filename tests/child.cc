#include "tests/child.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

extern char** environ;

namespace tests {

bool eventually(Seconds limit, const std::function<bool()>& holds) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "s7mqtt-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
  // mosquitto gives up root's rights and must still reach its files.
  std::filesystem::permissions(path_, std::filesystem::perms::others_all, std::filesystem::perm_options::add);
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Child::Child(const std::vector<std::string>& arguments, std::filesystem::path output)
    : output_(std::move(output)) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output_.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                   0644);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  if (posix_spawnp(&pid_, argv[0], &files, nullptr, argv.data(), environ) != 0) pid_ = -1;
  posix_spawn_file_actions_destroy(&files);
}

Child::~Child() {
  if (!running()) return;
  // In order, so that it ends what it has started: a C compiler that nobody waits for takes the time of the
  // next test.
  signal(SIGTERM);
  if (wait(Seconds(2)) >= 0) return;
  signal(SIGKILL);
  wait(Seconds(5));
}

void Child::signal(int number) const {
  if (pid_ > 0) kill(pid_, number);
}

bool Child::running() {
  if (pid_ <= 0) return false;
  if (waitpid(pid_, &status_, WNOHANG) == 0) return true;
  pid_ = -1;
  return false;
}

int Child::wait(Seconds limit) {
  if (!eventually(limit, [this] { return !running(); })) return -1;
  return WIFSIGNALED(status_) ? 128 + WTERMSIG(status_) : WEXITSTATUS(status_);
}

std::string Child::output() const {
  std::ifstream stream(output_, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string outputOf(const std::vector<std::string>& arguments, int* exitCode) {
  Folder folder;
  Child child(arguments, folder / "output");
  const int code = child.wait(Seconds(60));
  if (exitCode != nullptr) *exitCode = code;
  return child.output();
}

int freePort() {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  bind(listener, reinterpret_cast<sockaddr*>(&address), length);
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
  close(listener);
  return ntohs(address.sin_port);
}

}  // namespace tests
