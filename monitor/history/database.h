#pragma once
// A file of SQLite. One thread.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "vcpu/result/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace monitor {

class Database;

/// An SQL statement that is run again and again. Ends before its database does.
class Statement {
 public:
  Statement(const Database& database, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Begins anew, without values.
  void reset();
  /// Values in the order of its question marks; nothing is NULL.
  Statement& bind(const std::string& text);
  Statement& bind(std::optional<int64_t> number);

  /// The next row. False: there is none, or it failed, which the database knows.
  bool step();
  /// reset(), behind a step() that brings no row. Whether it succeeded.
  bool run();

  /// Of the row that step() has brought.
  std::optional<int64_t> number(int column) const;
  std::string text(int column) const;

 private:
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
  int answer_ = 0;
};

class Database {
 public:
  /// Opens a file or makes it. A failure is SQLite's sentence.
  static vcpu::Result<std::unique_ptr<Database>> open(const std::string& file);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs statements without values. Whether all succeeded.
  bool run(const char* sql);
  /// The number that a query answers; none if it fails.
  std::optional<int64_t> number(const char* sql) const;
  int64_t newestRow() const;
  /// SQLite's sentence about the last failure.
  std::string failure() const;

 private:
  friend class Statement;
  explicit Database(sqlite3* database) : database_(database) {}

  sqlite3* database_;
};

}  // namespace monitor
