#include "vcpu/system/card/data_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "scl/types/initial_image.h"
#include "vcpu/access/big_endian.h"

namespace vcpu {

namespace {

constexpr std::string_view LINE_END = "\r\n";
constexpr std::string_view LAST_LINE = "//END\r\n";
constexpr size_t NUMBER_CHARACTERS = 10;
constexpr uint64_t NUMBER_MAX = 9'999'999'999;
constexpr int64_t SECOND = 1'000'000'000;
constexpr int64_t SECONDS_OF_A_DAY = 86'400;

std::span<const uint8_t> bytesOf(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

/// ",11/29/2026,12:30:05"
std::string timestampText(int64_t time) {
  const std::vector<uint8_t> dtl = scl::dtlBytes(time);
  int64_t second = time / SECOND % SECONDS_OF_A_DAY;
  if (second < 0) second += SECONDS_OF_A_DAY;
  return fmt::format(",{:02}/{:02}/{:04},{:02}:{:02}:{:02}", dtl[2], dtl[3],
                     loadBigEndian<uint16_t>(dtl.data()), second / 3600, second / 60 % 60, second % 60);
}
constexpr size_t TIMESTAMP_CHARACTERS = 20;

uint64_t bytesOfRecord(const DataLogDefinition& definition, size_t valueCharacters) {
  const size_t timestamp = definition.timestamp == DataLogTimestamp::None ? 0 : TIMESTAMP_CHARACTERS;
  return NUMBER_CHARACTERS + timestamp + valueCharacters + LINE_END.size();
}

CardFault writeDefinition(MemoryCard& card, std::string_view name, const DataLogDefinition& definition) {
  const std::string file = definitionFileOf(name);
  // One without its CSV file is what a delete left that was cut off.
  CardFault fault = card.remove(CardFolder::DataLogs, file);
  if (fault && fault.kind != CardFault::Kind::NotThere) return fault;
  CardFile opened;
  fault = card.create(CardFolder::DataLogs, file, opened);
  if (!fault) fault = opened.write(0, bytesOf(textOf(definition)));
  if (fault) card.remove(CardFolder::DataLogs, file);
  return fault;
}

}  // namespace

CardFault DataLog::create(MemoryCard& card, std::string_view name, const DataLogDefinition& definition,
                          size_t valueCharacters, DataLog& log) {
  DataLog made;
  made.name_ = name;
  made.definition_ = definition;
  made.recordBytes_ = bytesOfRecord(definition, valueCharacters);
  CardFault fault = card.create(CardFolder::DataLogs, csvFileOf(name), made.file_);
  if (fault) return fault;
  fault = made.file_.write(0, bytesOf(definition.header + std::string(LINE_END)));
  if (!fault) fault = made.clear();
  if (!fault) fault = writeDefinition(card, name, definition);
  if (fault) {
    card.remove(CardFolder::DataLogs, csvFileOf(name));
    return fault;
  }
  log = std::move(made);
  return {};
}

CardFault DataLog::readDefinition(MemoryCard& card, std::string_view name, DataLogDefinition& definition) {
  CardFile file;
  CardFault fault = card.openToRead(CardFolder::DataLogs, definitionFileOf(name), file);
  if (fault) return fault;
  std::vector<uint8_t> bytes(DEFINITION_BYTES_MAX);
  size_t count = 0;
  fault = file.read(0, bytes, count);
  if (fault) return fault;
  const auto read = definitionIn({reinterpret_cast<const char*>(bytes.data()), count});
  if (!read) return {CardFault::Kind::NotPlain, 0};
  definition = *read;
  return {};
}

CardFault DataLog::open(MemoryCard& card, std::string_view name, const DataLogDefinition& definition,
                        size_t valueCharacters, DataLog& log, bool& isWhole) {
  isWhole = false;
  DataLog found;
  found.name_ = name;
  found.definition_ = definition;
  found.recordBytes_ = bytesOfRecord(definition, valueCharacters);
  CardFault fault = card.openToWrite(CardFolder::DataLogs, csvFileOf(name), found.file_);
  if (!fault) fault = found.countRecords(isWhole);
  if (!fault && isWhole) log = std::move(found);
  return fault;
}

uint64_t DataLog::placeOf(uint64_t record) const {
  return headerBytes() + record % definition_.records * recordBytes_;
}

bool DataLog::isUsedUp() const {
  return written_ >= NUMBER_MAX;
}

uint64_t DataLog::bytesMax(const DataLogDefinition& definition, size_t valueCharacters) {
  return definition.header.size() + LINE_END.size() + LAST_LINE.size() +
         definition.records * bytesOfRecord(definition, valueCharacters);
}

CardFault DataLog::append(std::string_view values, int64_t time) {
  std::string record = fmt::format("{:{}}", written_ + 1, NUMBER_CHARACTERS);
  if (definition_.timestamp != DataLogTimestamp::None) record += timestampText(time);
  record += values;
  record += LINE_END;
  const uint64_t place = placeOf(written_);
  const bool isNew = written_ < definition_.records;
  if (isNew) record += LAST_LINE;
  const CardFault fault = file_.write(place, bytesOf(record));
  if (!fault) {
    written_++;
  } else if (isNew) {
    file_.cutAt(place);
    file_.write(place, bytesOf(LAST_LINE));
  }
  return fault;
}

CardFault DataLog::clear() {
  CardFault fault = file_.write(headerBytes(), bytesOf(LAST_LINE));
  if (!fault) fault = file_.cutAt(headerBytes() + LAST_LINE.size());
  if (!fault) written_ = 0;
  return fault;
}

// The number of the record at a place, counted from 0; false: there is none.
bool DataLog::numberAt(uint64_t place, uint64_t& number, CardFault& fault) const {
  std::string text(NUMBER_CHARACTERS + 1, '\0');
  size_t count = 0;
  fault = file_.read(placeOf(place), {reinterpret_cast<uint8_t*>(text.data()), text.size()}, count);
  if (fault || count < text.size() || text.back() != ',') return false;
  const char* end = text.data() + NUMBER_CHARACTERS;
  const char* begin =
      std::find_if(text.data(), text.data() + NUMBER_CHARACTERS, [](char c) { return c != ' '; });
  const auto [last, error] = std::from_chars(begin, end, number);
  return error == std::errc{} && last == end && number > 0;
}

CardFault DataLog::checkEnd(uint64_t bytes, bool& isWhole) const {
  std::string header(headerBytes(), '\0');
  std::string last(LAST_LINE.size(), '\0');
  size_t count = 0;
  CardFault fault = file_.read(0, {reinterpret_cast<uint8_t*>(header.data()), header.size()}, count);
  if (fault) return fault;
  fault = file_.read(bytes - last.size(), {reinterpret_cast<uint8_t*>(last.data()), last.size()}, count);
  isWhole = header == definition_.header + std::string(LINE_END) && last == LAST_LINE;
  return fault;
}

CardFault DataLog::countRecords(bool& isWhole) {
  uint64_t bytes = 0;
  CardFault fault = file_.size(bytes);
  const uint64_t frame = headerBytes() + LAST_LINE.size();
  if (fault || bytes < frame || (bytes - frame) % recordBytes_ != 0) return fault;
  written_ = (bytes - frame) / recordBytes_;
  if (written_ > definition_.records) return {};
  fault = checkEnd(bytes, isWhole);
  if (fault || !isWhole || written_ == 0) return fault;
  isWhole = false;
  return countLaps(isWhole);
}

// How often the file was written round: at each place the number is one more than the place, and so many
// times the number of places more. It is one time less from the oldest record on, which is searched.
CardFault DataLog::countLaps(bool& isWhole) {
  const uint64_t places = written_;
  CardFault fault;
  uint64_t first = 0;
  uint64_t last = 0;
  if (!numberAt(0, first, fault) || !numberAt(places - 1, last, fault)) return fault;
  const uint64_t laps = (first - 1) / definition_.records;
  const auto isOfLap = [this](uint64_t place, uint64_t number, uint64_t lap) {
    return number == place + 1 + lap * definition_.records;
  };
  if (!isOfLap(0, first, laps)) return {};
  if (isOfLap(places - 1, last, laps)) {
    isWhole = laps == 0 || places == definition_.records;
    written_ = laps * definition_.records + places;
    return {};
  }
  if (laps == 0 || places != definition_.records || !isOfLap(places - 1, last, laps - 1)) return {};
  uint64_t newer = 0;
  uint64_t older = places - 1;
  while (older - newer > 1) {
    const uint64_t middle = newer + (older - newer) / 2;
    uint64_t number = 0;
    if (!numberAt(middle, number, fault)) return fault;
    const bool isNewer = isOfLap(middle, number, laps);
    if (!isNewer && !isOfLap(middle, number, laps - 1)) return {};
    (isNewer ? newer : older) = middle;
  }
  isWhole = true;
  written_ = laps * definition_.records + older;
  return {};
}

}  // namespace vcpu
