#include "vcpu/card/memory_card.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "vcpu/card/testing/hindered_disk.h"

namespace vcpu {
namespace {

namespace fs = std::filesystem;
using Kind = CardFault::Kind;

/// A card in a folder of its own, and a file beside it that nothing may touch.
class Card : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/card-test-XXXXXX";
    root = mkdtemp(name);
    folder = root / "card";
    std::ofstream(root / "secret.csv") << "secret";
    auto inserted = MemoryCard::insert(folder);
    ASSERT_TRUE(inserted) << inserted.failure();
    card = std::move(*inserted);
  }
  void TearDown() override {
    card.reset();
    std::error_code ignored;
    fs::permissions(folder, fs::perms::owner_all, ignored);
    fs::remove_all(root, ignored);
  }

  std::string secret() const {
    std::string text;
    std::ifstream(root / "secret.csv") >> text;
    return text;
  }

  fs::path root;
  fs::path folder;
  std::unique_ptr<MemoryCard> card;
};

std::span<const uint8_t> bytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

TEST_F(Card, HoldsFilesInItsFolders) {
  CardFile file;
  EXPECT_EQ(card->openToWrite(CardFolder::Recipes, "a.csv", file).kind, Kind::NotThere);
  EXPECT_FALSE(card->create(CardFolder::Recipes, "a.csv", file));
  EXPECT_FALSE(file.write(2, bytes("xyz")));
  uint64_t size = 0;
  EXPECT_FALSE(file.size(size));
  EXPECT_EQ(size, 5U);
  EXPECT_FALSE(file.cutAt(4));
  file.close();
  EXPECT_EQ(card->create(CardFolder::Recipes, "a.csv", file).kind, Kind::AlreadyThere);
  EXPECT_FALSE(card->rename(CardFolder::Recipes, "a.csv", "b.csv"));
  EXPECT_FALSE(card->openToRead(CardFolder::Recipes, "b.csv", file));
  uint8_t read[10] = {};
  size_t count = 0;
  EXPECT_FALSE(file.read(1, read, count));
  EXPECT_EQ(std::string(read, read + count), std::string("\0xy", 3));
  EXPECT_FALSE(
      card->findName(CardFolder::Recipes, 100, [](std::string_view name) { return name == "b.csv"; }));
  EXPECT_FALSE(card->remove(CardFolder::Recipes, "b.csv"));
  EXPECT_EQ(card->remove(CardFolder::Recipes, "b.csv").kind, Kind::NotThere);
}

// Whatever a name says, it is one file of one folder of the card.
TEST_F(Card, LetsNoNameLeadOutOfItsFolders) {
  CardFile file;
  ASSERT_FALSE(card->create(CardFolder::DataLogs, "log.csv", file));
  for (const std::string& name :
       {std::string(), std::string("."), std::string(".."), std::string("../secret.csv"),
        std::string("../../secret.csv"), (root / "secret.csv").string(), std::string("a/b"), std::string("/"),
        std::string("a\0b", 3)}) {
    EXPECT_EQ(card->openToRead(CardFolder::DataLogs, name, file).kind, Kind::NotPlain) << name;
    EXPECT_EQ(card->openToWrite(CardFolder::DataLogs, name, file).kind, Kind::NotPlain) << name;
    EXPECT_EQ(card->create(CardFolder::DataLogs, name, file).kind, Kind::NotPlain) << name;
    EXPECT_EQ(card->remove(CardFolder::DataLogs, name).kind, Kind::NotPlain) << name;
    EXPECT_EQ(card->rename(CardFolder::DataLogs, name, "x").kind, Kind::NotPlain) << name;
    EXPECT_EQ(card->rename(CardFolder::DataLogs, "log.csv", name).kind, Kind::NotPlain) << name;
  }
  EXPECT_EQ(secret(), "secret");
}

