#pragma once
// What FileReadC, FileWriteC and FileDelete share: names of files with their folder, and pieces of a
// variable. For the thread on which the block runs.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "vcpu/access/area.h"
#include "vcpu/card/memory_card.h"

namespace vcpu {

/// More bytes no file has, and no job moves. Source: TIA Portal Information System, FileWriteC.
constexpr uint64_t USER_FILE_BYTES_MAX = 16 * 1024 * 1024;

/// A call moves so many at most. Source: the same, FileReadC (S7-1500).
constexpr uint64_t USER_FILE_BYTES_PER_CALL = 32 * 1024;

/// A file on the card: UserFiles/list.txt.
struct UserFileName {
  CardFolder folder = CardFolder::UserFiles;
  std::string name;

  std::string path() const { return std::string(nameOf(folder)) + "/" + name; }
};

/// Nothing: it is no path to a file in one of the folders of a card. Source: the same, FileReadC: at most 55
/// characters, of letters, digits, - and _, and one point.
std::optional<UserFileName> userFileName(std::string_view path);
/// The same of a String that holds the path; nothing if it is none.
std::optional<UserFileName> userFileName(const Area& path);

/// The bytes of Data; empty if it is no Byte and no array of Byte.
std::span<uint8_t> bytesOfData(const Area& data);

}  // namespace vcpu
