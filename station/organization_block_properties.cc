#include "station/organization_block_properties.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scl/library/organization_block_names.h"
#include "vcpu/cpu/organization_blocks.h"

namespace station {
namespace {

using vcpu::OrganizationBlockProperties;

/// A key, and the OBs that have it; those of no interrupts belong to all.
struct Key {
  std::string_view name;
  std::string_view blocks{};
  bool (*has)(int number) = [](int) { return true; };
};
constexpr std::string_view CYCLIC = "cyclic interrupts: OB30 .. OB38";
constexpr std::string_view TIME_OF_DAY = "time-of-day interrupts: OB10 .. OB17";
constexpr Key KEYS[] = {{"interval_ms", CYCLIC, vcpu::isCyclicInterrupt},
                        {"interval_us", CYCLIC, vcpu::isCyclicInterrupt},
                        {"phase_ms", CYCLIC, vcpu::isCyclicInterrupt},
                        {"phase_us", CYCLIC, vcpu::isCyclicInterrupt},
                        {"priority"},
                        {"events_queued", CYCLIC, vcpu::isCyclicInterrupt},
                        {"start", TIME_OF_DAY, vcpu::isTimeOfDayInterrupt},
                        {"execution", TIME_OF_DAY, vcpu::isTimeOfDayInterrupt},
                        {"local_time", TIME_OF_DAY, vcpu::isTimeOfDayInterrupt}};

/// As TIA Portal names them, in small letters.
struct Execution {
  std::string_view name;
  vcpu::TimeOfDayPeriod period;
};
constexpr Execution EXECUTIONS[] = {
    {"once", vcpu::TimeOfDayPeriod::Once},     {"every minute", vcpu::TimeOfDayPeriod::EveryMinute},
    {"hourly", vcpu::TimeOfDayPeriod::Hourly}, {"daily", vcpu::TimeOfDayPeriod::Daily},
    {"weekly", vcpu::TimeOfDayPeriod::Weekly}, {"monthly", vcpu::TimeOfDayPeriod::Monthly},
    {"yearly", vcpu::TimeOfDayPeriod::Yearly}, {"end of month", vcpu::TimeOfDayPeriod::EndOfMonth}};

constexpr int64_t MICROSECONDS_PER_MS = 1000;

// Of an interval, in TIA Portal. It names no longest phase offset and no longest queue: our choice.
constexpr int64_t TIME_MS_MAX = 60'000;
constexpr int64_t EVENTS_QUEUED_MAX = 12;

// Of a Date_And_Time, which SET_TINT takes.
constexpr int START_YEAR_MIN = 1990;
constexpr int START_YEAR_MAX = 2089;

// The priorities of these cannot be changed. Source: TIA Portal Information System, 'Setting time interrupts
// (S7-300, S7-400)'.
constexpr std::string_view CPUS_OF_FIXED_PRIORITIES = "S7-3";

/// [ob.OB30] and its kin, one after the other, into `properties`.
class PropertiesReader {
 public:
  PropertiesReader(const CpuOfProperties& cpu, const Refuse& refuse,
                   std::map<int, OrganizationBlockProperties>& properties)
      : cpu_(cpu), refuse_(refuse), properties_(properties) {}

  void readBlock(const toml::key& name, const toml::node& value) {
    const int number = scl::organizationBlockNumber(name.str());
    kind_ = number != 0 ? vcpu::organizationBlockKind(number) : nullptr;
    if (kind_ == nullptr) {
      return refuse_(
          name.source(),
          fmt::format("'{}' is no OB whose kind is known; write a number, as in OB30", name.str()));
    }
    if (!kind_->isCalled) {
      return refuse_(name.source(),
                     fmt::format("{} is a {}, and the virtual CPU has no event that starts one", name.str(),
                                 kind_->name));
    }
    table_ = value.as_table();
    if (table_ == nullptr) {
      return refuse_(value.source(),
                     fmt::format("'{0}' must be a table: [ob.{0}] and below it priority = 12", name.str()));
    }
    name_ = name.str();
    if (properties_.contains(number)) {
      return refuse_(name.source(), fmt::format("OB{} is there twice", number));
    }
    if (!refuseUnknownKeys()) return;
    OrganizationBlockProperties& block = properties_[number];
    if (vcpu::isCyclicInterrupt(number)) readCyclic(block);
    if (vcpu::isTimeOfDayInterrupt(number)) readTimeOfDay(block);
    readPriority(block);
  }

