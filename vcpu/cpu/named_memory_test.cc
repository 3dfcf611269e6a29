// What an ANY names: every kind of ten bytes, and nothing beside the memory that they may name.

#include "vcpu/cpu/named_memory.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "scl/types/elementary_types.h"
#include "vcpu/access/data_block_numbers.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

using scl::AnyPointer;
using scl::TypeKind;

std::shared_ptr<const scl::Program> programWith(const std::string& dataBlocks) {
  scl::Diagnostics diagnostics;
  return checkedProgram(dataBlocks, "test.scl", diagnostics);
}

std::string dataBlock(const std::string& name, int bytes) {
  return fmt::format("DATA_BLOCK \"{}\" STRUCT a : Array[1..{}] of Byte; END_STRUCT; BEGIN END_DATA_BLOCK\n",
                     name, bytes);
}

TEST(DataBlockNumbers, AreThoseOfTheNamesAndTheLowestThatAreLeft) {
  const auto program =
      programWith(dataBlock("Plant", 2) + dataBlock("DB2", 2) + dataBlock("Other", 2) + dataBlock("db1", 2) +
                  dataBlock("DB0", 2) + dataBlock("DB70000", 2) + dataBlock("DB7x", 2));
  ASSERT_NE(program, nullptr);
  EXPECT_EQ(dataBlockNumbers(*program), (std::vector<uint16_t>{3, 2, 4, 1, 5, 6, 7}));
}

/// The memory of a CPU with two data blocks, small areas, and two local variables that are handed over.
struct Memory {
  std::shared_ptr<const scl::Program> program = programWith(dataBlock("DB3", 10) + dataBlock("DB9", 40));
  std::vector<std::vector<uint8_t>> images{std::vector<uint8_t>(10), std::vector<uint8_t>(40)};
  std::vector<uint8_t> local = std::vector<uint8_t>(7);
  std::vector<uint8_t> other = std::vector<uint8_t>(300);
  std::array<std::vector<uint8_t>, 3> areas{std::vector<uint8_t>(8), std::vector<uint8_t>(9),
                                            std::vector<uint8_t>(40)};
  NamedMemory named{*program, images, {areas[0], areas[1], areas[2]}};
  uint32_t lent = 0;

  Memory() {
    for (std::vector<uint8_t>* bytes : {&local, &other}) {
      const Area area{bytes->data(), 0, TypeKind::Byte, 1, static_cast<uint32_t>(bytes->size()), "Byte"};
      named.pointerTo(area, lent);
    }
  }

  /// Whether the area lies in one piece of the memory.
  bool holds(const Area& area) {
    for (const std::vector<uint8_t>* bytes :
         {&images[0], &images[1], &areas[0], &areas[1], &areas[2], &local, &other}) {
      const uint8_t* end = bytes->data() + bytes->size();
      if (area.bytes >= bytes->data() && area.bytes + area.totalBytes() <= end) return true;
    }
    return false;
  }
};

TEST(NamedMemory, EveryTypeAndAreaAroundEveryEndStaysInside) {
  Memory memory;
  int inside = 0;
  for (int typeCode = 0; typeCode < 256; ++typeCode) {
    for (int area = 0; area < 256; ++area) {
      for (const uint16_t dataBlock : {0, 1, 3, 9, 65535}) {
        for (const uint32_t byte : {0u, 1u, 6u, 7u, 8u, 9u, 10u, 39u, 40u, 307u, 308u, 309u, 0x1FFFFFu}) {
          for (const uint16_t count : {0, 1, 2, 7, 10, 40, 65535}) {
            const uint8_t bit = count == 7 ? 7 : 0;
            const AnyPointer pointer{0x10,      static_cast<uint8_t>(typeCode), count,
                                     dataBlock, static_cast<uint8_t>(area),     byte,
                                     bit};
            const std::optional<Area> found = memory.named.areaOf(pointer, memory.lent);
            if (!found || found->bytes == nullptr) continue;
            ++inside;
            ASSERT_TRUE(memory.holds(*found))
                << typeCode << " " << area << " DB" << dataBlock << " " << byte << " " << count;
          }
        }
      }
    }
  }
  EXPECT_GT(inside, 500);
}

