#include "vcpu/access/value_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "scl/text/name.h"
#include "scl/types/initial_image.h"
#include "scl/types/layout.h"
#include "vcpu/access/value.h"

namespace vcpu {

using scl::TypeKind;

namespace {

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// A character of a list, and whether it stands outside of texts and inner brackets.
struct ListCharacter {
  size_t at = 0;
  bool outside = false;
};

/// Calls `visit` for each character of `text`; answers whether its texts and brackets are closed.
template <typename Visit>
bool walk(std::string_view text, Visit visit) {
  std::string open;  // the brackets to close
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    visit(ListCharacter{i, !quoted && open.empty()});
    if (quoted) {
      if (c == '$') visit(ListCharacter{++i, false});
      if (c == '\'') quoted = false;
    } else if (c == '\'') {
      quoted = true;
    } else if (c == '[' || c == '(') {
      open += c;
    } else if (c == ']' || c == ')') {
      if (open.empty() || (open.back() == '[') != (c == ']')) return false;
      open.pop_back();
    }
  }
  return !quoted && open.empty();
}

/// The values between the brackets of `list`; nothing if it is no list in such brackets.
std::optional<std::vector<std::string_view>> valuesOf(std::string_view list, char open, char close) {
  list = trimmed(list);
  if (list.size() < 2 || list.front() != open || list.back() != close) return std::nullopt;
  list = list.substr(1, list.size() - 2);
  std::vector<std::string_view> values;
  size_t first = 0;
  const bool whole = walk(list, [&](ListCharacter character) {
    if (!character.outside || list[character.at] != ',') return;
    values.push_back(trimmed(list.substr(first, character.at - first)));
    first = character.at + 1;
  });
  values.push_back(trimmed(list.substr(first)));
  if (!whole) return std::nullopt;
  return values;
}

/// 4(0): a value and how often it stands there.
struct Repeated {
  int64_t times = 1;
  std::string_view value;
};

Repeated repeatedOf(std::string_view text) {
  int64_t times = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), times);
  const std::string_view rest = text.substr(static_cast<size_t>(end - text.data()));
  if (error != std::errc() || !rest.starts_with('(') || !rest.ends_with(')')) return {1, text};
  return {times, trimmed(rest.substr(1, rest.size() - 2))};
}

/// Puts the values of a list into the elements of an array, one behind the other.
class ArrayFiller {
 public:
  ArrayFiller(std::span<uint8_t> bytes, const scl::Type& element, int64_t count)
      : bytes_(bytes), element_(element), count_(count) {}

  /// `dimensions`: how many lie inside these brackets.
  Result<void> fill(const std::vector<std::string_view>& values, size_t dimensions) {
    for (size_t i = 0; i < values.size(); ++i) {
      const std::string_view text = values[i];
      const auto row =
          dimensions > 1 && element_.kind != TypeKind::Array ? valuesOf(text, '[', ']') : std::nullopt;
      if (row) {
        if (Result<void> filled = fill(*row, dimensions - 1); !filled) return filled;
        continue;
      }
      Repeated repeated = repeatedOf(text);
      // Of equal values side by side the text is read once.
      const int64_t each = repeated.times;
      for (; i + 1 < values.size() && values[i + 1] == text && repeated.times <= count_; ++i)
        repeated.times += each;
      if (repeated.times < 1 || repeated.times > count_ - next_)
        return Failure{fmt::format("the list has more values than {} elements", count_)};
      const Result<void> set = repeated.times == 1 ? setValue(next(), repeated.value) : repeat(repeated);
      if (!set) return Failure{fmt::format("value {} of the list: {}", next_, set.failure())};
    }
    return {};
  }

 private:
  // The text is read for two elements only, one of zeros and one of ones: the bits that are the same in both
  // are those that it says. A list of a structure may leave members as they are.
  Result<void> repeat(const Repeated& repeated) {
    std::vector<uint8_t> zeros(static_cast<size_t>(element_.size), 0x00);
    std::vector<uint8_t> ones(static_cast<size_t>(element_.size), 0xFF);
    for (std::vector<uint8_t>* bytes : {&zeros, &ones}) {
      if (Result<void> set = setValue({*bytes, 0, &element_}, repeated.value); !set) {
        ++next_;
        return set;
      }
    }
    for (int64_t i = 0; i < repeated.times; ++i) {
      const Operand one = next();
      for (size_t j = 0; j < zeros.size(); ++j) {
        const int said = (~(zeros[j] ^ ones[j]) & 0xFF) << one.bit;
        const int bits = (zeros[j] & ones[j]) << one.bit;
        one.bytes[j] = static_cast<uint8_t>((one.bytes[j] & ~said) | bits);
      }
    }
    return {};
  }

