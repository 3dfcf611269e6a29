// The life of a job, of every block that works with the memory card.

#include "vcpu/system/card/card_job.h"

#include <gtest/gtest.h>

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/testing/block.h"
#include "vcpu/testing/card.h"

namespace vcpu {
namespace {

constexpr const char* BLOCKS[] = {"DataLogCreate", "DataLogOpen",   "DataLogWrite",   "DataLogClear",
                                  "DataLogClose",  "DataLogDelete", "DataLogNewFile", "RecipeExport",
                                  "RecipeImport",  "FileReadC",     "FileWriteC",     "FileDelete"};

struct Outputs {
  bool done;
  bool busy;
  bool error;
  int64_t status;
  bool operator==(const Outputs&) const = default;
};

Outputs call(TestBlock& block, bool req) {
  block.set("REQ", req ? 1 : 0);
  block.call();
  return {block.get("DONE") != 0, block.get("BUSY") != 0, block.get("ERROR") != 0, block.get("STATUS")};
}

TEST(CardJob, DoesNothingWithoutAnEdge) {
  for (const char* name : BLOCKS) {
    TestCpu cpu;
    TestBlock block(cpu, name);
    EXPECT_EQ(call(block, false), (Outputs{false, false, false, 0x7000})) << name;
  }
}

// The sentence comes once, however often and by whatever block it is asked.
TEST(CardJob, NeedsACard) {
  for (const char* name : BLOCKS) {
    TestCpu cpu;
    TestBlock block(cpu, name);
    EXPECT_EQ(call(block, true), (Outputs{false, false, true, card_status::NO_MEMORY})) << name;
    EXPECT_EQ(call(block, true), (Outputs{false, false, false, 0x7000})) << name;
  }
}

TEST(CardJob, TakesTwoCallsAndReportsItsEndOnce) {
  TestCard card;
  TestCpu cpu;
  cpu.card = CardFiles(&card.card());
  TestBlock block(cpu, "DataLogClose");
  block.set("ID", 1);
  EXPECT_EQ(call(block, true), (Outputs{false, true, false, 0x7001}));
  EXPECT_EQ(call(block, false), (Outputs{false, false, true, card_status::NOT_THERE}));
  EXPECT_EQ(call(block, false), (Outputs{false, false, false, 0x7000}));
}

// A block that finds the number of another block's job in its memory, or any number, has no job.
TEST(CardJob, BelongsToTheBlockThatBeganIt) {
  TestCard card;
  TestCpu cpu;
  cpu.card = CardFiles(&card.card());
  TestBlock closing(cpu, "DataLogClose");
  call(closing, true);
  const int64_t job = closing.get("job");
  EXPECT_NE(job, 0);
  for (const int64_t number : {job, job + 1, int64_t{0xFFFFFFFF}}) {
    TestBlock creating(cpu, "DataLogCreate");
    creating.set("job", number);
    EXPECT_EQ(call(creating, false), (Outputs{false, false, false, 0x7000}));
    EXPECT_EQ(creating.get("job"), 0);
  }
  EXPECT_EQ(call(closing, false).status, card_status::NOT_THERE);
}

TEST(CardJob, RunsWithOthersUpToALimit) {
  TestCard card;
  TestCpu cpu;
  cpu.card = CardFiles(&card.card());
  for (size_t i = 0; i < CardFiles::JOBS_MAX; i++) {
    TestBlock block(cpu, "DataLogClose");
    EXPECT_EQ(call(block, true).status, 0x7001);
  }
  TestBlock block(cpu, "DataLogClose");
  EXPECT_EQ(call(block, true), (Outputs{false, false, true, card_status::TOO_MANY_JOBS}));
  cpu.card.closeAll();
  call(block, false);
  EXPECT_EQ(call(block, true).status, 0x7001);
}

TEST(CardJob, SaysTheSameOnce) {
  CardFiles card(nullptr);
  EXPECT_EQ(card.news("DataLogOpen", "a"), "DataLogOpen: a");
  EXPECT_EQ(card.news("DataLogWrite", "a"), "");
  EXPECT_EQ(card.news("DataLogWrite", "b"), "DataLogWrite: b");
  card.closeAll();
  EXPECT_EQ(card.news("DataLogWrite", "b"), "DataLogWrite: b");
}

}  // namespace
}  // namespace vcpu
