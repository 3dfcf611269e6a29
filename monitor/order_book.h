#pragma once
// What people have ordered the stations to do, and what became of it.

#include <deque>
#include <string>

#include "monitor/command.h"

namespace monitor {

/// A value for a point, or, without one, the acknowledgement of its alarm.
struct Order {
  std::string station{};
  std::string point{};
  /// A JSON number.
  std::optional<std::string> value{};
};

struct EnteredOrder {
  Order order;
  Command command;
  /// sent; then what the station answers, or that it did not.
  std::string answer;
  bool isOver = false;
};

/// The newest orders. One thread.
class OrderBook {
 public:
  static constexpr size_t ORDERS_MAX = 50;

  /// `name` begins the identifiers of all commands: no other sender to the same stations may have it. At most
  /// 16 characters of printable ASCII.
  explicit OrderBook(std::string name) : name_(std::move(name)) {}

  /// The command to send for an order; it is void after `validMs`.
  const Command& enter(const Order& order, int64_t nowMs, int64_t validMs);

  /// The command entered last could not be sent.
  void wasNotSent(const std::string& why);

  /// A station answers. One of another sender's commands changes nothing.
  void take(const std::string& station, const CommandResult& result);

  /// Ends what no station has answered within its time and ANSWER_MS more.
  void expire(int64_t nowMs);

  /// The newest first.
  const std::deque<EnteredOrder>& orders() const { return orders_; }

 private:
  static constexpr int64_t ANSWER_MS = 5000;

  std::string name_;
  int64_t entered_ = 0;
  std::deque<EnteredOrder> orders_;
};

/// plant/a 201 = 1: done, value 1; plant/a 4 acknowledge: sent
std::string textOf(const EnteredOrder& entered);

/// A name for an OrderBook that no other process has.
std::string uniqueName();

}  // namespace monitor
