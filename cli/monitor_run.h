#pragma once
// s7mqtt monitor while it runs:
//
//   BrokerConnection --messages--> Plant --news--> MonitorOutput   table, lines, JSON, CSV
//          ^                         +--news--> History          a file of SQLite
//          |                         |
//          |                         +--read by--> WebServer       its threads, behind the Watch's mutex
//        orders <---- wanted <---- Desk (keys), WebServer (buttons)
//
// The main thread does everything but answer browsers.

#include <memory>
#include <optional>

#include "cli/broker_connection.h"
#include "cli/keyboard.h"
#include "cli/monitor_output.h"
#include "monitor/desk.h"
#include "monitor/history/history.h"
#include "monitor/watch.h"
#include "monitor/web/web_server.h"

namespace cli {

/// For the main thread. `connection` and `options` must outlive it.
class MonitorRun {
 public:
  MonitorRun(BrokerConnection& connection, const MonitorOptions& options);

  /// Opens the history, and then the page, if they are wanted. A failure is one of the machine.
  vcpu::Result<void> open();

  /// Until a signal, a key or the time ends it, or nobody reads what it writes any more.
  void run();

 private:
  vcpu::Result<void> openHistory();
  vcpu::Result<void> openPage();
  monitor::News takeOver(const monitor::Arrival& arrival);
  void takeMessages();
  void sendOrders();
  void keepHistory();
  void endHistory();
  bool takeKeys();
  void refresh();

  BrokerConnection& connection_;
  const MonitorOptions& options_;
  monitor::Watch watch_;
  std::unique_ptr<monitor::History> history_;
  bool isKnownConnected_ = false;  ///< to the history
  std::unique_ptr<monitor::WebServer> server_;
  std::string page_;
  std::unique_ptr<MonitorOutput> output_;
  std::optional<Keyboard> keyboard_;
  monitor::Desk desk_;
};

}  // namespace cli
