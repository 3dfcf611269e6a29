// DataLogDelete: removes a data log, or only what makes its CSV file one. Source: S7-1200 System Manual
// A5E02486680-AK; STATUS and how NAME and ID go together: the same, second-hand.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/data_log_search.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "DataLogDelete"
VAR_INPUT
  REQ : Bool;
  NAME : Variant;
  DelFile : Bool := TRUE;
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
  BoolField delFile = INTERFACE.boolean("DelFile");
  Field<uint32_t> id = INTERFACE.value<uint32_t>("ID");
};
constexpr Fields FIELDS;
constexpr CardJobFields JOB = cardJobFields(INTERFACE);
constexpr size_t NAME = INTERFACE.area("NAME");

CardJobState remove(SystemCall& call, const DataLogSearch& search, bool withFile) {
  const std::optional<std::string> name = found(call, search);
  if (!name) return cardJobFailed(card_status::NOT_THERE);
  MemoryCard& card = *call.card.card();
  const std::string definition = definitionFileOf(*name);
  CardFault fault;
  if (withFile) {
    // The definition last: without it nobody would find what is left.
    CardFile probe;
    fault = card.openToRead(CardFolder::DataLogs, definition, probe);
    if (!fault) fault = card.remove(CardFolder::DataLogs, csvFileOf(*name));
    if (fault.kind == CardFault::Kind::NotThere && probe.isOpen()) fault = {};
  }
  if (!fault) fault = card.remove(CardFolder::DataLogs, definition);
  if (fault) return cardJobFailed(fault, "DataLogs/" + csvFileOf(*name));
  call.card.dataLogs().close(dataLogId(*name));
  return cardJobDone();
}

CardJobStart start(SystemCall& call) {
  const Image image(call.image);
  const DataLogSearch search = searchFor(call, image.get(FIELDS.id), call.areas[NAME]);
  if (search.status != card_status::OK) return cardJobFailed(search.status);
  return CardJob([search, withFile = image.get(FIELDS.delFile)](SystemCall& later) {
    return remove(later, search, withFile);
  });
}

void run(SystemCall& call) {
  runCardJob(call, JOB, "DataLogDelete", start);
}

}  // namespace

extern const BlockDescription DataLogDelete{SCL, run};

}  // namespace vcpu
