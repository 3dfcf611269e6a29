// DataLogCreate: makes a data log and opens it. Source: TIA Portal Information System, DataLogCreate
// (S7-1200, S7-1500); S7-1200 System Manual A5E02486680-AK, p. 509-512.

#include <algorithm>

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_name.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/data_log_columns.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "DataLogCreate"
VAR_INPUT
  REQ : Bool;
  RECORDS : UDInt := 1;
  FORMAT : UInt := 1;
  TIMESTAMP : UInt := 1;
  NAME : Variant;
END_VAR
VAR_OUTPUT
  DONE : Bool;
  BUSY : Bool;
  ERROR : Bool;
  STATUS : Word;
END_VAR
VAR_IN_OUT
  ID : DWord;
  HEADER : Variant;
  DATA : Variant;
END_VAR
VAR
  job : DWord;
  previousReq : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint32_t> records = INTERFACE.value<uint32_t>("RECORDS");
  Field<uint16_t> format = INTERFACE.value<uint16_t>("FORMAT");
  Field<uint16_t> timestamp = INTERFACE.value<uint16_t>("TIMESTAMP");
  Field<uint32_t> id = INTERFACE.value<uint32_t>("ID");
};
constexpr Fields FIELDS;
constexpr CardJobFields JOB = cardJobFields(INTERFACE);
constexpr size_t NAME = INTERFACE.area("NAME");
constexpr size_t HEADER = INTERFACE.area("HEADER");
constexpr size_t DATA = INTERFACE.area("DATA");

constexpr uint16_t CSV = 1;
constexpr size_t HEADER_CHARACTERS_MAX = 5000;
constexpr size_t TIMESTAMP_COLUMNS = 2;

/// STATUS, or 0.
uint16_t readHeader(const Area& area, std::string& header) {
  if (area.bytes == nullptr) return card_status::OK;
  const bool isArray = area.kind == scl::TypeKind::Byte || area.kind == scl::TypeKind::Char;
  if (isArray) {
    const uint8_t* begin = area.bytes;
    header.assign(begin, std::find(begin, begin + area.totalBytes(), 0));
  } else if (const auto text = textOf(area)) {
    header = *text;
  } else {
    return card_status::BAD_HEADER_TYPE;
  }
  if (header.size() > HEADER_CHARACTERS_MAX) return card_status::HEADER_TOO_LONG;
  const bool isOneLine = std::ranges::none_of(header, [](unsigned char one) { return one < ' '; });
  return isOneLine ? card_status::OK : card_status::BAD_HEADER_TYPE;
}

/// What the CPU adds, and the header of the program behind it.
std::string headerLine(DataLogTimestamp timestamp, const std::string& header) {
  switch (timestamp) {
    case DataLogTimestamp::None: return "Record," + header;
    case DataLogTimestamp::Utc: return "Record,Date,UTC Time," + header;
    case DataLogTimestamp::Local: return "Record,Date,Local Time," + header;
  }
  return header;
}

CardJobState create(SystemCall& call, const std::string& name, const DataLogDefinition& definition,
                    size_t valueCharacters) {
  DataLogs& logs = call.card.dataLogs();
  if (logs.isFull()) return cardJobFailed(card_status::TOO_MANY_OPEN);
  if (logs.find(dataLogId(name)) != nullptr) {
    return cardJobFailed(logs.find(dataLogId(name))->name() == name ? card_status::ALREADY_THERE
                                                                    : card_status::NO_ID_LEFT);
  }
  DataLog log;
  const CardFault fault = DataLog::create(*call.card.card(), name, definition, valueCharacters, log);
  if (fault) return cardJobFailed(fault, "DataLogs/" + csvFileOf(name));
  logs.keep(std::move(log));
  Image(call.image).set(FIELDS.id, dataLogId(name));
  return cardJobDone();
}

CardJobStart start(SystemCall& call) {
  const Image image(call.image);
  const CardRules& rules = call.facts.family->card;
  DataLogDefinition definition;
  definition.records = image.get(FIELDS.records);
  if (definition.records == 0) return cardJobFailed(card_status::BAD_RECORDS);
  if (image.get(FIELDS.format) != CSV) return cardJobFailed(card_status::BAD_FORMAT);
  const uint16_t timestamp = image.get(FIELDS.timestamp);
  if (timestamp > (rules.hasLocalTimestamp ? 2 : 1)) return cardJobFailed(card_status::BAD_TIMESTAMP);
  definition.timestamp = static_cast<DataLogTimestamp>(timestamp);
  const std::optional<std::string> name = textOf(call.areas[NAME]);
  if (!name) return cardJobFailed(card_status::NAME_IS_NO_STRING);
  if (!isCardName(rules, *name)) return cardJobFailed(card_status::BAD_NAME);
  std::string header;
  if (const uint16_t status = readHeader(call.areas[HEADER], header); status != card_status::OK)
    return cardJobFailed(status);
  definition.header = headerLine(definition.timestamp, header);
  const auto variable = call.facts.variableOf ? call.facts.variableOf(call.areas[DATA]) : std::nullopt;
  if (!variable) return cardJobFailed(card_status::BAD_DATA_AREA);
  const size_t columnsMax = DATA_LOG_COLUMNS_MAX - (timestamp == 0 ? 0 : TIMESTAMP_COLUMNS);
  const auto columns = dataLogColumns(*variable->operand.type, columnsMax);
  if (!columns) return cardJobFailed(card_status::BAD_DATA_TYPE);
  if (columns->size() > columnsMax) return cardJobFailed(card_status::DATA_TOO_LARGE);
  definition.data = variable->path;
  definition.columns = nameOf(*columns);
  const size_t characters = recordCharacters(*columns);
  const bool isTooLarge = DataLog::bytesMax(definition, characters) > rules.dataLogBytesMax ||
                          textOf(definition).size() > DEFINITION_BYTES_MAX;
  if (isTooLarge) return cardJobFailed(card_status::TOO_LARGE);
  return CardJob([name = *name, definition, characters](SystemCall& later) {
    return create(later, name, definition, characters);
  });
}

void run(SystemCall& call) {
  runCardJob(call, JOB, "DataLogCreate", start);
}

}  // namespace

extern const BlockDescription DataLogCreate{SCL, run};

}  // namespace vcpu
