#include "tests/broker/pump_station.h"

#include <nlohmann/json.hpp>

namespace broker_test {
namespace {

std::vector<std::string> command(int port, const std::vector<std::string>& options) {
  std::vector<std::string> words = {S7MQTT,
                                    "run",
                                    PROJECT_ROOT "/examples/pump-station",
                                    "--set",
                                    "\"Config\".broker.address='127.0.0.1'",
                                    "--set",
                                    "\"Config\".broker.brokerPort=" + std::to_string(port)};
  words.insert(words.end(), options.begin(), options.end());
  return words;
}

}  // namespace

std::string stateIn(const std::string& payload) {
  const auto state = nlohmann::json::parse(payload, nullptr, false);
  return state.is_object() ? state.value("state", "") : "";
}

PumpStation::PumpStation(int port, const std::vector<std::string>& options)
    : child_(command(port, options), folder_ / "run") {}

int PumpStation::interrupt() {
  child_.signal(SIGINT);
  return child_.wait(Seconds(5));
}

std::string PumpStation::watched(const std::string& path) const {
  const std::string text = output();
  const std::string mark = "  " + path + " = ";
  const size_t at = text.rfind(mark);
  if (at == std::string::npos) return "";
  const size_t start = at + mark.size();
  return text.substr(start, text.find('\n', start) - start);
}

}  // namespace broker_test
