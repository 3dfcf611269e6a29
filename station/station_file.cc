#include "station/station_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "station/bounded_file.h"
#include "station/communication_rules.h"
#include "station/organization_block_properties.h"
#include "station/source_list.h"
#include "station/toml/toml.h"
#include "vcpu/family/memory_areas.h"

namespace station {
namespace {

constexpr int64_t CYCLE_MS_MAX = 6000;  // the longest cycle monitoring time TIA Portal lets one set

constexpr int64_t DATA_BLOCK_NUMBER_MAX = 65535;

// toml++ makes a table of each part of a key a.b.c, and takes them apart by recursion.
constexpr std::ptrdiff_t POINTS_OF_LINE_MAX = 1000;

constexpr std::array<std::string_view, 12> KEYS = {
    "name", "cpu",         "dialect",    "sources", "cycle_ms",      "watchdog_ms",
    "ob",   "interval_ms", "db_numbers", "set",     "communication", "card"};

/// One station.toml on its way to a StationFile; keeps the first fault.
class Reader {
 public:
  Reader(const toml::table& table, const std::filesystem::path& file) : table_(table), file_(file) {}

  vcpu::Result<StationFile> read() {
    refuseUnknownKeys();
    readText("name", station_.name);
    readDialect();
    readCpu();
    readSources();
    readMilliseconds("cycle_ms", 0, station_.cycleMs);
    readMilliseconds("watchdog_ms", 1, station_.watchdogMs);
    compareCycleTimes();
    readOrganizationBlocks();
    readDataBlockNumbers();
    readStartValues();
    readCommunication();
    readCard();
    if (!failure_.empty()) return vcpu::Failure{failure_};
    return std::move(station_);
  }

 private:
  void refuse(const toml::source_region& at, std::string sentence) {
    if (!failure_.empty()) return;
    failure_ = fmt::format("{}:{}:{}: error: {}", file_.string(), at.begin.line, at.begin.column,
                           std::move(sentence));
  }

  void refuseUnknownKeys() {
    for (const auto& [key, node] : table_) {
      if (std::find(KEYS.begin(), KEYS.end(), key.str()) == KEYS.end()) {
        refuse(key.source(),
               fmt::format("unknown key '{}'; a station has {}", key.str(), fmt::join(KEYS, ", ")));
      }
    }
  }

  void readText(std::string_view key, std::string& text) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    if (auto value = node->value_exact<std::string>()) {
      text = *value;
    } else {
      refuse(node->source(), fmt::format("'{}' must be a text in quotes", key));
    }
  }

  void readCpu() {
    std::string cpu = defaultCpu(*station_.dialect);
    readText("cpu", cpu);
    if (!setCpu(station_, cpu)) {
      refuse(table_.get("cpu")->source(),
             fmt::format(
                 "unknown cpu '{}'; write a CPU of the families S7-1200, S7-1500, S7-300 or S7-400, as in "
                 "\"S7-1516\"",
                 cpu));
    }
  }

  void readDialect() {
    std::string dialect = "tia";
    readText("dialect", dialect);
    if (dialect == "classic") {
      station_.dialect = &scl::Dialect::Classic;
    } else if (dialect != "tia") {
      refuse(table_.get("dialect")->source(),
             fmt::format("unknown dialect '{}'; write \"tia\", or \"classic\" for S7-SCL V5.x", dialect));
    }
  }

  void readSources() {
    const toml::node* node = table_.get("sources");
    if (node == nullptr) {
      refuse(table_.source(), "no 'sources': list the SCL files of the station in the order to compile them");
      return;
    }
    const toml::array* list = node->as_array();
    if (list == nullptr || list->empty()) {
      refuse(node->source(), "'sources' must be a list of at least one SCL file, as in [\"main.scl\"]");
      return;
    }
    for (const toml::node& entry : *list) {
      auto source = entry.value_exact<std::string>();
      if (!source) {
        refuse(entry.source(), "a source must be a file name in quotes");
        continue;
      }
      addSource(*source, entry.source());
    }
  }

  void addSource(const std::string& source, const toml::source_region& at) {
    std::filesystem::path path = (file_.parent_path() / source).lexically_normal();
    if (!isFile(path)) {
      refuse(at, fmt::format("there is no source file '{}' (looked for {})", source, path.string()));
    } else if (isSourceList(source)) {
      addSourcesOfList(path);
    } else {
      station_.sources.push_back(path.string());
    }
  }

  /// A fault in a list is reported at its place in the list.
  void addSourcesOfList(const std::filesystem::path& list) {
    auto files = readSourceList(list);
    if (!files) {
      if (failure_.empty()) failure_ = files.failure();
      return;
    }
    station_.sources.insert(station_.sources.end(), files->begin(), files->end());
  }

  void readMilliseconds(std::string_view key, int64_t minimum, int32_t& milliseconds) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    auto value = node->value_exact<int64_t>();
    if (!value || *value < minimum || *value > CYCLE_MS_MAX) {
      refuse(node->source(),
             fmt::format("'{}' must be a whole number of milliseconds, {}..{}", key, minimum, CYCLE_MS_MAX));
      return;
    }
    milliseconds = static_cast<int32_t>(*value);
  }

