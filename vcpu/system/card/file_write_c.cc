// FileWriteC: bytes of a variable into a file in UserFiles, which is made if it is not there, in as many
// calls as they need. Source: TIA Portal Information System, FileWriteC (S7-1200, S7-1500), which names no
// numbers of Status.

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/user_file_transfer.h"

namespace vcpu {

namespace {

CardJobState writePiece(SystemCall& call, UserFileTransfer& transfer, std::span<uint8_t> data) {
  MemoryCard& card = *call.card.card();
  CardFile file;
  CardFault fault = card.openToWrite(transfer.file.folder, transfer.file.name, file);
  if (fault.kind == CardFault::Kind::NotThere && transfer.done == 0)
    fault = card.create(transfer.file.folder, transfer.file.name, file);
  if (fault) return cardJobFailed(fault, transfer.file.path());
  uint64_t size = 0;
  fault = file.size(size);
  if (!fault && size < transfer.offset) return cardJobFailed(card_status::BEHIND_END);
  const uint64_t piece = transfer.pieceBytes();
  if (!fault) fault = file.write(transfer.offset + transfer.done, data.subspan(transfer.done, piece));
  if (fault) return cardJobFailed(fault, transfer.file.path());
  transfer.done += piece;
  call.copiedBytes = piece;
  if (transfer.done < transfer.length) return {};
  return cardJobDone();
}

CardJobStart start(SystemCall& call) {
  return startUserFileTransfer(call, {CardFolder::UserFiles}, writePiece);
}

void run(SystemCall& call) {
  runCardJob(call, user_file_transfer::JOB, "FileWriteC", start);
}

}  // namespace

extern const BlockDescription FileWriteC{user_file_transfer::SCL, run};

}  // namespace vcpu
