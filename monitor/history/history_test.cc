#include "monitor/history/history.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "tests/child.h"

namespace monitor {
namespace {

constexpr int64_t NOW = 1'772'346'605'000;  // 2026-03-01T06:30:05Z

class HistoryFile : public testing::Test {
 protected:
  std::string path() const { return folder_ / "plant.sqlite"; }

  std::unique_ptr<History> open() {
    auto opened = History::open(path());
    EXPECT_TRUE(opened) << opened.failure();
    return opened ? std::move(*opened) : nullptr;
  }

  void take(History& history, const std::string& topic, const std::string& payload) {
    const News news = plant_.take({.topic = topic, .payload = payload, .utcMs = NOW});
    history.add(news, plant_.stations().at(news.station), NOW);
  }

  /// What a query of a person answers, a line each row.
  std::string query(const std::string& sql) {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open_v2(path().c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    std::string text;
    const auto append = [](void* to, int columns, char** values, char**) {
      for (int i = 0; i < columns; ++i)
        *static_cast<std::string*>(to) +=
            fmt::format("{}{}", i == 0 ? "" : "|", values[i] == nullptr ? "" : values[i]);
      *static_cast<std::string*>(to) += "\n";
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), append, &text, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
    return text;
  }

  tests::Folder folder_;
  Plant plant_;
};

TEST_F(HistoryFile, HoldsEventsGapsAndStates) {
  const auto history = open();
  take(*history, "a/state", "online");
  take(
      *history, "a/events",
      R"({"seq":1,"vals":[{"id":"1","val":20.5,"ts":"2026-03-01T06:30:00.125Z","qc":1,"cur":true,"gap":true}]})");
  take(*history, "a/events",
       R"({"seq":4,"lost":3,"vals":[{"id":"4","val":3,"alm":3},{"id":"x","val":"on"}]})");
  take(*history, "a/state", "online");
  take(*history, "a/state", "offline");
  take(*history, "a/events", "garbage");
  history->addConnection(false, NOW);
  EXPECT_EQ(query("SELECT count(*) FROM event"), "0\n");
  history->commit(NOW);
  EXPECT_EQ(query("SELECT station, point, value, quality, time, arrived, changed, block, flags FROM events "
                  "ORDER BY id"),
            "a|1|20.5|uncertain|2026-03-01T06:30:00.125Z|2026-03-01T06:30:05.000Z||1|current gap\n"
            "a|4|3|good||2026-03-01T06:30:05.000Z|3|4|alarm\n"
            "a|x|\"on\"|good||2026-03-01T06:30:05.000Z||4|\n");
  EXPECT_EQ(query("SELECT kind, count FROM gap"), "blocks|2\nevents|3\n");
  EXPECT_EQ(query("SELECT station, online FROM state"), "1|1\n1|0\n|0\n");
  EXPECT_EQ(query("SELECT name, newest_block, lost FROM station"), "a|4|3\n");
}

TEST_F(HistoryFile, IsContinued) {
  auto history = open();
  for (int number = 0; number < 700; ++number)
    take(*history, "a/events",
         fmt::format(R"({{"seq":{0},"lost":2,"vals":[{{"id":"1","val":{0}}}]}})", number));
  take(*history, "a/events",
       R"({"seq":700,"vals":[{"id":"4","val":3,"alm":3,"ts":"2026-03-01T06:30:00.125Z","qc":0}]})");
  history.reset();
  history = open();
  plant_ = Plant();
  history->restore(plant_);
  const StationView& station = plant_.stations().at("a");
  EXPECT_EQ(station.newestBlock, 700U);
  EXPECT_EQ(station.lostEvents, 2);
  const std::vector<Sample> samples = station.points.at("1").trend.samples();
  ASSERT_EQ(samples.size(), Trend::SAMPLES_MAX);
  EXPECT_EQ(samples.front().value, 200);
  EXPECT_EQ(samples.back().value, 699);
  EXPECT_EQ(samples.back().utcMs, NOW);
  ASSERT_TRUE(station.points.at("4").alarm);
  EXPECT_TRUE(station.points.at("4").alarm->isPresent);
  EXPECT_EQ(station.points.at("4").newest.quality, Quality::Bad);
  // A block that came in the run before comes again; behind it one is missing.
  take(*history, "a/events", R"({"seq":700,"vals":[{"id":"1","val":9}]})");
  take(*history, "a/events", R"({"seq":702,"vals":[{"id":"1","val":9}]})");
  history->commit(NOW);
  EXPECT_EQ(query("SELECT count(*), max(value) FROM event WHERE point = 1"), "701|699\n");
  EXPECT_EQ(query("SELECT kind, count FROM gap"), "events|2\nblocks|1\n");
}

TEST_F(HistoryFile, MayBeReadMeanwhile) {
  const auto history = open();
  take(*history, "a/events", R"({"vals":[{"id":"1","val":1}]})");
  history->commit(NOW);
  take(*history, "a/events", R"({"vals":[{"id":"1","val":2}]})");
  EXPECT_EQ(query("SELECT count(*) FROM event"), "1\n");
  history->commit(NOW);
  EXPECT_EQ(query("SELECT count(*) FROM event"), "2\n");
  EXPECT_EQ(history->trouble(), "");
}

TEST_F(HistoryFile, HoldsTextsAsTheyAre) {
  const auto history = open();
  take(*history, "a'; DROP TABLE event; --/events", R"({"vals":[{"id":"'\u0000\"","val":"'); --"}]})");
  history->commit(NOW);
  EXPECT_EQ(query("SELECT station, hex(point), value FROM events"),
            "a'; DROP TABLE event; --|270022|\"'); --\"\n");
}

constexpr const char* NO_HISTORY = "it is no history of s7mqtt monitor, and stays as it is";

std::string bytesOf(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST_F(HistoryFile, IsNoOtherFile) {
  const auto refused = [this](const std::string& why) {
    const std::string before = bytesOf(path());
    const auto opened = History::open(path());
    EXPECT_FALSE(opened);
    EXPECT_NE(opened.failure().find(why), std::string::npos) << opened.failure();
    EXPECT_EQ(bytesOf(path()), before);
    std::filesystem::remove_all(path());
  };
  std::ofstream(path()) << std::string(5000, 'x');
  refused(NO_HISTORY);
  // SQLite takes a file of less than a head for an empty one.
  std::ofstream(path()) << "x";
  refused(NO_HISTORY);
  std::ofstream(path()) << "SQLite format 3 is what this text is about, " << std::string(5000, 'x');
  refused("file is not a database");
  sqlite3* database = nullptr;
  sqlite3_open(path().c_str(), &database);
  sqlite3_exec(database, "CREATE TABLE mine(x)", nullptr, nullptr, nullptr);
  sqlite3_close(database);
  refused(NO_HISTORY);
  open().reset();
  sqlite3_open(path().c_str(), &database);
  sqlite3_exec(database, "PRAGMA user_version = 2", nullptr, nullptr, nullptr);
  sqlite3_close(database);
  refused("another version");
  std::filesystem::create_directory(path());
  EXPECT_FALSE(History::open(path()));
  EXPECT_FALSE(History::open(folder_ / "no/such/folder/file"));
}

/// While it lives no file of this process grows beyond so many bytes, as on a disk that is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit now{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(HistoryFile, TellsWhatAFullDiskDoesNotTake) {
  const auto history = open();
  take(*history, "a/events", R"({"vals":[{"id":"1","val":1}]})");
  history->commit(NOW);
  {
    const FullDisk full(std::filesystem::file_size(path() + "-wal"));
    take(*history, "a/events", R"({"vals":[{"id":"1","val":2},{"id":"2","val":2}]})");
    history->commit(NOW);
    EXPECT_NE(history->trouble().find("2 events could not be written: disk I/O error"), std::string::npos)
        << history->trouble();
    take(*history, "a/events", R"({"vals":[{"id":"1","val":3}]})");
    history->commit(NOW);
    EXPECT_NE(history->trouble().find("3 events could not be written"), std::string::npos)
        << history->trouble();
  }
  take(*history, "a/events", R"({"vals":[{"id":"2","val":4}]})");
  history->commit(NOW);
  EXPECT_EQ(query("SELECT point, value FROM events"), "1|1\n2|4\n");
  EXPECT_EQ(query("SELECT kind, count FROM gap"), "unwritten|3\n");
}

}  // namespace
}  // namespace monitor