  /// The table of this name; nullptr if there is none, or if it is no table, which is then reported.
  /// `example` is a line below its head.
  const toml::table* tableOf(std::string_view key, std::string_view example) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return nullptr;
    if (!node->is_table())
      refuse(node->source(), fmt::format("'{0}' must be a table: [{0}] and below it {1}", key, example));
    return node->as_table();
  }

  // TIA Portal takes no minimum cycle time that is longer than the maximum. Source: S7-1200 System Manual,
  // 'Monitoring and configuring the cycle time'. The one that is not given follows the other.
  void compareCycleTimes() {
    if (station_.cycleMs <= station_.watchdogMs) return;
    if (!table_.contains("watchdog_ms")) {
      station_.watchdogMs = station_.cycleMs;
      return;
    }
    if (!table_.contains("cycle_ms")) {
      station_.cycleMs = station_.watchdogMs;
      return;
    }
    refuse(table_.get("cycle_ms")->source(),
           fmt::format("the shortest cycle is {} ms and the longest {} ms; make 'cycle_ms' smaller or "
                       "'watchdog_ms' larger",
                       station_.cycleMs, station_.watchdogMs));
  }

  void readOrganizationBlocks() {
    station_.organizationBlocks = readOrganizationBlockProperties(
        table_.get("ob"), table_.get("interval_ms"), {*station_.family, station_.cpuName},
        [this](const toml::source_region& at, std::string sentence) { refuse(at, std::move(sentence)); });
  }

  void readDataBlockNumbers() {
    const toml::table* numbers = tableOf("db_numbers", "Recipe = 5");
    if (numbers == nullptr) return;
    for (const auto& [name, value] : *numbers) {
      auto number = value.value_exact<int64_t>();
      if (!number || *number < 1 || *number > DATA_BLOCK_NUMBER_MAX) {
        refuse(value.source(), fmt::format("the number of {} must be a whole number, 1..{}", name.str(),
                                           DATA_BLOCK_NUMBER_MAX));
        continue;
      }
      const toml::source_position at = name.source().begin;
      station_.memory.dataBlockNumbers.push_back({std::string(name.str()),
                                                  static_cast<int32_t>(*number),
                                                  file_.string(),
                                                  {static_cast<int>(at.line), static_cast<int>(at.column)}});
    }
  }

  void readStartValues() {
    const toml::table* values = tableOf("set", "'\"Config\".port' = \"1883\"");
    if (values == nullptr) return;
    for (const auto& [path, value] : *values) {
      if (auto text = value.value_exact<std::string>()) {
        station_.startValues.emplace_back(path.str(), *text);
      } else {
        refuse(value.source(),
               fmt::format("the value of {} must be an SCL literal in quotes, as in \"1883\" or \"'text'\"",
                           path.str()));
      }
    }
  }

  void readCommunication() {
    const toml::node* node = table_.get("communication");
    if (node == nullptr) return;
    station_.communication = readCommunicationRules(
        *node,
        [this](const toml::source_region& at, std::string sentence) { refuse(at, std::move(sentence)); });
  }

  void readCard() {
    const toml::table* card = tableOf("card", "folder = \"card\"");
    if (card == nullptr) return;
    for (const auto& [key, value] : *card) {
      if (key.str() != "folder")
        refuse(key.source(), fmt::format("unknown key '{}'; a card has folder", key.str()));
    }
    const toml::node* node = card->get("folder");
    const auto folder = node == nullptr ? std::nullopt : node->value_exact<std::string>();
    if (!folder || folder->empty() || folder->find('\0') != folder->npos) {
      refuse(node == nullptr ? card->source() : node->source(),
             "the 'folder' of the card must be a path in quotes, as in \"card\"");
      return;
    }
    station_.cardFolder = (file_.parent_path() / *folder).lexically_normal().string();
  }

  const toml::table& table_;
  const std::filesystem::path& file_;
  StationFile station_;
  std::string failure_;
};

/// The number of the first line with more points than a key may have; 0: none has.
int lineOfTooManyPoints(std::string_view text) {
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (std::count(line.begin(), line.end(), '.') > POINTS_OF_LINE_MAX) return number;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return 0;
}

}  // namespace

bool setCpu(StationFile& station, const std::string& name) {
  const vcpu::CpuFamily* family = vcpu::findCpuFamily(name);
  if (family == nullptr) return false;
  station.cpuName = name;
  station.family = family;
  station.memory.areas = vcpu::memoryAreaSizes(name);
  return true;
}

const char* defaultCpu(const scl::Dialect& dialect) {
  return &dialect == &scl::Dialect::Classic ? "S7-300" : "S7-1500";
}

vcpu::Result<StationFile> parseStationFile(std::string_view text, const std::filesystem::path& file) {
  if (const int line = lineOfTooManyPoints(text); line > 0) {
    return vcpu::Failure{
        fmt::format("{}:{}:1: error: more than {} points on one line; give each value a line of its own",
                    file.string(), line, POINTS_OF_LINE_MAX)};
  }
  toml::parse_result parsed = toml::parse(text, file.string());
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return vcpu::Failure{fmt::format("{}:{}:{}: error: {}", file.string(), error.source().begin.line,
                                     error.source().begin.column, error.description())};
  }
  return Reader(parsed.table(), file).read();
}

std::optional<std::filesystem::path> stationFileOf(const std::filesystem::path& path) {
  std::error_code ignored;
  if (path.extension() == ".toml") return path;
  std::filesystem::path inFolder = path / "station.toml";
  if (std::filesystem::is_directory(path, ignored) && std::filesystem::exists(inFolder, ignored))
    return inFolder;
  return std::nullopt;
}

vcpu::Result<StationFile> readStationFile(const std::filesystem::path& path) {
  const vcpu::Result<std::string> text = readTextFile(path.string());
  if (!text) return vcpu::Failure{text.failure()};
  return parseStationFile(*text, path);
}

}  // namespace station
