#include "tests/fuzz/value_check.h"

#include <algorithm>

#include "vcpu/access/value.h"

namespace fuzz {
namespace {

using scl::TypeKind;

bool isBitOf(const vcpu::Operand& operand) {
  return operand.type->kind == TypeKind::Bool;
}

size_t bytesOf(const vcpu::Operand& operand) {
  return static_cast<size_t>(operand.type->size);
}

/// An instance has no value of its own, a reference and a Variant none from outside.
bool canBeWritten(const scl::Type& type) {
  switch (type.kind) {
    case TypeKind::Void:
    case TypeKind::FunctionBlock:
    case TypeKind::Variant:
    case TypeKind::Reference: return false;
    case TypeKind::Array: return canBeWritten(*type.element);
    case TypeKind::Struct:
      return std::ranges::all_of(type.members, [](const auto& member) { return canBeWritten(*member.type); });
    default: return true;
  }
}

}  // namespace

void holdSentence(const std::string& failure, size_t inputBytes) {
  hold(!failure.empty(), "a failure without a sentence");
  constexpr size_t OWN_WORDS_BYTES = 2000;
  hold(failure.size() <= OWN_WORDS_BYTES + 8 * inputBytes, "a sentence is too long: " + failure);
}

Memory::Memory(std::vector<std::span<uint8_t>> pieces) : pieces_(std::move(pieces)) {
  for (const std::span<uint8_t> piece : pieces_) before_.emplace_back(piece.begin(), piece.end());
}

void Memory::holdInside(const vcpu::Operand& operand) const {
  const uint8_t* first = operand.bytes.data();
  const uint8_t* end = first + std::max<size_t>(bytesOf(operand), isBitOf(operand) ? 1 : 0);
  const bool isInside = std::ranges::any_of(pieces_, [&](std::span<uint8_t> piece) {
    return first >= piece.data() && end <= piece.data() + piece.size();
  });
  hold(isInside && operand.bit >= 0 && operand.bit <= 7, "a path leads outside of the memory");
}

void Memory::holdSame() const {
  for (size_t i = 0; i < pieces_.size(); ++i)
    hold(std::ranges::equal(pieces_[i], before_[i]), "what was refused has changed memory");
}

void Memory::holdSameBut(const vcpu::Operand& operand) const {
  const uint8_t* first = operand.bytes.data();
  for (size_t i = 0; i < pieces_.size(); ++i) {
    std::vector<uint8_t> expected = before_[i];
    const std::span<uint8_t> piece = pieces_[i];
    if (first >= piece.data() && first < piece.data() + piece.size()) {
      const auto at = expected.begin() + (first - piece.data());
      const int mask = isBitOf(operand) ? 1 << operand.bit : 0xFF;
      for (size_t j = 0; j < bytesOf(operand); ++j)
        at[static_cast<ptrdiff_t>(j)] =
            static_cast<uint8_t>((at[static_cast<ptrdiff_t>(j)] & ~mask) | (first[j] & mask));
    }
    hold(std::ranges::equal(piece, expected), "a value has changed memory beside its place");
  }
}

void holdRoundTrip(const vcpu::Operand& operand, std::span<const uint8_t> before) {
  if (!canBeWritten(*operand.type)) return;
  const std::string text = vcpu::formatValue(operand);
  const std::vector<uint8_t> written(operand.bytes.begin(),
                                     operand.bytes.begin() + static_cast<ptrdiff_t>(bytesOf(operand)));
  std::ranges::copy(before, operand.bytes.begin());
  const vcpu::Result<void> set = vcpu::setValue(operand, text);
  hold(bool{set},
       operand.type->name + " shows a value that cannot be written: " + text + "\n" + set.failure());
  hold(std::ranges::equal(written, operand.bytes.first(bytesOf(operand))),
       operand.type->name + " reads back otherwise than it shows: " + text);
}

}  // namespace fuzz
