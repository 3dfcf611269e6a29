#include "vcpu/card/memory_card.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vcpu {
namespace {

constexpr int OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
// A pipe without a writer must not hold the CPU up.
constexpr int OPEN_FILE = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
constexpr mode_t NEW_FILE = 0644;
constexpr mode_t NEW_FOLDER = 0755;

bool isOnePart(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == name.npos &&
         name.find('\0') == name.npos;
}

Descriptor openFolder(const Descriptor& root, CardFolder folder) {
  return Descriptor(openat(root.number(), std::string(nameOf(folder)).c_str(), OPEN_FOLDER));
}

CardFault openFile(const Descriptor& root, CardFolder folder, std::string_view name, int flags,
                   CardFile& file) {
  if (!isOnePart(name)) return {CardFault::Kind::NotPlain, 0};
  const Descriptor at = openFolder(root, folder);
  if (!at.isOpen()) return faultOfHost(errno);
  Descriptor opened(openat(at.number(), std::string(name).c_str(), OPEN_FILE | flags, NEW_FILE));
  if (!opened.isOpen()) return faultOfHost(errno);
  struct stat facts {};
  if (fstat(opened.number(), &facts) != 0) return faultOfHost(errno);
  if (!S_ISREG(facts.st_mode)) return {CardFault::Kind::NotPlain, 0};
  file = CardFile(std::move(opened));
  return {};
}

}  // namespace

std::string_view nameOf(CardFolder folder) {
  switch (folder) {
    case CardFolder::DataLogs: return "DataLogs";
    case CardFolder::Recipes: return "Recipes";
    case CardFolder::UserFiles: return "UserFiles";
  }
  return "";
}

Result<std::unique_ptr<MemoryCard>> MemoryCard::insert(const std::filesystem::path& path) {
  const auto failure = [&path](const std::string& why) {
    return Failure{fmt::format("the folder of the memory card, {}: {}", path.string(), why)};
  };
  if (mkdir(path.c_str(), NEW_FOLDER) != 0 && errno != EEXIST) return failure(std::strerror(errno));
  // The folder itself may be reached by a link: the user named it.
  Descriptor root(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root.isOpen()) return failure(std::strerror(errno));
  if (flock(root.number(), LOCK_EX | LOCK_NB) != 0) {
    return failure(errno == EWOULDBLOCK ? "another CPU that runs has this card; give each a folder of its own"
                                        : std::strerror(errno));
  }
  return std::unique_ptr<MemoryCard>(new MemoryCard(std::move(root)));
}

CardFault MemoryCard::openToRead(CardFolder folder, std::string_view name, CardFile& file) {
  return openFile(root_, folder, name, O_RDONLY, file);
}

CardFault MemoryCard::openToWrite(CardFolder folder, std::string_view name, CardFile& file) {
  return openFile(root_, folder, name, O_RDWR, file);
}

CardFault MemoryCard::create(CardFolder folder, std::string_view name, CardFile& file) {
  if (mkdirat(root_.number(), std::string(nameOf(folder)).c_str(), NEW_FOLDER) != 0 && errno != EEXIST)
    return faultOfHost(errno);
  return openFile(root_, folder, name, O_RDWR | O_CREAT | O_EXCL, file);
}

CardFault MemoryCard::remove(CardFolder folder, std::string_view name) {
  if (!isOnePart(name)) return {CardFault::Kind::NotPlain, 0};
  const Descriptor at = openFolder(root_, folder);
  if (!at.isOpen()) return faultOfHost(errno);
  return unlinkat(at.number(), std::string(name).c_str(), 0) == 0 ? CardFault{} : faultOfHost(errno);
}

CardFault MemoryCard::rename(CardFolder folder, std::string_view from, std::string_view to) {
  if (!isOnePart(from) || !isOnePart(to)) return {CardFault::Kind::NotPlain, 0};
  const Descriptor at = openFolder(root_, folder);
  if (!at.isOpen()) return faultOfHost(errno);
  const bool renamed =
      renameat(at.number(), std::string(from).c_str(), at.number(), std::string(to).c_str()) == 0;
  return renamed ? CardFault{} : faultOfHost(errno);
}

CardFault MemoryCard::findName(CardFolder folder, size_t namesMax,
                               const std::function<bool(std::string_view)>& look) {
  Descriptor at = openFolder(root_, folder);
  if (!at.isOpen()) return faultOfHost(errno);
  DIR* names = fdopendir(at.number());
  if (names == nullptr) return faultOfHost(errno);
  at.release();
  bool found = false;
  for (size_t i = 0; i < namesMax && !found; i++) {
    const dirent* entry = readdir(names);
    if (entry == nullptr) break;
    found = look(entry->d_name);
  }
  closedir(names);
  return found ? CardFault{} : CardFault{CardFault::Kind::NotThere, 0};
}

}  // namespace vcpu
