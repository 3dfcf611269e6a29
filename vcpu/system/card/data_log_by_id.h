#pragma once
// The interface of DataLogWrite, DataLogClear and DataLogClose, which differ in their names only: the data
// log is the one that ID names.

#include <cstdint>
#include <string_view>

#include "vcpu/system/card/card_job.h"
#include "vcpu/system/interface.h"

namespace vcpu::data_log_by_id {

inline constexpr std::string_view SCL = R"(FUNCTION_BLOCK "DataLogWrite"
VAR_INPUT
  REQ : Bool;
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
inline constexpr Interface INTERFACE(SCL);
inline constexpr Field<uint32_t> ID = INTERFACE.value<uint32_t>("ID");
inline constexpr CardJobFields JOB = cardJobFields(INTERFACE);

}  // namespace vcpu::data_log_by_id
