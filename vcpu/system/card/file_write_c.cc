// FileWriteC: bytes of a variable into a file in UserFiles, which is made if it is not there, in as many
// calls as they need. Source: TIA Portal Information System, FileWriteC (S7-1200, S7-1500), which names no
// numbers of Status.

#include <algorithm>

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/user_file.h"

namespace vcpu {

namespace {

constexpr std::string_view SCL = R"(FUNCTION_BLOCK "FileWriteC"
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

/// What of Data goes where.
struct Writing {
  UserFileName file;
  uint64_t offset = 0;
  uint64_t length = 0;     ///< to be written
  uint64_t dataBytes = 0;  ///< of Data in the first call
  uint64_t done = 0;
};

CardJobState proceed(SystemCall& call, Writing& writing) {
  const std::span<uint8_t> data = bytesOfData(call.areas[DATA]);
  if (data.size() != writing.dataBytes) return cardJobFailed(card_status::DATA_CHANGED);
  MemoryCard& card = *call.card.card();
  CardFile file;
  CardFault fault = card.openToWrite(writing.file.folder, writing.file.name, file);
  if (fault.kind == CardFault::Kind::NotThere && writing.done == 0)
    fault = card.create(writing.file.folder, writing.file.name, file);
  if (fault) return cardJobFailed(fault, writing.file.path());
  uint64_t size = 0;
  fault = file.size(size);
  if (!fault && size < writing.offset) return cardJobFailed(card_status::BEHIND_END);
  const uint64_t piece = std::min(writing.length - writing.done, USER_FILE_BYTES_PER_CALL);
  if (!fault) fault = file.write(writing.offset + writing.done, data.subspan(writing.done, piece));
  if (fault) return cardJobFailed(fault, writing.file.path());
  writing.done += piece;
  call.copiedBytes = piece;
  if (writing.done < writing.length) return {};
  Image(call.image).set(FIELDS.resultLength, static_cast<uint32_t>(writing.done));
  return cardJobDone();
}

CardJobStart start(SystemCall& call) {
  Image image(call.image);
  image.set(FIELDS.resultLength, 0);
  const auto file = userFileName(call.areas[NAME]);
  if (!file || file->folder != CardFolder::UserFiles) return cardJobFailed(card_status::BAD_NAME);
  const std::span<uint8_t> data = bytesOfData(call.areas[DATA]);
  if (data.empty()) return cardJobFailed(card_status::BAD_FILE_DATA);
  const uint64_t offset = image.get(FIELDS.offset);
  const uint64_t length = image.get(FIELDS.length) == 0 ? data.size() : image.get(FIELDS.length);
  if (length > data.size() || offset + length > USER_FILE_BYTES_MAX)
    return cardJobFailed(card_status::TOO_LARGE);
  return CardJob([writing = Writing{*file, offset, length, data.size()}](SystemCall& later) mutable {
    return proceed(later, writing);
  });
}

void run(SystemCall& call) {
  runCardJob(call, JOB, "FileWriteC", start);
}

}  // namespace

extern const BlockDescription FileWriteC{SCL, run};

}  // namespace vcpu
