#include "bench/sink.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <cstring>

namespace bench {

namespace {

using boost::asio::ip::tcp;
using boost::system::error_code;

constexpr uint8_t CONNECT = 1;
constexpr uint8_t PUBLISH = 3;
constexpr uint8_t PINGREQ = 12;

/// The packets of one client.
class Client {
 public:
  explicit Client(tcp::socket socket) : socket_(std::move(socket)) {}

  void serve() {
    error_code error;
    socket_.set_option(tcp::no_delay(true), error);
    while (!error) {
      const size_t arrived =
          socket_.read_some(boost::asio::buffer(bytes_.data() + filled_, bytes_.size() - filled_), error);
      filled_ += arrived;
      answerPackets();
      if (!error && !answers_.empty()) boost::asio::write(socket_, boost::asio::buffer(answers_), error);
      answers_.clear();
    }
  }

 private:
  void answerPackets() {
    size_t at = 0;
    while (at + 2 <= filled_) {
      size_t length = 0;
      size_t body = at + 1;
      int shift = 0;
      bool isWhole = false;
      while (body < filled_ && !isWhole) {
        length |= static_cast<size_t>(bytes_[body] & 0x7F) << shift;
        isWhole = (bytes_[body++] & 0x80) == 0;
        shift += 7;
      }
      if (!isWhole || body + length > filled_) break;
      answer(at, body);
      at = body + length;
    }
    std::memmove(bytes_.data(), bytes_.data() + at, filled_ - at);
    filled_ -= at;
  }

  void answer(size_t header, size_t body) {
    const uint8_t type = bytes_[header] >> 4;
    if (type == CONNECT) answers_.insert(answers_.end(), {0x20, 2, 0, 0});
    if (type == PINGREQ) answers_.insert(answers_.end(), {0xD0, 0});
    if (type == PUBLISH && (bytes_[header] & 0x06) != 0) {
      const size_t identifier = body + 2 + static_cast<size_t>(bytes_[body] * 256 + bytes_[body + 1]);
      answers_.insert(answers_.end(), {0x40, 2, bytes_[identifier], bytes_[identifier + 1]});
    }
  }

  tcp::socket socket_;
  std::vector<uint8_t> bytes_ = std::vector<uint8_t>(1 << 20);
  size_t filled_ = 0;
  std::vector<uint8_t> answers_;
};

}  // namespace

Sink::Sink() : acceptor_(context_, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)) {
  accepting_ = std::thread([this] { acceptClients(); });
}

Sink::~Sink() {
  // The blocked accept ends with one more client.
  isStopping_ = true;
  error_code error;
  tcp::socket last(context_);
  last.connect(acceptor_.local_endpoint(), error);
  accepting_.join();
  for (std::thread& client : clients_) client.join();
}

void Sink::acceptClients() {
  while (true) {
    error_code error;
    tcp::socket socket(context_);
    acceptor_.accept(socket, error);
    if (error || isStopping_) return;
    clients_.emplace_back([client = Client(std::move(socket))]() mutable { client.serve(); });
  }
}

}  // namespace bench
