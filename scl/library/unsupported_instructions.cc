// Instructions of TIA Portal that programs in the field call and that the virtual CPU does not have.

#include <fmt/core.h>

#include <span>

#include "scl/library/system_names.h"
#include "scl/text/name.h"

namespace scl {
namespace {

using Names = std::span<const std::string_view>;

// clang-format off
constexpr std::string_view DATA_BLOCKS[] = {"CREATE_DB", "DELETE_DB", "ATTR_DB"};
constexpr std::string_view SYMBOLS[] = {
    "GetSymbolForReference", "ResolveSymbols", "MoveResolvedSymbolsToBuffer",
    "MoveResolvedSymbolsFromBuffer", "MoveToResolvedSymbol", "MoveFromResolvedSymbol",
};
constexpr std::string_view DATA_LOGS[] = {"DataLogTypedCreate", "DataLogTypedOpen"};
constexpr std::string_view MAIL[] = {"TMAIL_C"};
constexpr std::string_view INTERRUPTS[] = {
    "ATTACH", "DETACH", "DIS_IRT", "EN_IRT", "MSK_FLT", "DMSK_FLT", "READ_ERR",
};
constexpr std::string_view DEVICES[] = {
    "UPDAT_PI", "UPDAT_PO", "LED", "GEN_DIAG", "Get_IM_Data",
    "RDREC", "WRREC", "RALRM", "GETIO", "SETIO", "GETIO_PART", "SETIO_PART", "DPRD_DAT", "DPWR_DAT",
    "D_ACT_DP", "RD_LGADR", 
    "MB_COMM_LOAD", "MB_MASTER", "MB_SLAVE", "Modbus_Comm_Load", "Modbus_Master", "Modbus_Slave",
    "Send_P2P", "Receive_P2P", "Port_Config", "SEND_PTP", "RCV_PTP",
    "CTRL_PWM", "CTRL_PTO", "CTRL_HSC", "High_Speed_Counter",
};
constexpr std::string_view TECHNOLOGY[] = {
    "PID_Compact", "PID_3Step", "PID_Temp", "MC_Power", "MC_Home", "MC_Halt", "MC_Reset", "MC_Stop",
    "MC_MoveAbsolute", "MC_MoveRelative", "MC_MoveSuperimposed", "MC_MoveVelocity", "MC_MoveJog", "MC_GearIn",
    "MC_GearInPos", "MC_CamIn", "MC_PhasingRelative", "MC_PhasingAbsolute", "MC_InterpolateCam",
    "MC_MeasuringInput", "MC_TorqueLimiting", "MC_CommandTable", "MC_ChangeDynamic", "MC_ReadParam", "MC_WriteParam",
    "TO_Axis", "TO_PositioningAxis", "TO_SpeedAxis", "TO_SynchronousAxis", "TO_ExternalEncoder", "TO_Cam",
};
constexpr std::string_view OTHERS[] = {
    "DB_ANY_TO_VARIANT", "VARIANT_TO_DB_ANY", "AssignmentAttempt",
    "DCAT", "MCAT", "IMC", "SMC", "LEAD_LAG",
    "ReadFromArrayDB", "WriteToArrayDB", "MOVE_BLK_VAR",
    "ENDIS_PW", "TIMEZONE", "SNC_RTCB", "RTM", "Get_AlarmState", "Gen_UsrMsg",
    "TUSEND", "TURCV", "T_CONFIG", "TCON_IP_v4_SEC", "TCON_QDN_SEC",
    "TCON_IP_RFC", "TADDR_Param", "TADDR_SEND_QDN", "TADDR_RCV_IP", "GET", "PUT", "USEND", "URCV", "BSEND", "BRCV",
    "MB_CLIENT", "MB_SERVER", "WWW",
    "CONT_C", "CONT_S", "PULSEGEN", "TCONT_CP", "Filter_PT1", "Filter_PT2", "Filter_DT1", "Filter_Universal", "Polyline",
    "SplitRange", "RampFunction", "RampSoak",
};
// clang-format on

/// Names, and what the virtual CPU lacks for all of them.
struct Group {
  Names names;
  std::string_view lacking;
};
constexpr Group GROUPS[] = {
    {DATA_BLOCKS, ", as the data blocks of the virtual CPU are those of the program"},
    {SYMBOLS, ", as the virtual CPU does not know the names of variables while it runs"},
    {DATA_LOGS, ", as only those without a type are: DataLogCreate, DataLogOpen"},
    {MAIL, ", as the virtual CPU sends no mail"},
    {INTERRUPTS, ", as interrupts of the virtual CPU are neither locked nor assigned to events"},
    {DEVICES, ", as the virtual CPU has no modules"},
    {TECHNOLOGY, ", as the virtual CPU has no technology objects"},
    {OTHERS, ""},
};

}  // namespace

std::string unsupportedInstruction(std::string_view name) {
  for (const Group& group : GROUPS) {
    for (std::string_view instruction : group.names) {
      if (!sameName(instruction, name)) continue;
      return fmt::format(
          "\"{}\" belongs to TIA Portal and is not supported{}: add a source that declares this name and "
          "stands in for it",
          instruction, group.lacking);
    }
  }
  return {};
}

}  // namespace scl
