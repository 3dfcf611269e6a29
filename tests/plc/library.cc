#include "tests/plc/library.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "station/source_list.h"
#include "station/station_file.h"
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
  auto files = station::readSourceList(PROJECT_ROOT "/plc/shells/s7-1500/sources.txt");
  EXPECT_TRUE(files) << files.failure();
  return files ? *files : std::vector<std::string>();
}

std::vector<std::string> stationFiles(const std::string& stationToml) {
  auto file = station::readStationFile(stationToml);
  EXPECT_TRUE(file) << file.failure();
  return file ? file->sources : std::vector<std::string>();
}

std::vector<Source> sourcesOf(const std::vector<std::string>& files) {
  std::vector<Source> sources;
  for (const std::string& file : files) sources.push_back({file, contentsOf(file)});
  return sources;
}

std::shared_ptr<const scl::Program> checkSources(const std::vector<Source>& sources,
                                                 std::string& complaints) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  for (const auto& [file, text] : sources) {
    units.push_back(scl::parse(text, file, scl::Dialect::Tia, diagnostics));
  }
  auto program = std::make_shared<scl::Program>(
      scl::check(std::move(units), vcpu::systemUnits(), scl::Dialect::Tia, diagnostics));
  complaints.clear();
  for (const scl::Diagnostic& diagnostic : diagnostics.list()) complaints += scl::toText(diagnostic) + "\n";
  return diagnostics.hasErrors() ? nullptr : program;
}

std::shared_ptr<const scl::Program> checkFiles(const std::vector<std::string>& files,
                                               std::string& complaints) {
  return checkSources(sourcesOf(files), complaints);
}

std::string adviceOn(const std::vector<std::string>& files, scl::TargetCpu cpu) {
  std::string complaints;
  const auto program = checkFiles(files, complaints);
  EXPECT_EQ(complaints, "");
  if (program == nullptr) return "the files have errors";
  scl::Diagnostics diagnostics;
  scl::advise(*program, cpu, diagnostics);
  std::string advice;
  for (const scl::Diagnostic& diagnostic : diagnostics.list()) advice += scl::toText(diagnostic) + "\n";
  return advice;
}

std::string complaintsOf(const std::string& text) {
  std::string complaints;
  checkSources({{"", text}}, complaints);
  return complaints;
}

}  // namespace plc_test
