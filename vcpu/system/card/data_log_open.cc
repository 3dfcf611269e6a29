// DataLogOpen: opens a data log that is there, as after a new start. Source: S7-1200 System Manual
// A5E02486680-AK; STATUS and how NAME and ID go together: the same, second-hand.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_name.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/data_log_columns.h"
#include "vcpu/system/card/data_log_search.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "DataLogOpen"
VAR_INPUT
  REQ : Bool;
  MODE : UInt;
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
  Field<uint16_t> mode = INTERFACE.value<uint16_t>("MODE");
  Field<uint32_t> id = INTERFACE.value<uint32_t>("ID");
};
constexpr Fields FIELDS;
constexpr CardJobFields JOB = cardJobFields(INTERFACE);
constexpr size_t NAME = INTERFACE.area("NAME");

constexpr uint16_t APPEND = 0;
constexpr uint16_t CLEAR = 1;

CardJobState inconsistent(const std::string& name, const char* why) {
  return cardJobFailed(card_status::INCONSISTENT, "DataLogs/" + csvFileOf(name) + ": " + why);
}

/// Opens the file behind its definition, if the program still has the variable that is written.
CardJobState openFile(SystemCall& call, const std::string& name, DataLog& log) {
  MemoryCard& card = *call.card.card();
  DataLogDefinition definition;
  CardFault fault = DataLog::readDefinition(card, name, definition);
  if (fault.kind == CardFault::Kind::NotPlain && fault.error == 0)
    return inconsistent(name, "the definition beside it is damaged.");
  if (fault) return cardJobFailed(fault, "DataLogs/" + definitionFileOf(name));
  const auto data = call.facts.findVariable ? call.facts.findVariable(definition.data) : std::nullopt;
  const auto columns = data ? dataLogColumns(*data->type, DATA_LOG_COLUMNS_MAX) : std::nullopt;
  if (!columns || nameOf(*columns) != definition.columns)
    return inconsistent(name, "the program has another variable at the place that was logged.");
  bool isWhole = false;
  fault = DataLog::open(card, name, definition, recordCharacters(*columns), log, isWhole);
  if (fault) return cardJobFailed(fault, "DataLogs/" + csvFileOf(name));
  if (!isWhole) return inconsistent(name, "the file is damaged, or another program wrote it.");
  return cardJobDone();
}

CardJobState open(SystemCall& call, const std::string& name, uint16_t mode) {
  DataLogs& logs = call.card.dataLogs();
  const uint32_t id = dataLogId(name);
  CardJobState state = cardJobDone(card_status::ALREADY_OPEN);
  if (logs.find(id) == nullptr) {
    if (logs.isFull()) return cardJobFailed(card_status::TOO_MANY_OPEN);
    DataLog log;
    state = openFile(call, name, log);
    if (state.kind == CardJobState::Kind::Failed) return state;
    logs.keep(std::move(log));
  }
  const CardFault fault = mode == CLEAR ? logs.find(id)->clear() : CardFault{};
  if (fault) return cardJobFailed(fault, "DataLogs/" + csvFileOf(name));
  Image(call.image).set(FIELDS.id, id);
  return state;
}

CardJobStart start(SystemCall& call) {
  const Image image(call.image);
  const uint16_t mode = image.get(FIELDS.mode);
  if (mode != APPEND && mode != CLEAR) return cardJobFailed(card_status::BAD_MODE);
  const DataLogSearch search = searchFor(call, image.get(FIELDS.id), call.areas[NAME]);
  if (search.status != card_status::OK) return cardJobFailed(search.status);
  return CardJob([search, mode](SystemCall& later) {
    const std::optional<std::string> name = found(later, search);
    return name ? open(later, *name, mode) : cardJobFailed(card_status::NOT_THERE);
  });
}

void run(SystemCall& call) {
  runCardJob(call, JOB, "DataLogOpen", start);
}

}  // namespace

extern const BlockDescription DataLogOpen{SCL, run};

}  // namespace vcpu