  /// One line of [interval_ms].
  void readInterval(const toml::key& name, const toml::node& value) {
    const int number = scl::organizationBlockNumber(name.str());
    if (!vcpu::isCyclicInterrupt(number)) {
      return refuse_(name.source(),
                     fmt::format("'{}' is no cyclic interrupt; write OB30 .. OB38", name.str()));
    }
    name_ = name.str();
    OrganizationBlockProperties& block = properties_[number];
    if (block.intervalMicroseconds != 0) {
      return refuse_(name.source(), fmt::format("OB{} has its interval already", number));
    }
    if (const auto time = readTime(value, "interval", MICROSECONDS_PER_MS, shortestInterval())) {
      block.intervalMicroseconds = *time;
    }
  }

 private:
  bool refuseUnknownKeys() {
    bool known = true;
    for (const auto& [key, node] : *table_) {
      const auto* found = std::ranges::find(KEYS, key.str(), &Key::name);
      if (found == std::end(KEYS)) {
        std::vector<std::string_view> names;
        for (const Key& one : KEYS) names.push_back(one.name);
        refuse_(key.source(), fmt::format("unknown key '{}'; an organization block has {}", key.str(),
                                          fmt::join(names, ", ")));
        known = false;
      } else if (!found->has(kind_->first)) {
        refuse_(key.source(), fmt::format("{} is a {}, and '{}' belongs to {}", name_, kind_->name, key.str(),
                                          found->blocks));
        known = false;
      }
    }
    return known;
  }

  // 'start' and 'execution' belong together: without both TIA Portal has 'Never'.
  void readTimeOfDay(OrganizationBlockProperties& block) {
    const toml::node* start = table_->get("start");
    const toml::node* execution = table_->get("execution");
    const toml::node* local = table_->get("local_time");
    if (start == nullptr && execution == nullptr && local == nullptr) return;
    if (start == nullptr || execution == nullptr) {
      return refuse_(table_->source(),
                     fmt::format("{} needs both 'start' and 'execution', or neither of them", name_));
    }
    vcpu::TimeOfDaySchedule schedule;
    if (!readStart(*start, schedule) || !readExecution(*execution, schedule)) return;
    if (local != nullptr && !local->is_boolean()) {
      return refuse_(local->source(), fmt::format("the 'local_time' of {} must be true or false", name_));
    }
    schedule.isLocal = local != nullptr && local->ref<bool>();
    if (!vcpu::fitsPeriod(schedule)) {
      return refuse_(start->source(),
                     fmt::format("{} runs monthly, so the day of its 'start' is 1..28; for the last day "
                                 "write execution = \"end of month\"",
                                 name_));
    }
    block.timeOfDay = schedule;
  }

  bool readStart(const toml::node& node, vcpu::TimeOfDaySchedule& schedule) {
    const auto value = node.value_exact<toml::date_time>();
    const bool isWholeMinute =
        value && !value->offset && value->time.second == 0 && value->time.nanosecond == 0;
    if (!isWholeMinute || value->date.year < START_YEAR_MIN || value->date.year > START_YEAR_MAX) {
      refuse_(node.source(),
              fmt::format("the 'start' of {} must be a date and a time without seconds, {}..{}, "
                          "as in start = 2026-11-29 06:30:00",
                          name_, START_YEAR_MIN, START_YEAR_MAX));
      return false;
    }
    const std::chrono::sys_days day(std::chrono::year(value->date.year) / value->date.month /
                                    value->date.day);
    const auto start = day + std::chrono::hours(value->time.hour) + std::chrono::minutes(value->time.minute);
    schedule.start = std::chrono::nanoseconds(start.time_since_epoch()).count();
    return true;
  }

  bool readExecution(const toml::node& node, vcpu::TimeOfDaySchedule& schedule) {
    const auto name = node.value_exact<std::string_view>();
    const auto* found = std::ranges::find(EXECUTIONS, name.value_or(""), &Execution::name);
    if (found == std::end(EXECUTIONS)) {
      std::vector<std::string_view> names;
      for (const Execution& one : EXECUTIONS) names.push_back(one.name);
      refuse_(node.source(),
              fmt::format("the 'execution' of {} must be one of: {}", name_, fmt::join(names, ", ")));
      return false;
    }
    schedule.period = found->period;
    return true;
  }

  void readCyclic(OrganizationBlockProperties& block) {
    if (const auto time = readTimeOfKeys("interval", shortestInterval())) block.intervalMicroseconds = *time;
    if (const auto time = readTimeOfKeys("phase", 0)) block.phaseMicroseconds = *time;
    const toml::node* queued = table_->get("events_queued");
    if (queued == nullptr) return;
    if (const auto number = wholeNumber(*queued, 1, EVENTS_QUEUED_MAX)) {
      block.eventsQueued = static_cast<int>(*number);
    } else {
      refuse_(queued->source(), fmt::format("the 'events_queued' of {} must be a whole number, 1..{}", name_,
                                            EVENTS_QUEUED_MAX));
    }
  }

