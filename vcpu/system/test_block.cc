#include "vcpu/system/test_block.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "scl/elementary_types.h"
#include "scl/layout.h"
#include "scl/name.h"
#include "vcpu/system/elements.h"

namespace vcpu {

// Reads the declaration line by line; system blocks declare nothing but elementary types and Variant.
TestBlock::TestBlock(TestCpu& cpu, std::string_view name) : cpu_(cpu), block_(findSystemBlock(name)) {
  if (block_ == nullptr) throw std::invalid_argument("no system block " + std::string(name));
  scl::Layout layout;
  std::string result;
  std::istringstream lines{std::string(block_->interface())};
  const auto place = [&](const std::string& variable, const std::string& typeName) {
    const scl::Type* type = scl::findElementaryType(typeName);
    if (type == nullptr) throw std::invalid_argument("unknown type " + typeName);
    scl::Variable laid;
    Place found{variable, type->kind, scl::isSigned(*type), type->size};
    if (type->kind == scl::TypeKind::Variant) {
      layout.placeReference(laid);
      found.reference = static_cast<int>(areas_.size());
      areas_.emplace_back();
    } else {
      layout.place(laid, *type);
    }
    found.offset = laid.offset;
    found.bit = laid.bit;
    places_.push_back(found);
  };
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string first, colon, type;
    words >> first >> colon >> type;
    if (first == "FUNCTION") {
      words.clear();
      words.str(line.substr(line.rfind(':') + 1));
      words >> result;
    } else if (first.starts_with("VAR")) {
      layout.startSection();
    } else if (colon == ":") {
      place(first, type.substr(0, type.find(';')));
    }
  }
  if (!result.empty() && result != "Void") {
    layout.startSection();
    place("return value", result);
  }
  image_.resize(static_cast<size_t>(layout.bytes()));
}

const TestBlock::Place& TestBlock::find(std::string_view name) const {
  for (const Place& place : places_) {
    if (scl::sameName(place.name, name)) return place;
  }
  throw std::invalid_argument("no parameter " + std::string(name));
}

bool TestBlock::has(std::string_view name) const {
  return std::any_of(places_.begin(), places_.end(),
                     [name](const Place& p) { return scl::sameName(p.name, name); });
}

void TestBlock::set(std::string_view name, int64_t value) {
  const Place& place = find(name);
  uint8_t* at = &image_[static_cast<size_t>(place.offset)];
  if (place.kind == scl::TypeKind::Bool) {
    const auto mask = static_cast<uint8_t>(1U << place.bit);
    *at = static_cast<uint8_t>(value != 0 ? *at | mask : *at & ~mask);
    return;
  }
  for (int32_t i = 0; i < place.size; ++i) at[place.size - 1 - i] = static_cast<uint8_t>(value >> (8 * i));
}

int64_t TestBlock::get(std::string_view name) const {
  const Place& place = find(name);
  const uint8_t* at = &image_[static_cast<size_t>(place.offset)];
  if (place.kind == scl::TypeKind::Bool) return *at >> place.bit & 1;
  uint64_t value = 0;
  for (int32_t i = 0; i < place.size; ++i) value = value << 8 | at[i];
  const int unused = 64 - 8 * place.size;
  if (place.isSigned) return static_cast<int64_t>(value << unused) >> unused;
  return static_cast<int64_t>(value);
}

void TestBlock::refer(std::string_view name, TestArea& variable, uint32_t first) {
  areas_[static_cast<size_t>(find(name).reference)] = from(variable.area(), first);
}

void TestBlock::call() {
  SystemCall call{image_, areas_, cpu_.clock, cpu_.network, cpu_.connections, cpu_.facts};
  block_->run(call);
}

}  // namespace vcpu
