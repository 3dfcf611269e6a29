#include "monitor/order_book.h"

#include <fmt/format.h>

#include <random>

namespace monitor {

const Command& OrderBook::enter(const Order& order, int64_t nowMs, int64_t validMs) {
  const Command command{.request = fmt::format("{}-{}", name_, ++entered_),
                        .point = order.point,
                        .value = order.value,
                        .expiryMs = nowMs + validMs};
  orders_.push_front({.order = order, .command = command, .answer = "sent"});
  if (orders_.size() > ORDERS_MAX) orders_.pop_back();
  return orders_.front().command;
}

void OrderBook::wasNotSent(const std::string& why) {
  orders_.front().answer = fmt::format("not sent: {}", why);
  orders_.front().isOver = true;
}

void OrderBook::take(const std::string& station, const CommandResult& result) {
  for (EnteredOrder& entered : orders_) {
    if (entered.command.request != result.request || entered.order.station != station) continue;
    entered.answer = textOf(result);
    entered.isOver = isEnd(result.state);
    return;
  }
}

void OrderBook::expire(int64_t nowMs) {
  for (EnteredOrder& entered : orders_) {
    if (entered.isOver || nowMs < entered.command.expiryMs + ANSWER_MS) continue;
    entered.answer += ", and no answer any more";
    entered.isOver = true;
  }
}

std::string textOf(const EnteredOrder& entered) {
  const std::string demand = entered.order.value ? fmt::format("= {}", *entered.order.value) : "acknowledge";
  return fmt::format("{} {} {}: {}", entered.order.station, entered.order.point, demand, entered.answer);
}

std::string uniqueName() {
  std::random_device random;
  return fmt::format("m{:08x}", random());
}

}  // namespace monitor
