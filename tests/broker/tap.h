#pragma once
// A wire with a tap: passes octets between the station and a broker and keeps them in order.

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace broker_test {

/// What one side sent at one time.
struct Passed {
  bool fromStation = false;
  int connection = 0;  ///< counted from 0 in the order they were made
  std::string octets;
};

class Tap {
 public:
  explicit Tap(int brokerPort);
  ~Tap();
  Tap(const Tap&) = delete;
  Tap& operator=(const Tap&) = delete;

  int port() const { return port_; }
  std::vector<Passed> passed() const;
  int connections() const { return connections_; }

  /// From now on nothing passes and neither end gets an error: a link that went silent.
  void holdBack(bool hold) { held_ = hold; }

  /// Resets every connection.
  void breakLinks() { breaking_ = true; }

 private:
  void serve();
  void passAlong(int station, int broker, int connection);

  int brokerPort_;
  int listener_;
  int port_;
  std::atomic<bool> ending_ = false;
  std::atomic<bool> held_ = false;
  std::atomic<bool> breaking_ = false;
  std::atomic<int> connections_ = 0;
  mutable std::mutex mutex_;
  std::vector<Passed> passed_;
  std::thread thread_;
};

}  // namespace broker_test
