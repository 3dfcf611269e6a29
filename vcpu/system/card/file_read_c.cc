// FileReadC: bytes of a file on the memory card into a variable, in as many calls as they need. Source: TIA
// Portal Information System, FileReadC (S7-1200, S7-1500), which names no numbers of Status.

#include <algorithm>

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/user_file.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "FileReadC"
VAR_INPUT
  REQ : Bool;
  Name : String;
  Offset : UDInt;
  Length : UDInt;
END_VAR
VAR_OUTPUT
  Done : Bool;
  Busy : Bool;
  Error : Bool;
  Status : Word;
  ResultLength : UDInt;
END_VAR
VAR_IN_OUT
  Data : Variant;
END_VAR
VAR
  job : DWord;
  previousReq : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
constexpr Interface INTERFACE(SCL);
struct Fields {
  Field<uint32_t> offset = INTERFACE.value<uint32_t>("Offset");
  Field<uint32_t> length = INTERFACE.value<uint32_t>("Length");
  Field<uint32_t> resultLength = INTERFACE.value<uint32_t>("ResultLength");
};
constexpr Fields FIELDS;
constexpr CardJobFields JOB = userFileJobFields(INTERFACE);
constexpr size_t NAME = INTERFACE.area("Name");
constexpr size_t DATA = INTERFACE.area("Data");

/// What of the file goes where.
struct Reading {
  UserFileName file;
  uint64_t offset = 0;
  uint64_t length = 0;     ///< to be read
  uint64_t dataBytes = 0;  ///< of Data in the first call
  uint64_t done = 0;
};

CardJobState proceed(SystemCall& call, Reading& reading) {
  const std::span<uint8_t> data = bytesOfData(call.areas[DATA]);
  if (data.size() != reading.dataBytes) return cardJobFailed(card_status::DATA_CHANGED);
  CardFile file;
  CardFault fault = call.card.card()->openToRead(reading.file.folder, reading.file.name, file);
  if (fault) return cardJobFailed(fault, reading.file.path());
  const uint64_t piece = std::min(reading.length - reading.done, USER_FILE_BYTES_PER_CALL);
  size_t count = 0;
  fault = file.read(reading.offset + reading.done, data.subspan(reading.done, piece), count);
  if (fault) return cardJobFailed(fault, reading.file.path());
  reading.done += count;
  call.copiedBytes = count;
  if (count == piece && reading.done < reading.length) return {};
  Image(call.image).set(FIELDS.resultLength, static_cast<uint32_t>(reading.done));
  return cardJobDone();
}

CardJobStart start(SystemCall& call) {
  Image image(call.image);
  image.set(FIELDS.resultLength, 0);
  const auto file = userFileName(call.areas[NAME]);
  if (!file) return cardJobFailed(card_status::BAD_NAME);
  const std::span<uint8_t> data = bytesOfData(call.areas[DATA]);
  if (data.empty()) return cardJobFailed(card_status::BAD_FILE_DATA);
  const uint64_t offset = image.get(FIELDS.offset);
  const uint64_t length = image.get(FIELDS.length) == 0 ? data.size() : image.get(FIELDS.length);
  if (length > data.size() || offset + length > USER_FILE_BYTES_MAX)
    return cardJobFailed(card_status::TOO_LARGE);
  return CardJob([reading = Reading{*file, offset, length, data.size()}](SystemCall& later) mutable {
    return proceed(later, reading);
  });
}

void run(SystemCall& call) {
  runCardJob(call, JOB, "FileReadC", start);
}

}  // namespace

extern const BlockDescription FileReadC{SCL, run};

}  // namespace vcpu