  Operand next() {
    const int64_t i = next_++;
    if (element_.kind == TypeKind::Bool)
      return {bytes_.subspan(static_cast<size_t>(i / 8)), static_cast<int32_t>(i % 8), &element_};
    const auto stride = static_cast<size_t>(scl::elementBytes(element_));
    return {bytes_.subspan(static_cast<size_t>(i) * stride, static_cast<size_t>(element_.size)), 0,
            &element_};
  }

  std::span<uint8_t> bytes_;
  const scl::Type& element_;
  int64_t count_;
  int64_t next_ = 0;
};

Failure notAList(const scl::Type& type, std::string_view text) {
  return Failure{fmt::format(
      "{} is no value of type {}, which is written as {}.", text, type.name,
      type.kind == TypeKind::Array ? "a list: [1, 2, 3]" : "a list of its members: (1, 2) or (name := 1)")};
}

Result<void> fillArray(const Operand& array, std::string_view list) {
  const auto values = valuesOf(list, '[', ']');
  if (!values) return notAList(*array.type, list);
  return ArrayFiller(array.bytes, *array.type->element, scl::elementCount(*array.type))
      .fill(*values, array.type->dimensions.size());
}

/// name := value; the name is empty if there is none.
std::pair<std::string_view, std::string_view> namedValue(std::string_view text) {
  size_t sign = std::string_view::npos;
  walk(text, [&](ListCharacter character) {
    const bool assigns = character.outside && text.substr(character.at, 2) == ":=";
    if (assigns) sign = std::min(sign, character.at);
  });
  if (sign == std::string_view::npos) return {{}, text};
  std::string_view name = trimmed(text.substr(0, sign));
  if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  return {name, trimmed(text.substr(sign + 2))};
}

Result<void> fillStructure(const Operand& structure, std::string_view list) {
  const scl::Type& type = *structure.type;
  const auto values = valuesOf(list, '(', ')');
  if (!values) return notAList(type, list);
  size_t next = 0;
  for (std::string_view text : *values) {
    const auto [name, value] = namedValue(text);
    const scl::Member* member = nullptr;
    if (name.empty()) {
      if (next == type.members.size())
        return Failure{fmt::format("the list has more values than the {} members of {}", next, type.name)};
      member = &type.members[next++];
    } else {
      const auto found =
          std::find_if(type.members.begin(), type.members.end(),
                       [&, wanted = name](const auto& one) { return scl::sameName(one.name, wanted); });
      if (found == type.members.end())
        return Failure{fmt::format("There is no member {} in {}.", name, type.name)};
      member = &*found;
    }
    const auto size = static_cast<size_t>(member->type->size);
    const Operand one{structure.bytes.subspan(static_cast<size_t>(member->offset), size), member->bit,
                      member->type};
    const Result<void> set = setValue(one, value);
    if (!set) return Failure{fmt::format("member {}: {}", member->name, set.failure())};
  }
  return {};
}

}  // namespace

Result<void> setList(const Operand& operand, std::string_view list) {
  // All or nothing: the values go to a copy first.
  std::vector<uint8_t> bytes(operand.bytes.begin(), operand.bytes.end());
  const Operand copy{bytes, operand.bit, operand.type};
  Result<void> filled =
      operand.type->kind == TypeKind::Array ? fillArray(copy, list) : fillStructure(copy, list);
  if (!filled) return filled;
  std::copy(bytes.begin(), bytes.end(), operand.bytes.begin());
  return {};
}

Result<std::vector<uint8_t>> openArrayOf(const scl::Type& element, std::string_view list) {
  const auto values = valuesOf(list, '[', ']');
  if (!values) return Failure{fmt::format("{} is no list: [1, 2, 3]", list)};
  int64_t count = 0;
  for (std::string_view text : *values) {
    count += std::clamp<int64_t>(repeatedOf(text).times, 0, scl::DATA_BYTES_MAX);
    if (count > scl::DATA_BYTES_MAX) return Failure{"the list is longer than any variable"};
  }
  const bool bits = element.kind == TypeKind::Bool;
  if (bits && count % 8 != 0)
    return Failure{
        fmt::format("an Array[*] of Bool is given in whole bytes: 8, 16 or more values, not {}", count)};
  const auto stride = static_cast<size_t>(scl::elementBytes(element));
  if (!bits && static_cast<size_t>(count) * stride > static_cast<size_t>(scl::DATA_BYTES_MAX))
    return Failure{"the list is longer than any variable"};
  std::vector<uint8_t> bytes(bits ? static_cast<size_t>(count / 8) : static_cast<size_t>(count) * stride);
  for (int64_t i = 0; i < count && !bits; ++i)
    scl::encodeInitial(bytes, i * static_cast<int64_t>(stride), 0, element);
  const Result<void> filled = ArrayFiller(bytes, element, count).fill(*values, 1);
  if (!filled) return Failure{filled.failure()};
  return bytes;
}

}  // namespace vcpu
