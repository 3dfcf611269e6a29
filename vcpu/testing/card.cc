#include "vcpu/testing/card.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace vcpu {

namespace fs = std::filesystem;

TestCard::TestCard() {
  std::string name = (fs::temp_directory_path() / "test-card-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a card");
  folder_ = name;
  auto card = MemoryCard::insert(folder_);
  if (!card) throw std::runtime_error(card.failure());
  card_ = std::move(*card);
}

TestCard::~TestCard() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string TestCard::read(const std::string& file) const {
  std::ifstream stream(folder_ / file, std::ios::binary);
  if (!stream) return "<none>";
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void TestCard::write(const std::string& file, const std::string& text) const {
  fs::create_directories((folder_ / file).parent_path());
  std::ofstream(folder_ / file, std::ios::binary) << text;
}

bool TestCard::has(const std::string& file) const {
  return fs::exists(folder_ / file);
}

}  // namespace vcpu
