// A tag table whose first line is its name and so its format: a.csv, a.xml or a.xlsx. Of a workbook the other
// lines are its parts, "--- xl/workbook.xml" above each, or else the bytes of the archive. In each dialect:
// every fault has a place and a sentence, and the tags of a table without a fault lie in the memory of the
// CPU, where their paths lead.

#include <zip.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "scl/scl.h"
#include "scl/testing/broken_promise.h"
#include "scl/types/layout.h"
#include "station/tag_tables/tag_table.h"
#include "tests/fuzz/value_check.h"
#include "vcpu/access/path.h"
#include "vcpu/family/memory_areas.h"

namespace {

constexpr std::string_view TYPES = R"(
TYPE "Drive"
  STRUCT
    on : Bool;
    speed : Int;
  END_STRUCT;
END_TYPE
)";

constexpr std::string_view PART = "--- ";

std::string_view takeLine(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

/// The archive of the parts, not compressed.
std::string archiveOf(std::string_view parts) {
  std::vector<std::pair<std::string, std::string>> files;
  while (!parts.empty()) {
    const std::string_view line = takeLine(parts);
    if (line.starts_with(PART)) {
      files.emplace_back(line.substr(PART.size()), "");
    } else if (!files.empty()) {
      files.back().second.append(line).append("\n");
    }
  }
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(buffer);
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nullptr);
  for (const auto& [name, text] : files) {
    zip_source_t* part = zip_source_buffer(archive, text.data(), text.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE);
    if (index < 0) {
      zip_source_free(part);
    } else {
      zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
  }
  std::string bytes;
  if (zip_close(archive) != 0) {
    zip_discard(archive);
  } else if (zip_source_open(buffer) == 0) {  // an archive without parts is none
    zip_source_seek(buffer, 0, SEEK_END);
    bytes.resize(static_cast<size_t>(zip_source_tell(buffer)));
    zip_source_seek(buffer, 0, SEEK_SET);
    zip_source_read(buffer, bytes.data(), bytes.size());
    zip_source_close(buffer);
  }
  zip_source_free(buffer);
  return bytes;
}

void holdPlaces(const scl::Program& program, const scl::MemoryAreaSizes& areas) {
  for (const scl::Tag* tag : program.tags) {
    const int64_t end = int64_t{tag->place.offset} + (scl::usedBits(*tag->type) + 7) / 8;
    const int64_t size =
        tag->place.dataBlock != nullptr ? tag->place.dataBlock->type->size : areas.bytesOf(tag->place.area);
    fuzz::hold(tag->place.offset >= 0 && end <= size, "a tag lies outside of the memory: " + tag->name);
    if (tag->name.find('"') != std::string::npos) continue;
    const auto target = vcpu::followPath(program, "\"" + tag->name + "\"");
    fuzz::hold(target && target->type == tag->type && target->offset == tag->place.offset,
               "the path of a tag does not lead there: " + tag->name);
  }
}

void read(std::string_view bytes, const std::string& file, const scl::Dialect& dialect) {
  (void)station::holdsTags(bytes, file);
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units = station::readTagTable(bytes, file, dialect, diagnostics);
  units.push_back(scl::parse(TYPES, "types.scl", dialect, diagnostics));
  const scl::CpuMemory memory{.areas = vcpu::memoryAreaSizes("S7-1500"), .dataBlockNumbers = {}};
  const scl::Program program = scl::check(std::move(units), {}, dialect, diagnostics, memory);
  for (const scl::Diagnostic& fault : diagnostics.list()) {
    fuzz::hold(fault.location.line >= 1 && fault.location.column >= 1, "a fault without a place");
    fuzz::holdSentence(fault.sentence, bytes.size());
  }
  if (diagnostics.hasErrors()) return;
  const std::string broken = scl::brokenPromise(program);
  fuzz::hold(broken.empty(), "no fault was reported, but a promise is broken: " + broken);
  holdPlaces(program, memory.areas);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const std::string file(takeLine(rest));
  const std::string bytes = rest.starts_with(PART) ? archiveOf(rest) : std::string(rest);
  for (const scl::Dialect* dialect : {&scl::Dialect::Tia, &scl::Dialect::Classic})
    read(bytes, file, *dialect);
  return 0;
}
