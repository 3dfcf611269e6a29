#pragma once
// The interface of RecipeExport and RecipeImport, which differ in their names only.

#include <cstddef>
#include <string_view>

#include "vcpu/system/card/card_job.h"
#include "vcpu/system/interface.h"

namespace vcpu::recipe_interface {

inline constexpr std::string_view SCL = R"(FUNCTION_BLOCK "RecipeExport"
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
  RECIPE_DB : Variant;
END_VAR
VAR
  job : DWord;
  previousReq : Bool;
END_VAR
END_FUNCTION_BLOCK
)";
inline constexpr Interface INTERFACE(SCL);
inline constexpr CardJobFields JOB = cardJobFields(INTERFACE);
inline constexpr size_t RECIPE_DB = INTERFACE.area("RECIPE_DB");

}  // namespace vcpu::recipe_interface
