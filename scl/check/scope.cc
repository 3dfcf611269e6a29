#include "scl/check/scope.h"

#include <fmt/core.h>

#include "scl/text/absolute_address.h"
#include "scl/text/name.h"

namespace scl {

const Variable* Scope::findLocal(const Name& name) const {
  bool mayBeLocal = inside_.locals && name.sigil != Name::Sigil::Quotes;
  return mayBeLocal ? inside_.locals->find(name.text) : nullptr;
}

bool Scope::isFirstUnknown(std::string_view name) {
  return unknown_.insert(upperCase(name)).second;
}

void Scope::reportUnknown(const Name& name, SourceLocation location) {
  if (name.text.empty()) return;  // the parser has reported it
  const LocalNames* locals = inside_.locals;
  if (name.sigil == Name::Sigil::Quotes) {
    bool isLocal = locals && locals->find(name.text);
    if (!isLocal && !isFirstUnknown(name.text)) return;
    report_.error(
        UNKNOWN_NAME, location,
        isLocal ? fmt::format("\"{0}\" in quotes is a global name and there is none; the local variable is "
                              "written #{0}",
                              name.text)
                : fmt::format(
                      "there is no data block, block or PLC tag \"{}\" in the given sources{}; PLC tags and "
                      "user constants come from a tag table (.xml, .xlsx, .csv): give that, too",
                      name.text, report_.didYouMean(name.text, [&] { return globals_.all(); })));
    return;
  }
  auto candidates = [&] {
    std::vector<std::string_view> names = locals ? locals->all() : std::vector<std::string_view>{};
    if (name.sigil == Name::Sigil::None) names.insert(names.end(), {"TRUE", "FALSE"});
    return names;
  };
  std::string where =
      inside_.block ? fmt::format("the block \"{}\"", inside_.block->name) : std::string("scope here");
  std::string sign = name.sigil == Name::Sigil::Hash ? "#" : "";
  const bool lacksPercent = sign.empty() && parseAbsoluteAddress(name.text);
  report_.error(UNKNOWN_NAME, location,
                fmt::format("{}{} is not declared in {}{}", sign, name.text, where,
                            lacksPercent ? fmt::format("; the absolute operand is written %{}", name.text)
                                         : report_.didYouMean(name.text, candidates)));
}

}  // namespace scl
