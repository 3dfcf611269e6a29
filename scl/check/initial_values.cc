#include "scl/check/initial_values.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/tree/parameter.h"
#include "scl/types/initial_image.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

/// Copies what was written for element `first` to the `times - 1` behind it.
void repeatElement(std::span<uint8_t> image, int64_t offset, const Type& element, int64_t first,
                   int64_t times) {
  const ImagePart source = elementPart(element, offset, first);
  const int64_t from = source.offset;
  if (element.kind != TypeKind::Bool) {
    for (int64_t i = 1; i < times; ++i) {
      std::copy_n(image.begin() + from, element.size, image.begin() + from + i * element.size);
    }
    return;
  }
  int64_t value = image[from] >> source.bit & 1;
  for (int64_t i = first + 1; i < first + times;) {
    const auto [type, to, bit] = elementPart(element, offset, i);
    bool wholeByte = bit == 0 && first + times - i >= 8;
    if (wholeByte) {
      image[to] = value != 0 ? 0xFF : 0;
      i += 8;
    } else {
      encode(image, to, bit, *type, Constant{value});
      ++i;
    }
  }
}

}  // namespace

void InitialValues::apply(ExpressionPtr& initial, ImagePart part, std::span<uint8_t> image) {
  const Type& type = *part.type;
  SourceLocation location = initial->location;
  // (9) is a list of one value where a structure is wanted.
  bool listOfOne = type.kind == TypeKind::Struct && initial->parenthesised && !type.members.empty() &&
                   !std::holds_alternative<StructList>(initial->form);
  if (listOfOne) {
    const Member& first = type.members.front();
    return apply(initial, {first.type, part.offset + first.offset, first.bit}, image);
  }
  if (auto* list = std::get_if<ArrayList>(&initial->form)) {
    initial->type = &type;
    return applyArray(*list, location, type, image, part.offset);
  }
  if (auto* list = std::get_if<StructList>(&initial->form)) {
    initial->type = &type;
    if (list->entries.empty()) return;  // TIA writes () where the default stays
    return applyStruct(*list, location, type, image, part.offset);
  }
  if (!isOneLiteral(type)) {
    expressions_.check(initial);
    report_.error(BAD_INITIAL, location,
                  fmt::format("found one value for {}, expected {}", type.name,
                              type.kind == TypeKind::Array ? "a list in brackets: [1, 2, 3]"
                                                           : "values for its members"));
    return;
  }
  if (!expressions_.checkAs(initial, type, "start value")) return;
  if (!initial->constant) {
    report_.error(NOT_CONSTANT, location,
                  "a start value must be a constant: a literal or a name from VAR CONSTANT");
    return;
  }
  encode(image, part.offset, part.bit, type, *initial->constant);
}

void InitialValues::applyArray(ArrayList& list, SourceLocation location, const Type& array,
                               std::span<uint8_t> image, int64_t offset) {
  if (array.kind != TypeKind::Array) {
    report_.error(BAD_INITIAL, location, fmt::format("found a list of values, {} is no array", array.name));
    return;
  }
  int64_t count = elementCount(array);
  int64_t next = 0;
  fill(list, array, image, offset, next, count);
  if (next > count) {
    report_.error(TOO_MANY_VALUES, location,
                  fmt::format("the list has {} values, {} has {} elements", next, array.name, count));
  }
}

