#include "station/sources.h"

#include <algorithm>
#include <iterator>

#include "station/bounded_file.h"
#include "station/tag_tables/tag_table.h"
#include "vcpu/system/system_units.h"

namespace station {

vcpu::Result<CheckedSources> checkSources(const std::vector<std::string>& files, const scl::Dialect& dialect,
                                          const scl::CpuMemory& memory) {
  std::vector<std::string> texts;
  for (const std::string& file : files) {
    vcpu::Result<std::string> text = readTextFile(file);
    if (!text) return vcpu::Failure{text.failure()};
    texts.push_back(std::move(*text));
  }
  CheckedSources checked;
  std::vector<scl::Unit> units;
  for (size_t i = 0; i < files.size(); ++i) {
    if (isTagTable(files[i])) {
      std::vector<scl::Unit> tables = readTagTable(texts[i], files[i], dialect, checked.diagnostics);
      std::ranges::move(tables, std::back_inserter(units));
    } else {
      units.push_back(scl::parse(texts[i], files[i], dialect, checked.diagnostics));
    }
  }
  auto program = std::make_shared<scl::Program>(
      scl::check(std::move(units), vcpu::systemUnits(), dialect, checked.diagnostics, memory));
  if (!checked.diagnostics.hasErrors()) checked.program = std::move(program);
  return checked;
}

}  // namespace station
