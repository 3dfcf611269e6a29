#pragma once
// What the monitor's main thread keeps up to date and the threads of its page read.

#include <mutex>
#include <string>
#include <vector>

#include "monitor/order_book.h"
#include "monitor/plant.h"

namespace monitor {

struct Watch {
  explicit Watch(Filter filter) : plant(std::move(filter)) {}

  /// Of whoever changes a member, and of whoever reads one that others change: the main thread changes all,
  /// the page's threads only `wanted`.
  std::mutex mutex;
  Plant plant;
  OrderBook book{uniqueName()};
  /// Orders that wait until the main thread sends them. At most ORDERS_WAITING_MAX.
  std::vector<Order> wanted;
  /// How it stands with the broker.
  std::string connection;
  /// What could not be written to the history; empty: nothing.
  std::string trouble;

  static constexpr size_t ORDERS_WAITING_MAX = 20;
};

}  // namespace monitor
