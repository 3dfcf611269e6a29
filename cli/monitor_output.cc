#include "cli/monitor_output.h"

#include <fmt/format.h>

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "cli/monitor_table.h"
#include "cli/output/printable.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "monitor/utc_time.h"

namespace cli {
namespace {

std::string timeOf(const monitor::Event& event) {
  return event.utcMs ? monitor::utcText(*event.utcMs) : std::string();
}

/// What a message brought beside its events, a sentence each.
std::vector<std::string> remarksOn(const monitor::News& news) {
  std::vector<std::string> remarks;
  if (news.change) remarks.push_back(fmt::format("{}: {}", news.station, wordOf(*news.change)));
  if (news.result) {
    remarks.push_back(fmt::format("{}: command {} for point {}: {}", news.station, news.result->request,
                                  news.result->point, textOf(*news.result)));
  }
  if (!news.remark.empty()) remarks.push_back(news.remark);
  return remarks;
}

/// A line for each event, for a pipe or a file; what stands below them goes to stderr.
class Lines : public MonitorOutput {
 public:
  void show(const std::string& topic, const monitor::News& news) override {
    for (const monitor::Event& event : news.events) {
      std::string line = fmt::format("{:24}  {}  point {} = {} {}", event.utcMs ? timeOf(event) : "no clock",
                                     topic, event.point, event.value, wordOf(event.quality));
      if (event.changed) line += fmt::format(", changed {}", *event.changed);
      if (event.isAnswer) line += ", answer";
      if (event.hasGap) line += ", events before it were lost";
      if (event.isHistorical) line += ", the clock was set back";
      say(stdout, printableLine(line) + "\n");
    }
    for (const std::string& remark : remarksOn(news)) say(stdout, printableLine("! " + remark) + "\n");
  }
  void refresh(const monitor::Plant&, const Footing& footing) override {
    tellNew(footing.connection, told_.connection);
    tellNew(footing.page, told_.page);
    tellNew(footing.trouble, told_.trouble);
    tellNew(footing.order, told_.order);
  }

 private:
  static void tellNew(const std::string& line, std::string& told) {
    if (line != told && !line.empty()) tell(fmt::format("s7mqtt: {}", line), stderr);
    told = line;
  }

  Footing told_;
};

class JsonLines : public Lines {
 public:
  void show(const std::string& topic, const monitor::News& news) override {
    for (const monitor::Event& event : news.events) {
      nlohmann::ordered_json line = {{"topic", topic}};
      line["block"] = news.block ? nlohmann::json(*news.block) : nlohmann::json();
      line["point"] = event.point;
      const nlohmann::json value = nlohmann::json::parse(event.value, nullptr, false);
      line["value"] = value.is_discarded() ? nlohmann::json(event.value) : value;
      if (event.changed) line["changed"] = *event.changed;
      line["time"] = event.utcMs ? nlohmann::json(timeOf(event)) : nlohmann::json();
      line["quality"] = wordOf(event.quality);
      for (const char* flag : monitor::flagsOf(event)) line[flag] = true;
      put(line);
    }
    if (news.change) put(stateOf(topic, *news.change));
    if (news.result) put(resultOf(topic, *news.result));
    if (!news.remark.empty()) put({{"topic", topic}, {"remark", news.remark}});
  }

 private:
  using Json = nlohmann::ordered_json;

  static Json stateOf(const std::string& topic, const monitor::StationState& state) {
    Json line = {{"topic", topic}, {"state", wordOf(state)}};
    if (state.alive) line["alive"] = *state.alive;
    if (state.partner) line["partner"] = *state.partner;
    if (state.waiting) line["waiting"] = *state.waiting;
    if (state.lost) line["lost"] = *state.lost;
    return line;
  }
  static Json resultOf(const std::string& topic, const monitor::CommandResult& result) {
    Json line = {{"topic", topic},
                 {"result", wordOf(result.state)},
                 {"request", result.request},
                 {"point", result.point}};
    if (!result.value.empty()) line["value"] = Json::parse(result.value);
    if (!result.reason.empty()) line["reason"] = result.reason;
    if (result.code) line["code"] = *result.code;
    if (result.utcMs) line["time"] = monitor::utcText(*result.utcMs);
    return line;
  }
  static void put(const Json& line) {
    // A topic need not be UTF-8: what is none is replaced.
    say(stdout, printableJson(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) + "\n");
  }
};

class Rows : public Lines {
 public:
  Rows() { say(stdout, "topic,block,point,value,changed,time,quality,flags\n"); }
  void show(const std::string& topic, const monitor::News& news) override {
    for (const monitor::Event& event : news.events) {
      say(stdout, fmt::format("{},{},{},{},{},{},{},{}\n", cell(topic), textOf(news.block), cell(event.point),
                              cell(event.value), textOf(event.changed), timeOf(event), wordOf(event.quality),
                              fmt::join(monitor::flagsOf(event), " ")));
    }
    for (const std::string& remark : remarksOn(news)) tell(fmt::format("s7mqtt: {}", remark), stderr);
  }

 private:
  static std::string textOf(const std::optional<uint32_t>& number) {
    return number ? fmt::to_string(*number) : std::string();
  }
  static std::string cell(const std::string& text) {
    std::string shown = printableLine(text);
    if (shown.find_first_of(",\"") == std::string::npos) return shown;
    std::string quoted = "\"";
    for (const char character : shown) quoted += character == '"' ? "\"\"" : std::string(1, character);
    return quoted + "\"";
  }
};

}  // namespace

std::unique_ptr<MonitorOutput> monitorOutput(MonitorFormat format) {
  switch (format) {
    case MonitorFormat::Json: return std::make_unique<JsonLines>();
    case MonitorFormat::Csv: return std::make_unique<Rows>();
    case MonitorFormat::People: break;
  }
  if (isatty(STDOUT_FILENO) == 1) return monitorTable();
  return std::make_unique<Lines>();
}

}  // namespace cli
