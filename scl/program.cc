#include "scl/scl.h"
#include "scl/text/name.h"

namespace scl {

const Block* Program::findBlock(std::string_view name) const {
  for (const auto* list : {&blocks, &systemBlocks}) {
    for (const Block* block : *list) {
      if (sameName(block->name, name)) return block;
    }
  }
  return nullptr;
}

const DataBlock* Program::findDataBlock(std::string_view name) const {
  for (const DataBlock* dataBlock : dataBlocks) {
    if (sameName(dataBlock->name, name)) return dataBlock;
  }
  return nullptr;
}

const Type* Program::findType(std::string_view name) const {
  for (const auto& unit : units) {
    for (const Unit::Item& item : unit->items) {
      const auto* type = std::get_if<std::unique_ptr<TypeDeclaration>>(&item);
      if (type && sameName((*type)->name, name)) return (*type)->type;
    }
  }
  return nullptr;
}

const Tag* Program::findTag(std::string_view name) const {
  for (const Tag* tag : tags) {
    if (sameName(tag->name, name)) return tag;
  }
  return nullptr;
}

}  // namespace scl
