// FileReadC: bytes of a file on the memory card into a variable, in as many calls as they need. Source: TIA
// Portal Information System, FileReadC (S7-1200, S7-1500), which names no numbers of Status.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/user_file_transfer.h"

namespace vcpu {

namespace {

CardJobState readPiece(SystemCall& call, UserFileTransfer& transfer, std::span<uint8_t> data) {
  CardFile file;
  CardFault fault = call.card.card()->openToRead(transfer.file.folder, transfer.file.name, file);
  if (fault) return cardJobFailed(fault, transfer.file.path());
  const uint64_t piece = transfer.pieceBytes();
  size_t count = 0;
  fault = file.read(transfer.offset + transfer.done, data.subspan(transfer.done, piece), count);
  if (fault) return cardJobFailed(fault, transfer.file.path());
  transfer.done += count;
  call.copiedBytes = count;
  if (count == piece && transfer.done < transfer.length) return {};
  return cardJobDone();
}

CardJobStart start(SystemCall& call) {
  return startUserFileTransfer(call, {CardFolder::DataLogs, CardFolder::Recipes, CardFolder::UserFiles},
                               readPiece);
}

void run(SystemCall& call) {
  runCardJob(call, user_file_transfer::JOB, "FileReadC", start);
}

}  // namespace

extern const BlockDescription FileReadC{user_file_transfer::SCL, run};

}  // namespace vcpu
