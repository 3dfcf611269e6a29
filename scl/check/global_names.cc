#include "scl/check/global_names.h"

#include <fmt/core.h>

#include "scl/text/absolute_address.h"
#include "scl/tree/match.h"

namespace scl {
namespace {

SourceLocation locationOf(const GlobalName& item) {
  if (item.block) return item.block->nameLocation;
  return item.dataBlock ? item.dataBlock->nameLocation : item.type->nameLocation;
}

const std::string& nameOf(const GlobalName& item) {
  if (item.block) return item.block->name;
  return item.dataBlock ? item.dataBlock->name : item.type->name;
}

const char* kindOf(const GlobalName& item) {
  if (item.block) return "block";
  return item.dataBlock ? "data block" : "type";
}

GlobalName toGlobalName(const Unit::Item& item, const std::string& file) {
  return match(
      item,
      [&](const std::unique_ptr<TypeDeclaration>& type) {
        return GlobalName{.type = type.get(), .file = &file};
      },
      [&](const std::unique_ptr<Block>& block) { return GlobalName{.block = block.get(), .file = &file}; },
      [&](const std::unique_ptr<DataBlock>& data) {
        return GlobalName{.dataBlock = data.get(), .file = &file};
      });
}

const std::string& writtenTextOf(const GlobalName& item) {
  if (item.block) return item.block->written;
  return item.dataBlock ? item.dataBlock->written : item.type->written;
}

/// TIA Portal writes a block into every source that needs it.
bool isSameDeclaration(const GlobalName& a, const GlobalName& b) {
  return !writtenTextOf(a).empty() && writtenTextOf(a) == writtenTextOf(b);
}

}  // namespace

void GlobalNames::add(Unit& unit, bool system, const Dialect& dialect, Report& report) {
  report.setFile(unit.file);
  Names& names = system ? system_ : user_;
  std::erase_if(unit.items, [&](const Unit::Item& item) {
    return !addItem(toGlobalName(item, unit.file), names, dialect, report);
  });
}

/// False: it is the same declaration as an earlier one.
bool GlobalNames::addItem(const GlobalName& added, Names& names, const Dialect& dialect, Report& report) {
  const std::string& name = nameOf(added);
  if (name.empty()) return true;  // the parser has reported it
  if (name.size() > dialect.nameLettersMax) {
    report.error(NAME_TOO_LONG, locationOf(added),
                 fmt::format("the name of this {} has {} letters, at most {} are allowed: shorten it",
                             kindOf(added), name.size(), dialect.nameLettersMax));
  }
  auto [entry, isNew] = names.emplace(name, added);
  if (isNew) {
    all_.push_back(name);
    return true;
  }
  GlobalName& earlier = entry->second;
  bool forward =
      dialect.emptyBlockIsDeclaration && earlier.block && added.block && earlier.block->body.empty();
  if (forward) {
    earlier = added;
    return true;
  }
  if (isSameDeclaration(earlier, added)) {
    report.warning(SAME_TWICE, locationOf(added),
                   fmt::format("the {} \"{}\" is written in {}:{} in the same words: it is taken once",
                               kindOf(added), name, *earlier.file, locationOf(earlier).line));
    return false;
  }
  report.error(DUPLICATE_NAME, locationOf(added),
               fmt::format("the name \"{}\" is taken by the {} in {}:{}: blocks, data blocks and types share "
                           "one name space, so rename one of them",
                           name, kindOf(earlier), *earlier.file, locationOf(earlier).line));
  return true;
}

void GlobalNames::addTags(Unit& unit, Report& report) {
  report.setFile(unit.file);
  for (Tag& tag : unit.tags) addTag(tag.name, tag.location, {.tag = &tag, .file = &unit.file}, report);
  for (Variable& constant : unit.userConstants) {
    addTag(constant.name, constant.location, {.constant = &constant, .file = &unit.file}, report);
  }
}

void GlobalNames::addTag(const std::string& name, SourceLocation location, TagName added, Report& report) {
  const auto user = user_.find(name);
  if (user != user_.end() && !user->second.type) {
    report.error(DUPLICATE_NAME, location,
                 fmt::format("the name \"{}\" is taken by the {} in {}:{}: rename the tag or the {}", name,
                             kindOf(user->second), *user->second.file, locationOf(user->second).line,
                             kindOf(user->second)));
    return;
  }
  const auto [entry, isNew] = tags_.emplace(name, added);
  if (isNew) {
    all_.push_back(name);
    return;
  }
  const TagName& earlier = entry->second;
  const SourceLocation first = earlier.tag ? earlier.tag->location : earlier.constant->location;
  report.error(
      DUPLICATE_NAME, location,
      fmt::format("the name \"{}\" is taken by the row {}:{}: tags and user constants share one name "
                  "space, so rename one of them",
                  name, *earlier.file, first.line));
}

void GlobalNames::setMemory(const CpuMemory& memory, Report& report) {
  areas_ = memory.areas;
  for (const auto& [name, global] : user_) {
    if (!global.dataBlock) continue;
    const std::optional<int32_t> written = dataBlockNumber(name);
    if (written) number(*written, *global.dataBlock, *global.file, global.dataBlock->location, report);
  }
  for (const DataBlockNumber& one : memory.dataBlockNumbers) {
    const GlobalName* global = find(one.name);
    if (global && global->dataBlock) {
      number(one.number, *global->dataBlock, one.file, one.location, report);
      continue;
    }
    report.setFile(one.file);
    report.error(UNKNOWN_NAME, one.location,
                 fmt::format("there is no data block \"{}\" in the sources, whose number would be {}{}",
                             one.name, one.number, report.didYouMean(one.name, [&] { return all_; })));
  }
}

void GlobalNames::number(int32_t number, DataBlock& dataBlock, const std::string& file,
                         SourceLocation location, Report& report) {
  report.setFile(file);
  if (dataBlock.number != 0 && dataBlock.number != number) {
    report.error(DUPLICATE_NAME, location,
                 fmt::format("\"{}\" has the number {} already, and cannot have {} too", dataBlock.name,
                             dataBlock.number, number));
    return;
  }
  const auto [entry, isNew] = numbered_.emplace(number, &dataBlock);
  if (isNew) dataBlock.number = number;
  if (entry->second == &dataBlock) return;
  report.error(DUPLICATE_NAME, location,
               fmt::format("\"{}\" cannot have the number {}, which is that of \"{}\"", dataBlock.name,
                           number, entry->second->name));
}

const TagName* GlobalNames::findTag(std::string_view name) const {
  const auto found = tags_.find(name);
  return found == tags_.end() ? nullptr : &found->second;
}

const GlobalName* GlobalNames::find(std::string_view name) const {
  if (auto it = user_.find(name); it != user_.end()) return &it->second;
  auto it = system_.find(name);
  return it == system_.end() ? nullptr : &it->second;
}

}  // namespace scl
