#include "monitor/history/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace monitor {
namespace {

/// How long another program may hold the file, a person with a query perhaps.
constexpr int PATIENCE_MS = 1000;

}  // namespace

Statement::Statement(const Database& database, const char* sql) {
  answer_ = sqlite3_prepare_v2(database.database_, sql, -1, &statement_, nullptr);
}

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  bound_ = 0;
}

Statement& Statement::bind(const std::string& text) {
  sqlite3_bind_text(statement_, ++bound_, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(std::optional<int64_t> number) {
  ++bound_;
  if (number) sqlite3_bind_int64(statement_, bound_, *number);
  return *this;
}

bool Statement::step() {
  if (statement_ == nullptr) return false;
  answer_ = sqlite3_step(statement_);
  return answer_ == SQLITE_ROW;
}

bool Statement::run() {
  while (step()) {
  }
  reset();
  return answer_ == SQLITE_DONE;
}

std::optional<int64_t> Statement::number(int column) const {
  if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
  return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (bytes == nullptr) return "";
  return {bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

vcpu::Result<std::unique_ptr<Database>> Database::open(const std::string& file) {
  // SQLite takes :memory: and its like for no file.
  const std::string path = file.starts_with(':') ? fmt::format("./{}", file) : file;
  sqlite3* database = nullptr;
  sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  std::unique_ptr<Database> opened(new Database(database));
  if (sqlite3_errcode(database) != SQLITE_OK) return vcpu::Failure{opened->failure()};
  sqlite3_busy_timeout(database, PATIENCE_MS);
  return opened;
}

Database::~Database() {
  sqlite3_close(database_);
}

bool Database::run(const char* sql) {
  return sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::optional<int64_t> Database::number(const char* sql) const {
  Statement query(*this, sql);
  if (!query.step()) return std::nullopt;
  return query.number(0);
}

int64_t Database::newestRow() const {
  return sqlite3_last_insert_rowid(database_);
}

std::string Database::failure() const {
  return sqlite3_errmsg(database_);
}

}  // namespace monitor
