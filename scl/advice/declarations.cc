#include "scl/advice/declarations.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/advice/walk.h"
#include "scl/text/diagnostic_code.h"
#include "scl/text/name.h"

namespace scl {
namespace {

/// Instructions of Open User Communication: what TIA Portal knows under these names changes with the version
/// of the library.
constexpr std::string_view VERSIONED_INSTRUCTIONS[] = {"TCON",   "TDISCON", "TSEND",   "TRCV",
                                                       "TUSEND", "TURCV",   "TSEND_C", "TRCV_C",
                                                       "T_DIAG", "T_RESET", "T_CONFIG"};

/// Types that TIA Portal's exports write with a version.
constexpr std::string_view VERSIONED_TYPES[] = {"TCON_IP_v4", "TCON_QDN", "TCON_Param", "TDiag_Status",
                                                "DTL"};

bool isOneOf(std::string_view name, const auto& list) {
  return std::ranges::any_of(list, [&](std::string_view one) { return sameName(one, name); });
}

class DeclarationAdvice {
 public:
  DeclarationAdvice(const Unit& unit, Diagnostics& diagnostics) : unit_(unit), diagnostics_(diagnostics) {}

  void advise() {
    if (!unit_.commentsAmongDeclarations.empty()) onComments();
    forEachVariable(unit_, [&](const Variable& variable, const Owner& owner) {
      onTextLength(variable, owner);
      onOpenArray(variable, owner);
      onVersion(variable, owner);
    });
  }

 private:
  void warn(int code, SourceLocation location, std::string sentence) {
    diagnostics_.warning(code, unit_.file, location, std::move(sentence));
  }

  /// Reported once a file: where one stands, there are many.
  void onComments() {
    const size_t count = unit_.commentsAmongDeclarations.size();
    warn(COMMENT_AMONG_DECLARATIONS, unit_.commentsAmongDeclarations.front(),
         fmt::format(
             "{}: after an import they may stand at the declaration before, or be gone. Write them behind "
             "the declaration they belong to",
             count == 1 ? "a comment on a line of its own among declarations"
                        : fmt::format("{} comments on lines of their own among declarations", count)));
  }

  void onTextLength(const Variable& variable, const Owner& owner) {
    const bool hasLength = variable.typeName.form == TypeName::Form::String && variable.typeName.length;
    if (!hasLength || owner.block == nullptr || owner.nested) return;
    const bool isFunction = owner.block->kind == Block::Kind::Function;
    const bool isParameter = owner.section == Section::Input || owner.section == Section::Output ||
                             owner.section == Section::InOut;
    const bool refused = owner.section == Section::Constants || (isFunction && isParameter) ||
                         (!isFunction && owner.section == Section::InOut);
    if (!refused) return;
    warn(TEXT_LENGTH_NOT_ALLOWED, variable.typeName.location,
         fmt::format("TIA Portal takes no length of a text here: write {} : {}", variable.name,
                     variable.typeName.name));
  }

  void onOpenArray(const Variable& variable, const Owner& owner) {
    const bool isOpen =
        variable.typeName.form == TypeName::Form::Array && variable.typeName.dimensions.empty();
    if (!isOpen || owner.block == nullptr) return;
    if (owner.block->header.optimizedAccess) return;
    warn(OPEN_ARRAY_NOT_ALLOWED, variable.typeName.location,
         "Array[*] needs a block with optimized access: write { S7_Optimized_Access := 'TRUE' }");
  }

  void onVersion(const Variable& variable, const Owner& owner) {
    if (variable.hasLibraryVersion || variable.typeName.form != TypeName::Form::Word) return;
    const std::string& type = variable.typeName.name;
    const bool isInstance = owner.block != nullptr && owner.section == Section::Static && !owner.nested;
    if (isInstance && isOneOf(type, VERSIONED_INSTRUCTIONS)) {
      warn(INSTRUCTION_WITHOUT_VERSION, variable.location,
           fmt::format(
               "{} has no version. TIA Portal's exports write {} {{InstructionName := '{}'; LibVersion := "
               "'...'}} : {};",
               type, variable.name, type, type));
    } else if (isOneOf(type, VERSIONED_TYPES)) {
      warn(TYPE_WITHOUT_VERSION, variable.location,
           fmt::format(
               "{} has no version. TIA Portal's exports write {} {{InstructionName := '{}'; LibVersion := "
               "'1.0'}} : {};",
               type, variable.name, type, type));
    }
  }

  const Unit& unit_;
  Diagnostics& diagnostics_;
};

}  // namespace

void adviseOnDeclarations(const Unit& unit, Diagnostics& diagnostics) {
  DeclarationAdvice(unit, diagnostics).advise();
}

}  // namespace scl
