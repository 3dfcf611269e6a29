#include "translator/command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "scl/scl.h"
#include "translator/glue.h"
#include "translator/output.h"
#include "translator/translator.h"

namespace translator {
namespace {

enum Exit : int { FINE = 0, SOURCE_WRONG = 1, USE_WRONG = 2, MACHINE_FAILED = 4 };

constexpr const char* LIST_NAME = "sources.txt";

struct Request {
  bool check = false;
  std::string out = ".";
  std::string dialect = "tia";
  std::string glue;
  std::vector<std::string> files;
  std::vector<std::string> clangArguments;
};

std::string listOf(const std::vector<scl::Unit>& units) {
  std::string text =
      "# In the order to import or compile: types before what uses them, called blocks before their "
      "callers.\n"
      "# Each file has the name of the C++ file it was made from.\n";
  for (const scl::Unit& unit : units) text += unit.file + "\n";
  return text;
}

std::string countOf(const Translation& translation, size_t files, size_t changes) {
  size_t blocks = 0;
  size_t types = 0;
  for (const scl::Unit& unit : translation.units) {
    for (const scl::Unit::Item& item : unit.items) {
      const bool isType = std::holds_alternative<std::unique_ptr<scl::TypeDeclaration>>(item);
      ++(isType ? types : blocks);
    }
  }
  const std::string changed = changes == 0 ? "none" : std::to_string(changes);
  return fmt::format("{} blocks, {} types, {} files, {} changed", blocks, types, files, changed);
}

int compare(const std::vector<OutputFile>& differing, const std::vector<std::filesystem::path>& old,
            std::ostream& err) {
  for (const OutputFile& file : differing) {
    err << fmt::format("{} is not what the C++ says today\n", file.path.string());
  }
  for (const std::filesystem::path& path : old) {
    err << fmt::format("{} comes from no C++ file any more\n", path.string());
  }
  return differing.empty() && old.empty() ? FINE : SOURCE_WRONG;
}

int run(const Request& request, const std::filesystem::path& directory, std::ostream& out,
        std::ostream& err) {
  const Translation translation = translate(request.files, directory, request.clangArguments);
  if (!translation.refusals.empty()) {
    for (const Refusal& refusal : translation.refusals) err << toText(refusal) << "\n";
    err << fmt::format("{} refused, nothing written\n", translation.refusals.size());
    return SOURCE_WRONG;
  }

  const std::filesystem::path target = directory / request.out;
  std::vector<OutputFile> files;
  for (const scl::Unit& unit : translation.units) {
    files.push_back({target / unit.file, scl::print(unit, scl::Dialect::Tia)});
  }
  files.push_back({target / LIST_NAME, listOf(translation.units)});
  if (!request.glue.empty()) files.push_back({directory / request.glue, glueText(translation)});

  const std::vector<OutputFile> differing = changed(files);
  const std::vector<std::filesystem::path> old = outdated(target / LIST_NAME, files);
  int code = FINE;
  if (request.check) {
    code = compare(differing, old, err);
  } else if (const std::string failure = writeAll(differing); !failure.empty()) {
    err << failure << "\n";
    return MACHINE_FAILED;
  } else {
    for (const std::filesystem::path& path : old) std::filesystem::remove(path);
  }
  out << countOf(translation, files.size(), differing.size() + old.size()) << "\n";
  return code;
}

}  // namespace

int runCommand(std::vector<std::string> arguments, const std::filesystem::path& directory, std::ostream& out,
               std::ostream& err) {
  Request request;
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  if (dashes != arguments.end()) request.clangArguments.assign(dashes + 1, arguments.end());
  arguments.erase(dashes, arguments.end());

  CLI::App app("Translates C++ of the subset (docs/subset.md) into SCL.", "cpp2scl");
  app.add_flag("--check", request.check, "write nothing; fail when a file on disk is not up to date");
  app.add_option("--out", request.out, "folder for the .udt and .scl files")->type_name("DIR");
  app.add_option("--dialect", request.dialect, "tia: S7-1200/1500")->type_name("NAME");
  app.add_option("--glue", request.glue, "C++ header that copies structs to and from the bytes of their UDTs")
      ->type_name("FILE");
  app.add_option("FILES", request.files, "C++ sources; their headers come along")->required()->type_name("");
  app.footer(
      "Arguments behind -- go to the compiler. Example:\n"
      "  cpp2scl --out plc/generated/mqtt core/*.cc -- -I.");
  try {
    std::reverse(arguments.begin(), arguments.end());
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, out, err) == 0 ? FINE : USE_WRONG;
  }
  if (request.dialect != "tia") {
    err << fmt::format("cpp2scl: dialect '{}' is not there yet; only tia (S7-1200/1500) is\n",
                       request.dialect);
    return USE_WRONG;
  }
  for (const std::string& file : request.files) {
    if (!std::filesystem::is_regular_file(directory / file)) {
      err << fmt::format("cpp2scl: {} is not there\n", file);
      return USE_WRONG;
    }
  }
  return run(request, directory, out, err);
}

}  // namespace translator
