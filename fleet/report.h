#pragma once
// What became of a fleet, for people and machines. Any thread may call.

#include <string>

#include "fleet/fleet.h"

namespace fleet {

/// A line of how it goes.
std::string statusLine(const Second& second, int64_t count);

/// A table of lines, each with its line feed.
std::string table(const Outcome& outcome);

/// An object of JSON, with the figures of the table and those of every second.
std::string json(const Outcome& outcome);

/// A page of HTML that shows the same with charts. It needs no other file.
std::string page(const Outcome& outcome);

}  // namespace fleet
