#pragma once
// How s7mqtt monitor shows what comes. For the main thread.

#include <memory>
#include <string>

#include "cli/commands.h"
#include "monitor/picture.h"

namespace cli {

/// What stands below the stations, each in one line; empty: nothing.
struct Footing {
  std::string connection;  ///< how it stands with the broker
  std::string page;        ///< where the page is
  std::string trouble;     ///< what could not be written to the history
  std::string order;       ///< what became of the newest order
  std::string prompt;      ///< what a person is asked, or told about his key
  bool hasKeys = false;    ///< somebody may press them
  std::optional<monitor::RowKey> chosen{};
};

/// Takes what comes, and shows it on stdout.
class MonitorOutput {
 public:
  virtual ~MonitorOutput() = default;

  /// A message on `topic` brought this.
  virtual void show(const std::string& topic, const monitor::News& news) = 0;
  /// Some times a second.
  virtual void refresh(const monitor::Plant& plant, const Footing& footing) = 0;
};

std::unique_ptr<MonitorOutput> monitorOutput(MonitorFormat format);

}  // namespace cli
