// join_sources FILE LIMITS LIST... [--check]: writes the SCL sources of lists as one file, for an import in
// one go. LIMITS is the header the client was translated with; the file names it.
//
// Types come first, then functions, then function blocks; in each of the three the order of the list stays.
// What is used then still comes before its users, since types use only types and functions have no instances.
// Text before the first block of a source ("From core/..") belongs to no block and is left out. With --check
// nothing is written: exit code 1 if FILE is not what would be written.

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "scl/scl.h"
#include "station/source_list.h"

namespace {

enum class Kind { Types, Functions, FunctionBlocks };
constexpr std::array KINDS = {Kind::Types, Kind::Functions, Kind::FunctionBlocks};

struct Source {
  Kind kind = Kind::Types;
  std::string text;  ///< from its first block on, one line feed at the end
};

std::optional<Kind> kindOf(const scl::Unit::Item& item) {
  if (std::holds_alternative<std::unique_ptr<scl::TypeDeclaration>>(item)) return Kind::Types;
  const auto* block = std::get_if<std::unique_ptr<scl::Block>>(&item);
  if (block == nullptr) return std::nullopt;
  switch ((*block)->kind) {
    case scl::Block::Kind::Function: return Kind::Functions;
    case scl::Block::Kind::FunctionBlock: return Kind::FunctionBlocks;
    case scl::Block::Kind::OrganizationBlock: return std::nullopt;
  }
  return std::nullopt;
}

std::string contentOf(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string fromLine(const std::string& text, int line) {
  size_t begin = 0;
  for (int passed = 1; passed < line; ++passed) begin = text.find('\n', begin) + 1;
  const size_t end = text.find_last_not_of(" \n");
  return text.substr(begin, end + 1 - begin) + "\n";
}

vcpu::Result<Source> read(const std::string& file) {
  const std::string text = contentOf(file);
  scl::Diagnostics diagnostics;
  const scl::Unit unit = scl::parse(text, file, scl::Dialect::Tia, diagnostics);
  if (diagnostics.hasErrors()) return vcpu::Failure{scl::toText(diagnostics.list().front())};
  if (unit.items.empty()) return vcpu::Failure{file + ": error: there is no block in this file"};
  const std::optional<Kind> kind = kindOf(unit.items.front());
  for (const scl::Unit::Item& item : unit.items) {
    if (!kind || kindOf(item) != kind) {
      return vcpu::Failure{file +
                           ": error: a source of the library holds types, functions or function blocks, "
                           "only one of these"};
    }
  }
  const int firstLine =
      std::visit([](const auto& first) { return first->location.line; }, unit.items.front());
  return Source{*kind, fromLine(text, firstLine)};
}

vcpu::Result<std::string> joined(const std::string& limits, const std::vector<std::string>& lists) {
  std::vector<Source> sources;
  for (const std::string& list : lists) {
    auto files = station::readSourceList(list);
    if (!files) return vcpu::Failure{files.failure()};
    for (const std::string& file : *files) {
      auto source = read(file);
      if (!source) return vcpu::Failure{source.failure()};
      sources.push_back(std::move(*source));
    }
  }
  std::string text = fmt::format(
      "// mqtt-for-s7 {}, written by 'make generate' from core with the limits of\n"
      "// {}, and plc/shells: change those.\n",
      S7MQTT_VERSION, limits);
  for (const Kind kind : KINDS) {
    for (const Source& source : sources) {
      if (source.kind == kind) text += "\n" + source.text;
    }
  }
  return text;
}

int fail(const std::string& sentence) {
  fmt::print(stderr, "{}\n", sentence);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool check = !arguments.empty() && arguments.back() == "--check";
  if (check) arguments.pop_back();
  if (arguments.size() < 3) return fail("join_sources FILE LIMITS LIST... [--check]");
  const std::string file = arguments[0];
  auto text = joined(arguments[1], {arguments.begin() + 2, arguments.end()});
  if (!text) return fail(text.failure());
  if (check) return contentOf(file) == *text ? 0 : fail(file + " is not current: run 'make generate'");
  std::ofstream stream(file, std::ios::binary);
  stream << *text;
  stream.close();
  return stream ? 0 : fail(file + ": error: the file cannot be written");
}
