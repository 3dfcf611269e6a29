#pragma once
// What a data log is besides its records: what DataLogCreate was told, and what a later run needs to go on.
// It is kept beside the CSV file, in DataLogs/NAME.datalog, as lines of text:
//
//   data log 1
//   records 1000
//   timestamp 1
//   header Record,Date,UTC Time,level,flow
//   data "Station".record
//   columns Real,Real

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vcpu {

enum class DataLogTimestamp : uint8_t { None, Utc, Local };

struct DataLogDefinition {
  uint32_t records = 0;  ///< so many at most, then the oldest is overwritten; never 0
  DataLogTimestamp timestamp = DataLogTimestamp::None;
  std::string header;   ///< the first line of the CSV file, without its end
  std::string data;     ///< the path of the variable that is written
  std::string columns;  ///< what that variable consists of: nameOf(DataLogColumns)

  bool operator==(const DataLogDefinition&) const = default;
};

/// A longer file is no definition.
constexpr size_t DEFINITION_BYTES_MAX = 64 * 1024;

std::string textOf(const DataLogDefinition& definition);

/// Nothing: the text is no definition.
std::optional<DataLogDefinition> definitionIn(std::string_view text);

/// The ID under which programs know the data log of this name, in each run the same; never 0.
uint32_t dataLogId(std::string_view name);

/// Names of its two files.
std::string csvFileOf(std::string_view name);
std::string definitionFileOf(std::string_view name);

/// The name of the data log whose definition this file is; nothing if it is another file.
std::optional<std::string> dataLogOf(std::string_view definitionFile);

}  // namespace vcpu
