#pragma once
// The least a broker can be: it accepts clients, reads what they publish, acknowledges it and forgets it.
// Where a real broker is the limit of a measurement, it is not.

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <thread>
#include <vector>

namespace bench {

/// Serves clients on a free port of 127.0.0.1, each on a thread of its own, until it is destroyed. The
/// clients have to be gone by then.
class Sink {
 public:
  Sink();
  ~Sink();
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  int port() const { return acceptor_.local_endpoint().port(); }

 private:
  void acceptClients();

  boost::asio::io_context context_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::atomic<bool> isStopping_ = false;
  std::thread accepting_;
  std::vector<std::thread> clients_;  ///< only accepting_ adds to it
};

}  // namespace bench
