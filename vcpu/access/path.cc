#include "vcpu/access/path.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "scl/text/name.h"
#include "scl/text/nearest_name.h"
#include "scl/types/elementary_types.h"
#include "scl/types/layout.h"
#include "vcpu/access/address.h"

namespace vcpu {

using scl::TypeKind;

namespace {

// " Did you mean level?", if one of the names is near; otherwise which there are, if they are few.
std::string hint(std::string_view wanted, const std::vector<std::string>& names) {
  const std::string_view best = scl::nearestName(wanted, {names.begin(), names.end()});
  if (!best.empty()) return fmt::format(" Did you mean {}?", best);
  if (names.empty() || names.size() > 12) return "";
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return fmt::format(" There are: {}.", list);
}

class PathReader {
 public:
  explicit PathReader(std::string_view path) : path_(path) {}

  Result<PathTarget> from(const scl::Program& program) {
    if (!root(program) || !follow()) return Failure{reason_};
    return target_;
  }
  Result<PathTarget> from(const scl::Type& type, size_t at) {
    target_.type = &type;
    at_ = at;
    if (!follow()) return Failure{reason_};
    return target_;
  }
  Result<PathStart> start() {
    PathStart start;
    if (!readName(start.name)) return Failure{reason_};
    start.end = at_;
    return start;
  }

 private:
  // Each answers false where `reason_` says why.
  bool follow() {
    while (at_ < path_.size()) {
      bool ok = path_[at_] == '.' ? part() : path_[at_] == '[' ? element() : (unexpected(), false);
      if (!ok) return false;
    }
    return true;
  }

  bool root(const scl::Program& program) {
    if (path_.starts_with('%')) return address(program, std::min(path_.find(".%"), path_.size()), nullptr);
    std::string name;
    if (!readName(name)) return false;
    if (const scl::Tag* tag = program.findTag(name)) {
      const scl::Type& type = typeOutside(tag->place.area, *tag->type);
      target_ = {tag->place.dataBlock, tag->place.area, tag->place.offset, tag->place.bit, &type};
      return true;
    }
    const scl::DataBlock* block = program.findDataBlock(name);
    if (block == nullptr) {
      std::vector<std::string> names;
      for (const scl::DataBlock* one : program.dataBlocks) names.push_back(one->name);
      for (const scl::Tag* one : program.tags) names.push_back(one->name);
      fail(fmt::format("There is no data block or PLC tag \"{}\".{}", name, hint(name, names)));
      return false;
    }
    target_ = {block, scl::MemoryArea::DataBlock, 0, 0, block->type};
    const bool hasAddress = path_.substr(at_).starts_with(".%DB");
    return !hasAddress || address(program, std::min(path_.find(".%", at_ + 1), path_.size()), block);
  }

  // %MW2, %DB5.DBX0.0, and behind a data block .%DBW2: what stands before `end`.
  bool address(const scl::Program& program, size_t end, const scl::DataBlock* named) {
    if (named != nullptr) at_++;
    const Result<PathTarget> found = followAddress(program, path_.substr(at_, end - at_), named);
    if (!found) {
      fail(found.failure());
      return false;
    }
    target_ = *found;
    at_ = end;
    return true;
  }

  void fail(std::string reason) { reason_ = std::move(reason); }

  void unexpected() {
    std::string rest(path_.substr(std::min(at_, path_.size())));
    fail(rest.empty() ? fmt::format("The path {} ends too early: a name is missing.", path_)
                      : fmt::format("In the path {}, '{}' cannot stand here. A path looks like "
                                    "\"Plant\".pump[1].level.",
                                    path_, rest));
  }

  bool readName(std::string& name) {
    if (at_ < path_.size() && path_[at_] == '"') {
      size_t end = path_.find('"', at_ + 1);
      if (end == std::string_view::npos) {
        fail(fmt::format("The path {} has a quotation mark without its second.", path_));
        return false;
      }
      name = path_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
    } else {
      size_t end = std::min(path_.find_first_of(".[\"", at_), path_.size());
      name = path_.substr(at_, end - at_);
      at_ = end;
    }
    if (name.empty()) unexpected();
    return !name.empty();
  }

