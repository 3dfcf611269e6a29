#pragma once
// The tables of a history; docs/telecontrol.md shows them to people.

#include "monitor/history/database.h"

namespace monitor {

/// Whether a file is a database or may become one: it is not there, or is empty. SQLite itself would take a
/// file of a few bytes for an empty one, and write over it.
bool mayBeDatabase(const std::string& file);

/// Makes the tables in a file that is new, and knows its own again. A failure: the file is something else and
/// stays as it is, or it cannot be read or written.
vcpu::Result<void> prepareTables(Database& database);

}  // namespace monitor
