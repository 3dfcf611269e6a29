#pragma once

#include <functional>
#include <string>

#include "station/toml/toml.h"

namespace station {

/// Called with a place in the file and a sentence that says what is wrong there.
using Refuse = std::function<void(const toml::source_region& at, std::string sentence)>;

}  // namespace station
