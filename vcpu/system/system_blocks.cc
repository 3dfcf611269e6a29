#include <vector>

#include "scl/text/name.h"
#include "vcpu/system/integer_type.h"
#include "vcpu/system/system_block.h"

namespace vcpu {

// The constants that the rows name; each is defined in a file of its own.
#define BLOCK(name, description) extern const BlockDescription description;
#define BLOCK_OF_TYPE(name, description, type) extern const BlockDescription description;
#include "block_table.inc"
#undef BLOCK
#undef BLOCK_OF_TYPE

namespace {

// The declaration with another name between its first quotation marks.
std::string named(std::string_view name, std::string_view scl) {
  const size_t begin = scl.find('"') + 1;
  const size_t end = scl.find('"', begin);
  return std::string(scl.substr(0, begin)).append(name).append(scl.substr(end));
}

SystemBlock row(std::string_view name, const BlockDescription& description) {
  return {std::string(name), named(name, description.scl), description.run, description.communicates,
          description.asksForCaller};
}

SystemBlock rowOfType(std::string_view name, const BlockDescription& description, std::string_view type) {
  SystemBlock block = row(name, description);
  block.scl = forIntegerType(block.scl, type);
  return block;
}

}  // namespace

std::span<const SystemBlock> systemBlocks() {
  static const std::vector<SystemBlock> BLOCKS = {
#define BLOCK(name, description) row(#name, description),
#define BLOCK_OF_TYPE(name, description, type) rowOfType(#name, description, #type),
#include "block_table.inc"
#undef BLOCK
#undef BLOCK_OF_TYPE
  };
  return BLOCKS;
}

const SystemBlock* findSystemBlock(std::string_view name) {
  for (const SystemBlock& block : systemBlocks()) {
    if (scl::sameName(block.name, name)) return &block;
  }
  return nullptr;
}

}  // namespace vcpu
