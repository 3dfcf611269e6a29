#include "tests/broker/mosquitto.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

namespace broker_test {
namespace {

// Debian keeps the broker where only root's PATH looks.
constexpr const char* MOSQUITTO = "/usr/sbin/mosquitto";

bool answers(int port) {
  const int probe = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool up = connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  close(probe);
  return up;
}

}  // namespace

Mosquitto::Mosquitto() : port_(freePort()) {}

void Mosquitto::demandPassword(const std::string& user, const std::string& password) {
  passwordFile_ = folder_ / "passwords";
  int code = 0;
  const std::string said = outputOf({"mosquitto_passwd", "-b", "-c", passwordFile_, user, password}, &code);
  ASSERT_EQ(code, 0) << said;
  std::filesystem::permissions(passwordFile_, std::filesystem::perms::others_read,
                               std::filesystem::perm_options::add);
}

void Mosquitto::start() {
  const std::filesystem::path configuration = folder_ / "mosquitto.conf";
  std::ofstream text(configuration);
  text << "listener " << port_ << " 127.0.0.1\n";
  if (passwordFile_.empty()) {
    text << "allow_anonymous true\n";
  } else {
    text << "allow_anonymous false\npassword_file " << passwordFile_ << "\n";
  }
  text.close();
  child_ = std::make_unique<Child>(std::vector<std::string>{MOSQUITTO, "-v", "-c", configuration},
                                   folder_ / "mosquitto.log");
  ASSERT_TRUE(eventually(Seconds(10), [this] { return answers(port_); })) << child_->output();
}

void Mosquitto::kill() {
  child_->signal(SIGKILL);
  child_->wait(Seconds(5));
}

}  // namespace broker_test
