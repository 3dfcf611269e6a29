#pragma once
// A real broker on a free port of the loopback address.

#include <memory>
#include <string>

#include "tests/child.h"

namespace broker_test {

using namespace tests;

class Mosquitto {
 public:
  Mosquitto();

  /// Only this user may connect from now on; before start().
  void demandPassword(const std::string& user, const std::string& password);

  /// Starts, and waits until the port answers.
  void start();
  void kill();  ///< SIGKILL: no DISCONNECT, no saved state
  int port() const { return port_; }

 private:
  Folder folder_;
  int port_;
  std::string passwordFile_;
  std::unique_ptr<Child> child_;
};

}  // namespace broker_test
