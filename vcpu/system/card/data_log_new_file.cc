// DataLogNewFile: a new, empty data log like an open one, which is closed. Source: S7-1200 System Manual
// A5E02486680-AK; STATUS second-hand.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_name.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/data_log_columns.h"
#include "vcpu/system/card/data_log_search.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "DataLogNewFile"
VAR_INPUT
  REQ : Bool;
  RECORDS : UDInt := 1;
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
  Field<uint32_t> id = INTERFACE.value<uint32_t>("ID");
};
constexpr Fields FIELDS;
constexpr CardJobFields JOB = cardJobFields(INTERFACE);
constexpr size_t NAME = INTERFACE.area("NAME");

CardJobState create(SystemCall& call, uint32_t id, const std::string& name, uint32_t records) {
  DataLogs& logs = call.card.dataLogs();
  const DataLog* old = logs.find(id);
  if (old == nullptr) return cardJobFailed(statusOfClosed(call, id));
  const uint32_t newId = dataLogId(name);
  if (const DataLog* other = logs.find(newId); other != nullptr) {
    return cardJobFailed(other->name() == name ? card_status::ALREADY_THERE : card_status::NO_ID_LEFT);
  }
  DataLogDefinition definition = old->definition();
  if (records > 0) definition.records = records;
  const auto data = call.facts.findVariable(definition.data);
  const auto columns = data ? dataLogColumns(*data->type, DATA_LOG_COLUMNS_MAX) : std::nullopt;
  if (!columns) return cardJobFailed(card_status::INCONSISTENT);
  const size_t characters = recordCharacters(*columns);
  if (DataLog::bytesMax(definition, characters) > call.facts.family->card.dataLogBytesMax)
    return cardJobFailed(card_status::TOO_LARGE);
  DataLog log;
  const CardFault fault = DataLog::create(*call.card.card(), name, definition, characters, log);
  if (fault) return cardJobFailed(fault, "DataLogs/" + csvFileOf(name));
  logs.close(id);
  logs.keep(std::move(log));
  Image(call.image).set(FIELDS.id, newId);
  return cardJobDone();
}

CardJobStart start(SystemCall& call) {
  const Image image(call.image);
  const std::optional<std::string> name = textOf(call.areas[NAME]);
  if (!name) return cardJobFailed(card_status::NAME_IS_NO_STRING);
  if (!isCardName(call.facts.family->card, *name)) return cardJobFailed(card_status::BAD_NAME);
  return CardJob([id = image.get(FIELDS.id), name = *name, records = image.get(FIELDS.records)](
                     SystemCall& later) { return create(later, id, name, records); });
}

void run(SystemCall& call) {
  runCardJob(call, JOB, "DataLogNewFile", start);
}

}  // namespace

extern const BlockDescription DataLogNewFile{SCL, run};

}  // namespace vcpu
