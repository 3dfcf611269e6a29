#pragma once
// What FileReadC and FileWriteC have in common: their interface, and how a job begins. For the thread on
// which the block runs.

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "vcpu/system/card/card_job.h"
#include "vcpu/system/card/user_file.h"
#include "vcpu/system/interface.h"

namespace vcpu {

namespace user_file_transfer {

inline constexpr std::string_view SCL = R"(FUNCTION_BLOCK "FileReadC"
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
inline constexpr Interface INTERFACE(SCL);
inline constexpr Field<uint32_t> RESULT_LENGTH = INTERFACE.value<uint32_t>("ResultLength");
inline constexpr CardJobFields JOB = userFileJobFields(INTERFACE);
inline constexpr size_t DATA = INTERFACE.area("Data");

}  // namespace user_file_transfer

/// Which bytes of which file, and how many of them are done.
struct UserFileTransfer {
  UserFileName file;
  uint64_t offset = 0;
  uint64_t length = 0;
  uint64_t dataBytes = 0;  ///< of Data in the first call
  uint64_t done = 0;

  /// Of the next call.
  uint64_t pieceBytes() const;
};

/// One call of the job: moves a piece between `data`, which is as long as in the first call, and the file.
/// Done: ResultLength gets what was moved.
using UserFilePiece = CardJobState (*)(SystemCall& call, UserFileTransfer& transfer, std::span<uint8_t> data);

/// Looks at the parameters of the first call. `folders` are those in which the block works.
CardJobStart startUserFileTransfer(SystemCall& call, std::initializer_list<CardFolder> folders,
                                   UserFilePiece piece);

}  // namespace vcpu
