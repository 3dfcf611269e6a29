#include "tests/plc/library.h"

#include <toml++/toml.h>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "vcpu/system/system_units.h"

namespace plc_test {
namespace {

std::string contentsOf(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

std::vector<std::string> libraryFiles() {
  std::vector<std::string> files;
  for (const std::string folder : {PROJECT_ROOT "/plc/generated/", PROJECT_ROOT "/plc/shells/s7-1500/"}) {
    std::istringstream lines(contentsOf(folder + "sources.txt"));
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty() && line[0] != '#') files.push_back(folder + line);
    }
  }
  return files;
}

std::vector<std::string> stationFiles(const std::string& stationToml) {
  const toml::table table = toml::parse_file(stationToml);
  const std::filesystem::path folder = std::filesystem::path(stationToml).parent_path();
  std::vector<std::string> files;
  for (const toml::node& source : *table["sources"].as_array()) {
    files.push_back((folder / source.value_or(std::string())).lexically_normal().string());
  }
  return files;
}

std::shared_ptr<const scl::Program> checkFiles(const std::vector<std::string>& files,
                                               std::string& complaints) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  for (const std::string& file : files) {
    units.push_back(scl::parse(contentsOf(file), file, scl::Dialect::Tia, diagnostics));
  }
  auto program = std::make_shared<scl::Program>(
      scl::check(std::move(units), vcpu::systemUnits(), scl::Dialect::Tia, diagnostics));
  complaints.clear();
  for (const scl::Diagnostic& diagnostic : diagnostics.list()) complaints += scl::toText(diagnostic) + "\n";
  return diagnostics.hasErrors() ? nullptr : program;
}

}  // namespace plc_test
