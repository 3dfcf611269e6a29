#pragma once
// A memory card in a folder of its own. For tests.

#include <filesystem>
#include <memory>
#include <string>

#include "vcpu/card/memory_card.h"

namespace vcpu {

/// The folder is gone with the object.
class TestCard {
 public:
  TestCard();
  ~TestCard();
  TestCard(const TestCard&) = delete;
  TestCard& operator=(const TestCard&) = delete;

  MemoryCard& card() { return *card_; }
  const std::filesystem::path& folder() const { return folder_; }

  /// What the file "DataLogs/Levels.csv" holds; "<none>" without it.
  std::string read(const std::string& file) const;
  /// Makes it or replaces what it holds.
  void write(const std::string& file, const std::string& text) const;
  bool has(const std::string& file) const;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<MemoryCard> card_;
};

}  // namespace vcpu
