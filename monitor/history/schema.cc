#include "monitor/history/schema.h"

#include <filesystem>
#include <fstream>
#include <string_view>

namespace monitor {
namespace {

/// What the head of the file says it is: S7MH.
constexpr int64_t APPLICATION = 1396133192;
constexpr int64_t VERSION = 1;

constexpr const char* TABLES = R"sql(
BEGIN IMMEDIATE;
PRAGMA application_id = 1396133192;
PRAGMA user_version = 1;
CREATE TABLE station(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  newest_block INTEGER,             -- number of the newest block
  lost INTEGER NOT NULL DEFAULT 0   -- events it has lost, as it says
);
CREATE TABLE point(
  id INTEGER PRIMARY KEY,
  station INTEGER NOT NULL REFERENCES station(id),
  name TEXT NOT NULL,
  UNIQUE(station, name)
);
CREATE TABLE event(
  id INTEGER PRIMARY KEY,           -- in the order of arrival
  point INTEGER NOT NULL REFERENCES point(id),
  arrived INTEGER NOT NULL,         -- milliseconds since 1970, as all times here
  time INTEGER,                     -- of the station; NULL: it has no clock
  block INTEGER,
  value NUMERIC,
  changed INTEGER,                  -- bits, of an alarm or a status word
  quality TEXT NOT NULL,            -- good, uncertain, bad
  flags TEXT NOT NULL               -- current historical answer gap alarm
);
CREATE INDEX event_of_point ON event(point, id);
CREATE TABLE gap(
  arrived INTEGER NOT NULL,
  station INTEGER REFERENCES station(id),  -- NULL: of any
  kind TEXT NOT NULL,               -- blocks: never came; events: lost in the station; unwritten: lost by this file
  count INTEGER NOT NULL
);
CREATE TABLE state(
  arrived INTEGER NOT NULL,
  station INTEGER REFERENCES station(id),  -- NULL: the monitor itself, at its broker
  online INTEGER NOT NULL
);
CREATE VIEW events AS
  SELECT event.id, station.name AS station, point.name AS point, value, quality,
    strftime('%Y-%m-%dT%H:%M:%fZ', time / 1000.0, 'unixepoch') AS time,
    strftime('%Y-%m-%dT%H:%M:%fZ', arrived / 1000.0, 'unixepoch') AS arrived, changed, block, flags
  FROM event JOIN point ON point.id = event.point JOIN station ON station.id = point.station;
COMMIT;
)sql";

constexpr std::string_view DATABASE_HEAD = "SQLite format 3";

}  // namespace

bool mayBeDatabase(const std::string& file) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return true;
  if (!fs::is_regular_file(file, ignored)) return false;
  if (fs::file_size(file, ignored) == 0) return true;
  std::string head(DATABASE_HEAD.size(), 0);
  std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
  return head == DATABASE_HEAD;
}

vcpu::Result<void> prepareTables(Database& database) {
  const auto application = database.number("PRAGMA application_id");
  const auto tables = database.number("SELECT count(*) FROM sqlite_master");
  if (!application || !tables) return vcpu::Failure{database.failure()};
  const bool isNew = *application == 0 && *tables == 0;
  if (!isNew && *application != APPLICATION)
    return vcpu::Failure{"it is no history of s7mqtt monitor, and stays as it is"};
  if (!isNew && database.number("PRAGMA user_version") != VERSION)
    return vcpu::Failure{"it is the history of another version of s7mqtt, and stays as it is"};
  // With a log of its own behind the file a reader never waits, and what was committed survives the process.
  if (!database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"))
    return vcpu::Failure{database.failure()};
  if (isNew && !database.run(TABLES)) return vcpu::Failure{database.failure()};
  return {};
}

}  // namespace monitor
