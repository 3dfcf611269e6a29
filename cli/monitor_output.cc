#include "cli/monitor_output.h"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "cli/output/printable.h"
#include "cli/output/standard_files.h"
#include "cli/report.h"
#include "monitor/picture.h"

namespace cli {
namespace {

std::string timeOf(const monitor::Event& event) {
  return event.utcMs ? monitor::utcText(*event.utcMs) : std::string();
}

/// What is special about an event, a word each.
std::vector<const char*> flagsOf(const monitor::Event& event) {
  std::vector<const char*> flags;
  if (event.isCurrent) flags.push_back("current");
  if (event.isHistorical) flags.push_back("historical");
  if (event.isAnswer) flags.push_back("answer");
  if (event.hasGap) flags.push_back("gap");
  return flags;
}

/// A line for each event, for a pipe or a file; how it stands with the broker goes to stderr.
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
    if (!news.remark.empty()) say(stdout, printableLine("! " + news.remark) + "\n");
  }
  void refresh(const monitor::Plant&, const std::string& connection) override {
    if (connection != connection_) tell("s7mqtt: " + connection, stderr);
    connection_ = connection;
  }

 private:
  std::string connection_;
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
      for (const char* flag : flagsOf(event)) line[flag] = true;
      put(line);
    }
    if (!news.remark.empty()) put({{"topic", topic}, {"remark", news.remark}});
  }

 private:
  static void put(const nlohmann::ordered_json& line) {
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
                              fmt::join(flagsOf(event), " ")));
    }
    if (!news.remark.empty()) tell("s7mqtt: " + news.remark, stderr);
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

/// A table that is drawn anew, from the upper left corner of the terminal.
class Table : public MonitorOutput {
 public:
  Table() { say(stdout, CLEAR); }
  ~Table() override { say(stdout, "\n"); }

  void show(const std::string&, const monitor::News& news) override {
    if (!news.remark.empty()) remark_ = printableLine(news.remark);
  }
  void refresh(const monitor::Plant& plant, const std::string& connection) override {
    winsize size{};
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 3 && size.ws_col > 10;
    const size_t rows = known ? size.ws_row : 24;
    const size_t columns = known ? size.ws_col : 80;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const int64_t nowMs = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    std::string frame = HOME;
    for (const std::string& line : monitor::picture(plant, nowMs, rows - 3, printableLine)) {
      append(frame, line, columns);
    }
    append(frame, remark_.empty() ? "" : "! " + remark_, columns);
    frame += REST;
    frame += printableLine(connection).substr(0, columns - 1);
    say(stdout, frame + "\x1b[K");
    std::fflush(stdout);
  }

 private:
  static void append(std::string& frame, const std::string& line, size_t columns) {
    frame += line.substr(0, columns) + "\x1b[K\n";
  }

  static constexpr const char* CLEAR = "\x1b[2J";
  static constexpr const char* HOME = "\x1b[H";
  static constexpr const char* REST = "\x1b[J";
  std::string remark_;
};

}  // namespace

std::unique_ptr<MonitorOutput> monitorOutput(MonitorFormat format) {
  switch (format) {
    case MonitorFormat::Json: return std::make_unique<JsonLines>();
    case MonitorFormat::Csv: return std::make_unique<Rows>();
    case MonitorFormat::People: break;
  }
  if (isatty(STDOUT_FILENO) == 1) return std::make_unique<Table>();
  return std::make_unique<Lines>();
}

}  // namespace cli
