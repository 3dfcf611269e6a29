#include "vcpu/c/call_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "scl/text/name.h"
#include "scl/tree/match.h"

namespace vcpu::c {

using scl::Expression;

namespace {

struct Supply {
  std::optional<size_t> parameter;  ///< of the caller
  std::string tail;                 ///< behind it
  std::string text;
};

std::string numberText(const Expression& constant) {
  const auto* whole = std::get_if<int64_t>(&*constant.constant);
  return whole != nullptr ? std::to_string(*whole) : "";
}

Supply supplyOf(const Expression& expression, const scl::Block& caller);

Supply ofName(const Expression& expression, const scl::Name& name, const scl::Block& caller) {
  if (name.variable == nullptr) {
    const bool isQuoted = name.sigil == scl::Name::Sigil::Quotes || name.dataBlock != nullptr;
    return {{}, "", isQuoted ? fmt::format("\"{}\"", name.text) : name.text};
  }
  if (name.variable->section == scl::Section::Constants) {
    const std::string value = expression.constant ? numberText(expression) : "";
    return {{}, "", value.empty() ? fmt::format("#{}", scl::quotedUnlessPlain(name.text)) : value};
  }
  Supply supply{{}, "", fmt::format("#{}", scl::quotedUnlessPlain(name.variable->name))};
  const auto found = std::ranges::find(caller.parameters, name.variable);
  if (found != caller.parameters.end() && caller.kind != scl::Block::Kind::OrganizationBlock) {
    supply.parameter = static_cast<size_t>(found - caller.parameters.begin());
  }
  return supply;
}

// What stands behind `base` makes it no other variable of the caller.
Supply behind(Supply base, const std::string& text) {
  if (base.text.empty()) return {};
  base.tail += text;
  base.text += text;
  return base;
}

std::string indexText(const Expression& index, const scl::Block& caller) {
  if (index.constant) return numberText(index);
  return supplyOf(index, caller).text;
}

Supply ofSubscript(const scl::Subscript& subscript, const scl::Block& caller) {
  std::string indices;
  for (const scl::ExpressionPtr& index : subscript.indices) {
    const std::string text = indexText(*index, caller);
    if (text.empty()) return {};
    if (!indices.empty()) indices += ",";
    indices += text;
  }
  return behind(supplyOf(*subscript.base, caller), fmt::format("[{}]", indices));
}

// -5 is a constant; of anything else behind a sign there is no text.
Supply ofUnary(const scl::Unary& unary) {
  const auto* literal = std::get_if<scl::Literal>(&unary.operand->form);
  const bool isNumber = literal != nullptr && unary.op == scl::UnaryOperator::Minus;
  return isNumber ? Supply{{}, "", fmt::format("-{}", literal->text)} : Supply{};
}

Supply supplyOf(const Expression& expression, const scl::Block& caller) {
  return scl::match(
      expression.form,
      [](const scl::Literal& literal) {
        return Supply{{}, "", literal.text};
      },
      [&](const scl::Name& name) { return ofName(expression, name, caller); },
      [&](const scl::MemberAccess& access) {
        return behind(supplyOf(*access.base, caller),
                      fmt::format(".{}", scl::quotedUnlessPlain(access.name)));
      },
      [&](const scl::Subscript& subscript) { return ofSubscript(subscript, caller); },
      [](const scl::Dereference&) { return Supply{}; },
      [&](const scl::Slice& slice) {
        return behind(supplyOf(*slice.base, caller), fmt::format(".%{}{}", slice.width, slice.index));
      },
      [](const scl::Unary& unary) { return ofUnary(unary); }, [](const scl::Binary&) { return Supply{}; },
      [](const scl::Call&) { return Supply{}; },
      [&](const scl::ImplicitConversion& conversion) { return supplyOf(*conversion.operand, caller); },
      [](const scl::ArrayList&) { return Supply{}; }, [](const scl::StructList&) { return Supply{}; });
}

// A tab or a line's end divides the fields, a zero ends the text.
std::string withoutControls(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return text;
}

}  // namespace

std::string callSite(const scl::Call& call, const scl::Block& caller) {
  std::string lines;
  for (const Expression* actual : call.bound) {
    const Supply supply = actual != nullptr ? supplyOf(*actual, caller) : Supply{};
    lines += fmt::format("{}\t{}\t{}\n", supply.parameter ? std::to_string(*supply.parameter) : "",
                         withoutControls(supply.tail), withoutControls(supply.text));
  }
  return lines;
}

}  // namespace vcpu::c