TEST_F(Card, FollowsNoSymbolicLink) {
  CardFile file;
  ASSERT_FALSE(card->create(CardFolder::DataLogs, "log.csv", file));
  file.close();
  fs::create_symlink(root / "secret.csv", folder / "DataLogs" / "link.csv");
  fs::create_symlink(root, folder / "Recipes");
  EXPECT_EQ(card->openToRead(CardFolder::DataLogs, "link.csv", file).kind, Kind::NotPlain);
  EXPECT_EQ(card->openToWrite(CardFolder::DataLogs, "link.csv", file).kind, Kind::NotPlain);
  EXPECT_EQ(card->create(CardFolder::DataLogs, "link.csv", file).kind, Kind::AlreadyThere);
  EXPECT_EQ(card->openToRead(CardFolder::Recipes, "secret.csv", file).kind, Kind::NotPlain);
  EXPECT_EQ(card->create(CardFolder::Recipes, "new.csv", file).kind, Kind::NotPlain);
  EXPECT_EQ(card->remove(CardFolder::Recipes, "secret.csv").kind, Kind::NotPlain);
  // The link goes, not what it leads to.
  EXPECT_FALSE(card->remove(CardFolder::DataLogs, "link.csv"));
  EXPECT_EQ(secret(), "secret");
  EXPECT_FALSE(fs::exists(root / "new.csv"));
}

TEST_F(Card, OpensNothingButFiles) {
  CardFile file;
  ASSERT_FALSE(card->create(CardFolder::DataLogs, "log.csv", file));
  file.close();
  fs::create_directory(folder / "DataLogs" / "folder.csv");
  ASSERT_EQ(mkfifo((folder / "DataLogs" / "pipe.csv").c_str(), 0600), 0);
  for (const char* name : {"folder.csv", "pipe.csv"}) {
    EXPECT_EQ(card->openToRead(CardFolder::DataLogs, name, file).kind, Kind::NotPlain) << name;
    EXPECT_EQ(card->openToWrite(CardFolder::DataLogs, name, file).kind, Kind::NotPlain) << name;
    EXPECT_FALSE(file.isOpen()) << name;
  }
}

TEST_F(Card, BelongsToOneCpuAtATime) {
  const auto second = MemoryCard::insert(folder);
  EXPECT_NE(second.failure().find("another CPU that runs has this card"), std::string::npos);
  card.reset();
  EXPECT_TRUE(MemoryCard::insert(folder));
}

TEST_F(Card, IsAFolder) {
  EXPECT_NE(MemoryCard::insert(root / "secret.csv").failure().find("Not a directory"), std::string::npos);
  EXPECT_NE(MemoryCard::insert(root / "a" / "b").failure().find("No such file"), std::string::npos);
  EXPECT_EQ(secret(), "secret");
}

TEST_F(Card, CanBeWriteProtected) {
  CardFile file;
  ASSERT_FALSE(card->create(CardFolder::UserFiles, "old.txt", file));
  file.close();
  const WriteProtection protection(folder);
  EXPECT_EQ(card->create(CardFolder::UserFiles, "a.txt", file).kind, Kind::WriteProtected);
  EXPECT_EQ(card->create(CardFolder::Recipes, "a.csv", file).kind, Kind::WriteProtected);
  EXPECT_EQ(card->openToWrite(CardFolder::UserFiles, "old.txt", file).kind, Kind::WriteProtected);
  EXPECT_EQ(card->remove(CardFolder::UserFiles, "old.txt").kind, Kind::WriteProtected);
  EXPECT_FALSE(card->openToRead(CardFolder::UserFiles, "old.txt", file));
}

TEST_F(Card, CanBeFull) {
  CardFile file;
  ASSERT_FALSE(card->create(CardFolder::UserFiles, "a.txt", file));
  const FullDisk disk(10);
  EXPECT_FALSE(file.write(0, bytes("0123456789")));
  EXPECT_EQ(file.write(10, bytes("a")).kind, Kind::Full);
}

TEST(CardFault, IsNamedByTheHost) {
  const std::pair<int, Kind> faults[] = {{ENOENT, Kind::NotThere},       {EEXIST, Kind::AlreadyThere},
                                         {EACCES, Kind::WriteProtected}, {EPERM, Kind::WriteProtected},
                                         {EROFS, Kind::WriteProtected},  {ENOSPC, Kind::Full},
                                         {EDQUOT, Kind::Full},           {EFBIG, Kind::Full},
                                         {ELOOP, Kind::NotPlain},        {EISDIR, Kind::NotPlain},
                                         {ENOTDIR, Kind::NotPlain},      {ENXIO, Kind::NotPlain},
                                         {EMFILE, Kind::InUse},          {EIO, Kind::Failed}};
  for (const auto& [error, kind] : faults) EXPECT_EQ(faultOfHost(error).kind, kind) << error;
  EXPECT_EQ(faultOfHost(EACCES).reason(), "Permission denied");
}

}  // namespace
}  // namespace vcpu
