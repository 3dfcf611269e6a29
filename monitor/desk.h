#pragma once
// What a person at a terminal has chosen, and what he orders.

#include <optional>
#include <string>
#include <vector>

#include "monitor/key.h"
#include "monitor/order_book.h"
#include "monitor/picture.h"

namespace monitor {

/// Arrows or j and k choose a row, a acknowledges its alarm, c asks for a value and sends it as a command, q
/// ends. One thread.
class Desk {
 public:
  /// A key is pressed before the picture of this plant.
  void press(const Key& key, const Plant& plant);

  /// The row that is chosen, if it is still there.
  const std::optional<RowKey>& chosen() const { return chosen_; }

  /// What is asked or said below the table; empty: nothing.
  std::string prompt() const;

  /// What was ordered since the call before.
  std::optional<Order> takeOrder();

  bool wantsEnd() const { return wantsEnd_; }

 private:
  void move(int rows, const Plant& plant);
  void acknowledge(const Plant& plant);
  void enter(const Key& key);
  void send();

  std::optional<RowKey> chosen_;
  size_t place_ = 0;  ///< of the chosen row when it was chosen
  std::optional<std::string> entry_;
  std::string remark_;
  std::optional<Order> order_;
  bool wantsEnd_ = false;
};

}  // namespace monitor
