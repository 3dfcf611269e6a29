#pragma once
// Files that are read and written as a whole. Any thread may call; two calls for one path at the same time
// exclude each other nowhere.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vcpu/result/result.h"

namespace station {

/// The bytes of a file; nothing if there is no such file. Fails if it is no regular file or cannot be read.
vcpu::Result<std::optional<std::vector<uint8_t>>> readWholeFile(const std::string& path);

/// Replaces the contents of a file, or makes it, readable by its owner only. Whoever opens the file at any
/// time, also after a crash of the machine, finds the old contents or the new ones, whole: the bytes go to
/// `path`.new first, reach the disk, and that file takes the name. A failure leaves the old contents.
vcpu::Result<void> replaceFile(const std::string& path, std::span<const uint8_t> bytes);

/// Whether replaceFile could write, tried without touching the file.
vcpu::Result<void> tryReplacing(const std::string& path);

}  // namespace station