TEST(NamedMemory, AnyTenBytesStayInside) {
  Memory memory;
  for (std::vector<uint8_t>* bytes :
       {&memory.images[0], &memory.images[1], &memory.areas[2], &memory.local, &memory.other})
    for (size_t i = 0; i < bytes->size(); ++i) (*bytes)[i] = static_cast<uint8_t>(i * 37);
  std::mt19937 random(1);
  for (int i = 0; i < 300'000; ++i) {
    std::array<uint8_t, AnyPointer::BYTES> bytes{};
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random());
    // Mostly what is nearly right: wild bytes are refused at the first look.
    if (i % 8 != 0)
      bytes = {0x10,
               static_cast<uint8_t>(bytes[1] % 0x14),
               0,
               static_cast<uint8_t>(bytes[3] % 64),
               0,
               static_cast<uint8_t>(bytes[5] % 10),
               static_cast<uint8_t>(0x81 + bytes[6] % 7),
               0,
               static_cast<uint8_t>(bytes[8] % 10),
               bytes[9]};
    const std::optional<Area> found = memory.named.areaOf(scl::readAny(bytes), memory.lent);
    if (found && found->bytes != nullptr) {
      ASSERT_TRUE(memory.holds(*found)) << i;
    }
    EXPECT_EQ(scl::bytesOf(scl::readAny(bytes)), bytes);
  }
}

TEST(NamedMemory, LocalVariablesEndWithTheirCall) {
  Memory memory;
  const AnyPointer first{.id = 0x10, .typeCode = 2, .count = 7, .area = 0x87};
  AnyPointer second = first;
  second.byte = 8;
  second.count = 300;
  ASSERT_TRUE(memory.named.areaOf(first, 2));
  EXPECT_EQ(memory.named.areaOf(first, 2)->bytes, memory.local.data());
  EXPECT_EQ(memory.named.areaOf(second, 2)->bytes, memory.other.data());
  EXPECT_FALSE(memory.named.areaOf(second, 1)) << "the second call has returned";
  EXPECT_FALSE(memory.named.areaOf(first, 0));
  uint32_t lent = 1;
  std::vector<uint8_t> third(4);
  const auto pointer = memory.named.pointerTo({third.data(), 0, TypeKind::DWord, 4, 1, "DWord"}, lent);
  EXPECT_EQ(lent, 2u);
  EXPECT_EQ(memory.named.areaOf(*pointer, lent)->bytes, third.data());
  EXPECT_FALSE(memory.named.areaOf(second, lent));
}

TEST(NamedMemory, WhatAnAnyNamesComesBack) {
  Memory memory;
  for (const TypeKind kind : {TypeKind::Bool, TypeKind::Byte, TypeKind::Char, TypeKind::Word, TypeKind::Int,
                              TypeKind::DWord, TypeKind::DInt, TypeKind::Real, TypeKind::Date,
                              TypeKind::TimeOfDay, TypeKind::Time, TypeKind::S5Time, TypeKind::DateAndTime}) {
    const scl::Type& type = *scl::elementaryType(kind);
    const uint32_t elementBytes = kind == TypeKind::Bool ? 0 : static_cast<uint32_t>(type.size);
    for (uint8_t* bytes : {memory.images[1].data(), memory.images[1].data() + 6, memory.areas[2].data() + 2,
                           memory.other.data()}) {
      const Area area{bytes, kind == TypeKind::Bool ? 3u : 0u, kind, elementBytes, 3, type.name.c_str(), 1};
      const auto pointer = memory.named.pointerTo(area, memory.lent);
      ASSERT_TRUE(pointer) << type.name;
      const auto back = memory.named.areaOf(*pointer, memory.lent);
      ASSERT_TRUE(back) << type.name;
      EXPECT_EQ(back->bytes, area.bytes) << type.name;
      EXPECT_EQ(back->bit, area.bit);
      EXPECT_EQ(back->kind, kind);
      EXPECT_EQ(back->count, 3u);
      EXPECT_EQ(back->elementBytes, elementBytes);
      EXPECT_EQ(std::string(back->typeName), type.name);
    }
  }
}

TEST(NamedMemory, OtherTypesAreSoManyBytes) {
  Memory memory;
  const Area area{memory.images[1].data() + 2, 0, TypeKind::LReal, 8, 2, "LReal", 1};
  const auto pointer = memory.named.pointerTo(area, memory.lent);
  const auto bytes = scl::bytesOf(*pointer);
  EXPECT_EQ(scl::anyText({reinterpret_cast<const char*>(bytes.data()), bytes.size()}),
            "P#DB9.DBX2.0 BYTE 16");
}

TEST(NamedMemory, RefusesWhatHasTooManyElements) {
  Memory memory;
  std::vector<uint8_t> many(70'000);
  EXPECT_FALSE(memory.named.pointerTo({many.data(), 0, TypeKind::Byte, 1, 70'000, "Byte"}, memory.lent));
  EXPECT_TRUE(memory.named.pointerTo({many.data(), 0, TypeKind::Word, 2, 35'000, "Word"}, memory.lent));
}

}  // namespace
}  // namespace vcpu
