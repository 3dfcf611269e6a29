#pragma once
// How s7mqtt monitor shows what comes. For the main thread.

#include <memory>
#include <string>

#include "cli/commands.h"
#include "monitor/plant.h"

namespace cli {

/// Takes what comes, and shows it on stdout.
class MonitorOutput {
 public:
  virtual ~MonitorOutput() = default;

  /// A message on `topic` brought this.
  virtual void show(const std::string& topic, const monitor::News& news) = 0;
  /// Some times a second; `connection` says in one line how it stands with the broker.
  virtual void refresh(const monitor::Plant& plant, const std::string& connection) = 0;
};

std::unique_ptr<MonitorOutput> monitorOutput(MonitorFormat format);

}  // namespace cli