  int64_t shortestInterval() const { return cpu_.family.cyclicInterrupts.microsecondsMin; }

  // interval_ms or interval_us.
  std::optional<int64_t> readTimeOfKeys(std::string_view stem, int64_t microsecondsMin) {
    const toml::node* milliseconds = table_->get(fmt::format("{}_ms", stem));
    const toml::node* microseconds = table_->get(fmt::format("{}_us", stem));
    if (milliseconds != nullptr && microseconds != nullptr) {
      refuse_(microseconds->source(),
              fmt::format("{} has both '{}_ms' and '{}_us'; write one of them", name_, stem, stem));
      return std::nullopt;
    }
    if (milliseconds != nullptr) return readTime(*milliseconds, stem, MICROSECONDS_PER_MS, microsecondsMin);
    if (microseconds != nullptr) return readTime(*microseconds, stem, 1, microsecondsMin);
    return std::nullopt;
  }

  /// In microseconds; `unit` is what one of the file's is worth.
  std::optional<int64_t> readTime(const toml::node& node, std::string_view stem, int64_t unit,
                                  int64_t microsecondsMin) {
    const int64_t step = std::max<int64_t>(unit, cpu_.family.cyclicInterrupts.microsecondsStep) / unit;
    const int64_t least = (microsecondsMin + unit - 1) / unit;
    const int64_t most = TIME_MS_MAX * MICROSECONDS_PER_MS / unit;
    const auto number = wholeNumber(node, least, most);
    if (number && *number % step == 0) return *number * unit;
    const std::string multiple = step > 1 ? fmt::format(", a multiple of {} on an {}", step, cpu_.name) : "";
    refuse_(node.source(), fmt::format("the {} of {} must be a whole number of {}, {}..{}{}",
                                       stem == "phase" ? "phase offset" : stem, name_,
                                       unit == 1 ? "microseconds" : "milliseconds", least, most, multiple));
    return std::nullopt;
  }

  void readPriority(OrganizationBlockProperties& block) {
    const toml::node* node = table_->get("priority");
    if (node == nullptr) return;
    const auto priority = wholeNumber(*node, kind_->priorityMin, kind_->priorityMax);
    if (cpu_.name.starts_with(CPUS_OF_FIXED_PRIORITIES)) {
      refuse_(node->source(), fmt::format("the priorities of OBs of an {} cannot be changed", cpu_.name));
    } else if (priority) {
      block.priority = static_cast<int>(*priority);
    } else if (kind_->priorityMin == kind_->priorityMax) {
      refuse_(node->source(), fmt::format("the priority of a {} is {} and cannot be changed", kind_->name,
                                          kind_->priorityMin));
    } else {
      refuse_(node->source(), fmt::format("the priority of a {} must be a whole number, {}..{}", kind_->name,
                                          kind_->priorityMin, kind_->priorityMax));
    }
  }

  static std::optional<int64_t> wholeNumber(const toml::node& node, int64_t least, int64_t most) {
    const auto number = node.value_exact<int64_t>();
    return number && least <= *number && *number <= most ? number : std::nullopt;
  }

  const CpuOfProperties& cpu_;
  const Refuse& refuse_;
  std::map<int, OrganizationBlockProperties>& properties_;
  const vcpu::OrganizationBlockKind* kind_ = nullptr;
  const toml::table* table_ = nullptr;
  std::string name_;  ///< as written: ob30
};

}  // namespace

std::map<int, OrganizationBlockProperties> readOrganizationBlockProperties(const toml::node* blocks,
                                                                           const toml::node* intervalsMs,
                                                                           const CpuOfProperties& cpu,
                                                                           const Refuse& refuse) {
  std::map<int, OrganizationBlockProperties> properties;
  PropertiesReader reader(cpu, refuse, properties);
  if (blocks != nullptr && !blocks->is_table()) {
    refuse(blocks->source(), "'ob' must be a table: [ob.OB30] and below it interval_ms = 50");
  } else if (blocks != nullptr) {
    for (const auto& [name, value] : *blocks->as_table()) reader.readBlock(name, value);
  }
  if (intervalsMs != nullptr && !intervalsMs->is_table()) {
    refuse(intervalsMs->source(), "'interval_ms' must be a table: [interval_ms] and below it OB30 = 50");
  } else if (intervalsMs != nullptr) {
    for (const auto& [name, value] : *intervalsMs->as_table()) reader.readInterval(name, value);
  }
  return properties;
}

}  // namespace station