  bool part() {
    at_++;
    if (at_ < path_.size() && path_[at_] == '%') return slice();
    std::string name;
    if (!readName(name)) return false;
    if (target_.type->kind != TypeKind::Struct && target_.type->kind != TypeKind::FunctionBlock) {
      fail(fmt::format("{} is of type {}, which has no member {}.", path_.substr(0, at_ - name.size() - 1),
                       target_.type->name, name));
      return false;
    }
    std::vector<std::string> names;
    for (const scl::Member& member : target_.type->members) {
      names.push_back(member.name);
      if (!scl::sameName(member.name, name)) continue;
      if (member.byReference) {
        fail(fmt::format("{} is passed by reference: its value lies with the caller, not in the instance.",
                         name));
        return false;
      }
      target_.offset += member.offset;
      target_.bit = member.bit;
      target_.type = member.type;
      return true;
    }
    fail(fmt::format("There is no member {} in {}.{}", name, target_.type->name, hint(name, names)));
    return false;
  }

  // .%X3: counted from the least significant; the image begins with the most significant byte.
  bool slice() {
    size_t end = std::min(path_.find_first_of(".[", at_), path_.size());
    std::string_view text = path_.substr(at_ + 1, end - at_ - 1);
    char width = text.empty() ? '?' : scl::upperCase(text.substr(0, 1))[0];
    int bits = width == 'X' ? 1 : width == 'B' ? 8 : width == 'W' ? 16 : width == 'D' ? 32 : 0;
    int index = -1;
    const char* textEnd = text.data() + text.size();
    const bool isNumber = !text.empty() && std::from_chars(text.data() + 1, textEnd, index).ptr == textEnd;
    bool sliceable = scl::isBitString(*target_.type) || scl::isInteger(*target_.type);
    if (bits == 0 || !isNumber || index < 0 || !sliceable || index >= target_.type->size * 8 / bits) {
      fail(fmt::format("{} is of type {}, which has no part %{}.", path_.substr(0, at_ - 1),
                       target_.type->name, text));
      return false;
    }
    at_ = end;
    TypeKind kind = bits == 1    ? TypeKind::Bool
                    : bits == 8  ? TypeKind::Byte
                    : bits == 16 ? TypeKind::Word
                                 : TypeKind::DWord;
    int32_t low = index * bits / 8;
    target_.offset += target_.type->size - low - std::max(bits / 8, 1);
    target_.bit = bits == 1 ? index % 8 : 0;
    target_.type = scl::elementaryType(kind);
    return true;
  }

  bool element() {
    const scl::Type& array = *target_.type;
    size_t end = path_.find(']', at_);
    if (array.kind != TypeKind::Array || end == std::string_view::npos) {
      fail(array.kind == TypeKind::Array
               ? fmt::format("In the path {} a ] is missing.", path_)
               : fmt::format("{} is no array, but of type {}.", path_.substr(0, at_), array.name));
      return false;
    }
    std::string_view list = path_.substr(at_ + 1, end - at_ - 1);
    int64_t number = 0;
    size_t dimension = 0;
    for (size_t from = 0; from <= list.size(); dimension++) {
      size_t comma = std::min(list.find(',', from), list.size());
      std::string_view text = list.substr(from, comma - from);
      text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
      int64_t index = 0;
      auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), index);
      bool isNumber = error == std::errc() && stop == text.data() + text.size();
      if (!isNumber || dimension >= array.dimensions.size()) {
        fail(fmt::format("[{}] is no index of {}, which is {}.", list, path_.substr(0, at_), array.name));
        return false;
      }
      const scl::Bounds& bounds = array.dimensions[dimension];
      if (index < bounds.low || index > bounds.high) {
        fail(fmt::format("The index {} of {} is not in {}..{}.", index, path_.substr(0, at_), bounds.low,
                         bounds.high));
        return false;
      }
      number = number * bounds.count() + index - bounds.low;
      from = comma + 1;
    }
    if (dimension != array.dimensions.size()) {
      fail(fmt::format("{} has {} dimensions.", path_.substr(0, at_), array.dimensions.size()));
      return false;
    }
    at_ = end + 1;
    bool bits = array.element->kind == TypeKind::Bool;
    target_.offset += bits ? number / 8 : number * scl::elementBytes(*array.element);
    target_.bit = bits ? static_cast<int32_t>(number % 8) : 0;
    target_.type = array.element;
    return true;
  }

  std::string_view path_;
  std::string reason_;
  size_t at_ = 0;
  PathTarget target_;
};

}  // namespace

Result<PathTarget> followPath(const scl::Program& program, std::string_view path) {
  return PathReader(path).from(program);
}

Result<PathStart> startOfPath(std::string_view path) {
  return PathReader(path).start();
}

Result<PathTarget> followMembers(const scl::Type& type, std::string_view path, size_t at) {
  return PathReader(path).from(type, at);
}

}  // namespace vcpu
