#pragma once
// Files of the user that are read as text. Any thread may call.

#include <string>

#include "vcpu/result/result.h"

namespace station {

/// Larger files are no sources: a whole PLC's program has a few megabytes.
constexpr size_t TEXT_FILE_BYTES_MAX = 64 * 1024 * 1024;

/// The bytes of a file or of a pipe, as <(...) of a shell makes one. Fails with "FILE: error: ..." if there
/// is none, if it is a folder or a device, cannot be read, or has more than TEXT_FILE_BYTES_MAX.
vcpu::Result<std::string> readTextFile(const std::string& file);

}  // namespace station
