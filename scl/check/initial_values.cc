#include "scl/check/initial_values.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/types/initial_image.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

int64_t countOf(const Type& array) {
  int64_t count = 1;
  for (const Bounds& bounds : array.dimensions) count *= bounds.count();
  return count;
}

/// Where element `index` lies, counted from 0 with the last dimension fastest.
void elementSpot(const Type& element, int64_t index, int64_t& offset, int& bit) {
  if (element.kind == TypeKind::Bool) {
    offset += index / 8;
    bit = static_cast<int>(index % 8);
  } else {
    offset += index * element.size;
    bit = 0;
  }
}

/// Copies what was written for element `first` to the `times - 1` behind it.
void repeatElement(std::span<uint8_t> image, int64_t offset, const Type& element, int64_t first,
                   int64_t times) {
  int64_t from = offset;
  int bit = 0;
  elementSpot(element, first, from, bit);
  if (element.kind != TypeKind::Bool) {
    for (int64_t i = 1; i < times; ++i) {
      std::copy_n(image.begin() + from, element.size, image.begin() + from + i * element.size);
    }
    return;
  }
  int64_t value = image[from] >> bit & 1;
  for (int64_t i = first + 1; i < first + times;) {
    int64_t to = offset;
    elementSpot(element, i, to, bit);
    bool wholeOctet = bit == 0 && first + times - i >= 8;
    if (wholeOctet) {
      image[to] = value != 0 ? 0xFF : 0;
      i += 8;
    } else {
      encode(image, to, bit, element, Constant{value});
      ++i;
    }
  }
}

}  // namespace

void InitialValues::apply(ExpressionPtr& initial, const Type& type, std::span<uint8_t> image, int64_t offset,
                          int bit) {
  Place place = initial->place;
  // (9) is a list of one value where a structure is wanted.
  bool listOfOne = type.kind == TypeKind::Struct && initial->parenthesised && !type.members.empty() &&
                   !std::holds_alternative<StructList>(initial->form);
  if (listOfOne) {
    const Member& first = type.members.front();
    return apply(initial, *first.type, image, offset + first.offset, first.bit);
  }
  if (auto* list = std::get_if<ArrayList>(&initial->form)) {
    initial->type = &type;
    return applyArray(*list, place, type, image, offset);
  }
  if (auto* list = std::get_if<StructList>(&initial->form)) {
    initial->type = &type;
    if (list->entries.empty()) return;  // TIA writes () where the default stays
    return applyStruct(*list, place, type, image, offset);
  }
  bool single =
      isElementary(type) || isText(type) || type.kind == TypeKind::DTL || type.kind == TypeKind::DateAndTime;
  if (!single) {
    expressions_.check(initial);
    report_.error(BAD_INITIAL, place,
                  fmt::format("found one value for {}, expected {}", type.name,
                              type.kind == TypeKind::Array ? "a list in brackets: [1, 2, 3]"
                                                           : "values for its members"));
    return;
  }
  if (!expressions_.checkAs(initial, type, "start value")) return;
  if (!initial->constant) {
    report_.error(NOT_CONSTANT, place,
                  "a start value must be a constant: a literal or a name from VAR CONSTANT");
    return;
  }
  encode(image, offset, bit, type, *initial->constant);
}

