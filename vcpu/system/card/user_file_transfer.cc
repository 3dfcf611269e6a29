#include "vcpu/system/card/user_file_transfer.h"

#include <algorithm>

#include "vcpu/system/card/card_status.h"

namespace vcpu {

namespace {

using namespace user_file_transfer;

constexpr Field<uint32_t> OFFSET = INTERFACE.value<uint32_t>("Offset");
constexpr Field<uint32_t> LENGTH = INTERFACE.value<uint32_t>("Length");
constexpr size_t NAME = INTERFACE.area("Name");

CardJobState proceed(SystemCall& call, UserFileTransfer& transfer, UserFilePiece piece) {
  const std::span<uint8_t> data = bytesOfData(call.areas[DATA]);
  if (data.size() != transfer.dataBytes) return cardJobFailed(card_status::DATA_CHANGED);
  const CardJobState state = piece(call, transfer, data);
  if (state.kind == CardJobState::Kind::Done)
    Image(call.image).set(RESULT_LENGTH, static_cast<uint32_t>(transfer.done));
  return state;
}

}  // namespace

uint64_t UserFileTransfer::pieceBytes() const {
  return std::min(length - done, USER_FILE_BYTES_PER_CALL);
}

CardJobStart startUserFileTransfer(SystemCall& call, std::initializer_list<CardFolder> folders,
                                   UserFilePiece piece) {
  Image image(call.image);
  image.set(RESULT_LENGTH, 0);
  const auto file = userFileName(call.areas[NAME]);
  if (!file || std::ranges::find(folders, file->folder) == folders.end())
    return cardJobFailed(card_status::BAD_NAME);
  const std::span<uint8_t> data = bytesOfData(call.areas[DATA]);
  if (data.empty()) return cardJobFailed(card_status::BAD_FILE_DATA);
  const uint64_t offset = image.get(OFFSET);
  const uint64_t length = image.get(LENGTH) == 0 ? data.size() : image.get(LENGTH);
  if (length > data.size() || offset + length > USER_FILE_BYTES_MAX)
    return cardJobFailed(card_status::TOO_LARGE);
  return CardJob([transfer = UserFileTransfer{*file, offset, length, data.size()},
                  piece](SystemCall& later) mutable { return proceed(later, transfer, piece); });
}

}  // namespace vcpu
