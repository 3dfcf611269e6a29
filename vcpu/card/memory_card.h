#pragma once
// The memory card of a CPU: a folder of the host with the folders that a card has.
//
// Names come from PLC programs and from nobody who is trusted. A name is one part of a path and nothing else,
// and a symbolic link is never followed: whatever a program asks for, nothing outside the folder is opened,
// made, renamed or removed.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "vcpu/card/card_file.h"
#include "vcpu/result/result.h"

namespace vcpu {

/// A folder in the root of the card.
enum class CardFolder { DataLogs, Recipes, UserFiles };

/// Its name on the card.
std::string_view nameOf(CardFolder folder);

/// Belongs to one CPU at a time. All functions wait for the disk. For the thread of the CPU.
class MemoryCard {
 public:
  /// The card that is the folder `path`; made if it is not there. Fails with a sentence if it is no folder,
  /// cannot be read, or is the card of another CPU that runs.
  static Result<std::unique_ptr<MemoryCard>> insert(const std::filesystem::path& path);

  /// Opens a file that is there, to read it.
  CardFault openToRead(CardFolder folder, std::string_view name, CardFile& file);
  /// Opens a file that is there, to read and write it.
  CardFault openToWrite(CardFolder folder, std::string_view name, CardFile& file);
  /// Makes a file, and the folder if it is not there: AlreadyThere if there is one.
  CardFault create(CardFolder folder, std::string_view name, CardFile& file);
  CardFault remove(CardFolder folder, std::string_view name);
  /// Gives a file a new name, at once; another one of that name is gone then.
  CardFault rename(CardFolder folder, std::string_view from, std::string_view to);

  /// Hands over the names in a folder, `namesMax` at most, until `look` answers true.
  CardFault findName(CardFolder folder, size_t namesMax, const std::function<bool(std::string_view)>& look);

 private:
  explicit MemoryCard(Descriptor root) : root_(std::move(root)) {}

  Descriptor root_;
};

}  // namespace vcpu