void InitialValues::applyArray(ArrayList& list, Place place, const Type& array, std::span<uint8_t> image,
                               int64_t offset) {
  if (array.kind != TypeKind::Array) {
    report_.error(BAD_INITIAL, place, fmt::format("found a list of values, {} is no array", array.name));
    return;
  }
  int64_t count = countOf(array);
  int64_t next = 0;
  fill(list, array, image, offset, next, count);
  if (next > count) {
    report_.error(TOO_MANY_VALUES, place,
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
        report_.error(BAD_INITIAL, entry.repeat->place,
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
    int64_t at = offset;
    int bit = 0;
    elementSpot(element, next, at, bit);
    apply(entry.value, element, image, at, bit);
    int64_t room = std::min(times, count - next);
    repeatElement(image, offset, element, next, room);
    next += std::min<int64_t>(times, INT32_MAX);
  }
}

void InitialValues::applyStruct(StructList& list, Place place, const Type& type, std::span<uint8_t> image,
                                int64_t offset) {
  if (type.kind != TypeKind::Struct) {
    report_.error(BAD_INITIAL, place,
                  fmt::format("found a list of member values, {} is no structure", type.name));
    return;
  }
  size_t next = 0;
  for (Argument& entry : list.entries) {
    const Member* member = nullptr;
    if (!entry.name.empty()) {
      member = scope_.findMember(type, entry.name);
      if (!member) {
        report_.error(UNKNOWN_MEMBER, entry.value->place,
                      fmt::format("{} has no member \"{}\"{}", type.name, entry.name,
                                  report_.didYouMean(entry.name, [&] { return memberNames(type); })));
        continue;
      }
    } else if (next < type.members.size()) {
      member = &type.members[next++];
    } else {
      report_.error(TOO_MANY_VALUES, entry.value->place,
                    fmt::format("{} has only {} members", type.name, type.members.size()));
      return;
    }
    if (member->type) apply(entry.value, *member->type, image, offset + member->offset, member->bit);
  }
}

void InitialValues::applyAssignment(Assignment& assignment, const Type& type, std::span<uint8_t> image) {
  Spot spot{&type, 0, 0};
  if (!find(*assignment.target, type, spot)) {
    return;
  }
  apply(assignment.value, *spot.type, image, spot.offset, spot.bit);
}

bool InitialValues::findMember(const Expression& path, const Type& type, const std::string& name,
                               Spot& spot) {
  const Member* member = type.members.empty() ? nullptr : scope_.findMember(type, name);
  if (!member) {
    report_.error(UNKNOWN_MEMBER, path.place,
                  fmt::format("{} has no member \"{}\"{}", type.name, name,
                              report_.didYouMean(name, [&] { return memberNames(type); })));
    return false;
  }
  if (!member->type) return false;
  if (member->byReference) {
    report_.error(
        BAD_INITIAL, path.place,
        fmt::format(
            "the parameter \"{}\" refers to another variable and has no value of its own to start with",
            name));
    return false;
  }
  spot = {member->type, spot.offset + member->offset, member->bit};
  return true;
}

bool InitialValues::find(Expression& path, const Type& root, Spot& spot) {
  if (auto* name = std::get_if<Name>(&path.form)) {
    if (!findMember(path, root, name->text, spot)) return false;
    path.type = spot.type;
    return true;
  }
  if (auto* access = std::get_if<MemberAccess>(&path.form)) {
    if (!find(*access->base, root, spot) || !findMember(path, *spot.type, access->name, spot)) return false;
    path.type = spot.type;
    return true;
  }
  auto* subscript = std::get_if<Subscript>(&path.form);
  if (!subscript) {
    report_.error(BAD_INITIAL, path.place, "expected the path of a variable of this data block: a.b[1]");
    return false;
  }
  if (!find(*subscript->base, root, spot)) return false;
  if (spot.type->kind != TypeKind::Array || spot.type->dimensions.size() != subscript->indices.size()) {
    report_.error(WRONG_INDEX_COUNT, path.place,
                  fmt::format("found {} indices behind {}", subscript->indices.size(), spot.type->name));
    return false;
  }
  int64_t element = 0;
  for (size_t i = 0; i < subscript->indices.size(); ++i) {
    int64_t index = 0;
    if (!expressions_.checkInteger(subscript->indices[i], index, "index")) return false;
    const Bounds& bounds = spot.type->dimensions[i];
    if (index < bounds.low || index > bounds.high) {
      report_.error(INDEX_OUT_OF_BOUNDS, path.place,
                    fmt::format("the index {} is outside {}..{}", index, bounds.low, bounds.high));
      return false;
    }
    element = element * bounds.count() + (index - bounds.low);
  }
  const Type& elementType = *spot.type->element;
  elementSpot(elementType, element, spot.offset, spot.bit);
  spot.type = &elementType;
  path.type = spot.type;
  return true;
}

}  // namespace scl
