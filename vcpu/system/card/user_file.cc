#include "vcpu/system/card/user_file.h"

#include <algorithm>

#include "vcpu/system/card/card_name.h"

namespace vcpu {

namespace {

constexpr size_t PATH_CHARACTERS_MAX = 55;

bool isNameCharacter(char one) {
  return (one >= '0' && one <= '9') || (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z') ||
         one == '-' || one == '_' || one == '.';
}

}  // namespace

std::optional<UserFileName> userFileName(std::string_view path) {
  const size_t slash = path.find('/');
  if (slash == path.npos || path.size() > PATH_CHARACTERS_MAX) return std::nullopt;
  const std::string_view name = path.substr(slash + 1);
  const bool isName = !name.empty() && name.front() != '.' && std::ranges::all_of(name, isNameCharacter) &&
                      std::ranges::count(name, '.') <= 1;
  if (!isName) return std::nullopt;
  for (const CardFolder folder : {CardFolder::DataLogs, CardFolder::Recipes, CardFolder::UserFiles}) {
    if (path.substr(0, slash) == nameOf(folder)) return UserFileName{folder, std::string(name)};
  }
  return std::nullopt;
}

std::optional<UserFileName> userFileName(const Area& path) {
  const std::optional<std::string> text = textOf(path);
  return text ? userFileName(std::string_view(*text)) : std::nullopt;
}

std::span<uint8_t> bytesOfData(const Area& data) {
  if (data.bytes == nullptr || data.kind != scl::TypeKind::Byte) return {};
  return {data.bytes, data.totalBytes()};
}

}  // namespace vcpu