void InitialValues::fill(ArrayList& list, const Type& array, std::span<uint8_t> image, int64_t offset,
                         int64_t& next, int64_t count) {
  const Type& element = *array.element;
  for (ArrayList::Entry& entry : list.entries) {
    int64_t times = 1;
    if (entry.repeat) {
      if (!expressions_.checkInteger(entry.repeat, times, "number of repetitions")) continue;
      if (times < 1) {
        report_.error(BAD_INITIAL, entry.repeat->location,
                      fmt::format("found {} repetitions, expected at least 1", times));
        continue;
      }
    }
    auto* inner = entry.value ? std::get_if<ArrayList>(&entry.value->form) : nullptr;
    if (inner && element.kind != TypeKind::Array && array.dimensions.size() > 1) {
      // A row of a matrix in brackets of its own.
      if (times == 1) fill(*inner, array, image, offset, next, count);
      continue;
    }
    if (!entry.value) continue;
    if (next >= count) {
      next += std::min<int64_t>(times, INT32_MAX);
      continue;
    }
    apply(entry.value, elementPart(element, offset, next), image);
    int64_t room = std::min(times, count - next);
    repeatElement(image, offset, element, next, room);
    next += std::min<int64_t>(times, INT32_MAX);
  }
}

void InitialValues::applyStruct(StructList& list, SourceLocation location, const Type& type,
                                std::span<uint8_t> image, int64_t offset) {
  if (type.kind != TypeKind::Struct) {
    report_.error(BAD_INITIAL, location,
                  fmt::format("found a list of member values, {} is no structure", type.name));
    return;
  }
  size_t next = 0;
  for (Argument& entry : list.entries) {
    const Member* member = nullptr;
    if (!entry.name.empty()) {
      member = scope_.findMember(type, entry.name);
      if (!member) {
        report_.error(UNKNOWN_MEMBER, entry.value->location,
                      fmt::format("{} has no member \"{}\"{}", type.name, entry.name,
                                  report_.didYouMean(entry.name, [&] { return memberNames(type); })));
        continue;
      }
    } else if (next < type.members.size()) {
      member = &type.members[next++];
    } else {
      report_.error(TOO_MANY_VALUES, entry.value->location,
                    fmt::format("{} has only {} members", type.name, type.members.size()));
      return;
    }
    if (member->type) apply(entry.value, {member->type, offset + member->offset, member->bit}, image);
  }
}

void InitialValues::applyAssignment(Assignment& assignment, const Type& type, std::span<uint8_t> image) {
  ImagePart part;
  if (paths_.find(*assignment.target, type, part)) apply(assignment.value, part, image);
}

void InitialValues::applyMembers(Type& type, const std::vector<Variable*>& members, SourceLocation location) {
  auto ofMember = [&](const Variable& member) {
    // A view has no start values of its own: those of what lies under it count.
    if (!member.type || !member.at.empty()) return false;
    return !(type.kind == TypeKind::FunctionBlock && isByReference(*type.block, member));
  };
  bool any = std::ranges::any_of(members, [&](const Variable* member) {
    return ofMember(*member) && (member->initial || !member->type->initialImage.empty());
  });
  if (!any) return;
  if (!types_.takeRoom(type.size)) {
    report_.error(TOO_LARGE, location, "the start values of this program need more than 256 MiB");
    return;
  }
  type.initialImage.resize(static_cast<size_t>(type.size));
  for (Variable* member : members) {
    if (!ofMember(*member)) continue;
    encodeInitial(type.initialImage, member->offset, member->bit, *member->type);
    if (!member->initial) continue;
    apply(member->initial, {member->type, member->offset, member->bit}, type.initialImage);
  }
}

void InitialValues::applyDataBlock(DataBlock& dataBlock) {
  if (!types_.takeRoom(dataBlock.type->size)) {
    report_.error(TOO_LARGE, dataBlock.location, "the start values of this program need more than 256 MiB");
    return;
  }
  dataBlock.initialImage.resize(static_cast<size_t>(dataBlock.type->size));
  encodeInitial(dataBlock.initialImage, 0, 0, *dataBlock.type);
  for (StatementPtr& statement : dataBlock.initial) {
    if (auto* assignment = std::get_if<Assignment>(&statement->form)) {
      applyAssignment(*assignment, *dataBlock.type, dataBlock.initialImage);
    } else if (!std::holds_alternative<Empty>(statement->form)) {
      report_.error(BAD_INITIAL, statement->location,
                    "after BEGIN of a data block stand only assignments of start values");
    }
  }
}

}  // namespace scl
