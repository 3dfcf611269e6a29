// Any text as station.toml, in a folder with a source, a tag table, and lists of sources: it is refused with
// a sentence that names the place, or makes a station that starts, whose sources are files, and whose start
// values have been taken or refused.

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "scl/scl.h"
#include "station/station.h"
#include "station/station_file.h"
#include "tests/child.h"
#include "tests/fuzz/value_check.h"
#include "tests/fuzz/value_program.h"

namespace {

constexpr std::string_view SOURCE = R"(
DATA_BLOCK "Recipe"
{ S7_Optimized_Access := 'FALSE' }
STRUCT
  level : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
END_ORGANIZATION_BLOCK
)";

/// The folder of the station, empty but for the files that a station may name. It ends with the process.
const std::filesystem::path& folder() {
  static const tests::Folder made;
  static const std::filesystem::path path = [] {
    std::filesystem::create_directory(made / "folder");
    std::ofstream(made / "main.scl") << SOURCE;
    std::ofstream(made / "tags.csv") << "name,type,address\nLamp,Bool,%Q0.0\n";
    std::ofstream(made / "list.txt") << "main.scl\n# and\ntags.csv\n";
    std::ofstream(made / "own.txt") << "own.txt\n";
    return (made / "").parent_path();
  }();
  return path;
}

void check(const station::StationFile& file, size_t inputBytes) {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(SOURCE, "main.scl", *file.dialect, diagnostics));
  (void)scl::check(std::move(units), {}, *file.dialect, diagnostics, file.memory);
  for (const scl::Diagnostic& fault : diagnostics.list()) fuzz::holdSentence(fault.sentence, inputBytes);
}

void start(const station::StationFile& file, size_t inputBytes) {
  vcpu::SimulatedClock clock;
  vcpu::SimulatedNetwork network(clock);
  const auto station = station::Station::build(file, fuzz::valueProgram(), clock, network);
  if (!station) {
    fuzz::holdSentence(station.failure(), inputBytes);
    return;
  }
  const station::RunFigures figures =
      (*station)->run({.cycles = 3}, [](const station::RunFigures&) { return true; });
  fuzz::hold(figures.cycles == 3, "the station goes to STOP");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::filesystem::path name = folder() / "station.toml";
  const auto file = station::parseStationFile(text, name);
  if (!file) {
    fuzz::holdSentence(file.failure(), size);
    fuzz::hold(file.failure().starts_with(folder().string()), "a failure without a place: " + file.failure());
    return 0;
  }
  for (const std::string& source : file->sources) {
    fuzz::hold(source.find('\0') == std::string::npos && std::filesystem::is_regular_file(source),
               "a source that is no file: " + source);
  }
  check(*file, size);
  start(*file, size);
  return 0;
}
