#pragma once
// An error that a block handles itself, because it calls GET_ERROR or GET_ERR_ID. Values: each thread may use
// its own.

#include <cstdint>

namespace vcpu {

/// What the CPU keeps of it.
struct LocalError {
  /// ERROR_ID. Source: S7-1200 System Manual, GET_ERR_ID, second-hand.
  enum class Id : uint16_t {
    InvalidPointer = 0x2503,
    InvalidString = 0x2520,
    ReadOutOfRange = 0x2522,
    WriteOutOfRange = 0x2523
  };
  /// What the access came to.
  enum class Reaction : uint8_t { Ignored = 0, Substituted = 1 };
  /// BLOCK_TYPE: the kind of the block that runs.
  enum class BlockType : uint8_t { Ob = 1, Fc = 2, Fb = 3 };

  Id id = Id::ReadOutOfRange;
  Reaction reaction = Reaction::Ignored;
  BlockType blockType = BlockType::Ob;
};

}  // namespace vcpu
