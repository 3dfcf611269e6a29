#pragma once
// The data types that the firmware provides: TCON_IP_v4, IEC_TIMER. A constant, which lives as long as the
// process.

#include <string_view>

namespace vcpu {

/// The system data types as SCL TYPE declarations.
///
/// TCON_IP_v4 and TDIAG_Status: TIA Portal Information System. TCON_Param: System Software for S7-300/400,
/// Vol. 2 (A5E00739858-01), p. 401-403, as UDT 65; its defaults: S7-1200 Easy Book A5E02486774-AF, table 7-3.
/// TimeTransformationRule: published declarations of S7 data types.
/// GEOADDR: TIA Portal Information System, GEO2LOG; its layout, DIS and DNN: common knowledge.
/// ErrorStruct, CREF and NREF: S7-1200 System Manual, GET_ERROR, second-hand.
/// The defaults of TCON_IP_v4 and TCON_QDN (TCP, active) are those that programs in the field rely on. The
/// timers lie as the instances of TON, TOF and TP do, in the order of their declaration; TIA Portal shows ST,
/// PT, ET, RU, IN, Q, which only a program that reads them by address can notice.
inline constexpr std::string_view SYSTEM_TYPES = R"(
TYPE "IP_V4"
VERSION : 1.0
  STRUCT
    ADDR : Array[1..4] of Byte;
  END_STRUCT;
END_TYPE

TYPE "TCON_IP_v4"
VERSION : 1.0
  STRUCT
    InterfaceId : HW_ANY;
    ID : CONN_OUC;
    ConnectionType : Byte := 16#0B;
    ActiveEstablished : Bool := TRUE;
    RemoteAddress : "IP_V4";
    RemotePort : UInt;
    LocalPort : UInt;
  END_STRUCT;
END_TYPE

TYPE "TCON_QDN"
VERSION : 1.0
  STRUCT
    InterfaceId : HW_ANY;
    ID : CONN_OUC;
    ConnectionType : Byte := 16#0B;
    ActiveEstablished : Bool := TRUE;
    RemoteQDN : String[254];
    RemotePort : UInt;
    LocalPort : UInt;
  END_STRUCT;
END_TYPE

TYPE "TCON_Param"
VERSION : 1.0
  STRUCT
    block_length : UInt := 64;
    id : CONN_OUC := 1;
    connection_type : USInt := 17;
    active_est : Bool := TRUE;
    local_device_id : USInt := 1;
    local_tsap_id_len : USInt;
    rem_subnet_id_len : USInt;
    rem_staddr_len : USInt := 4;
    rem_tsap_id_len : USInt := 2;
    next_staddr_len : USInt;
    local_tsap_id : Array[1..16] of Byte;
    rem_subnet_id : Array[1..6] of USInt;
    rem_staddr : Array[1..6] of USInt;
    rem_tsap_id : Array[1..16] of Byte;
    next_staddr : Array[1..6] of Byte;
    spare : Word;
  END_STRUCT;
END_TYPE

TYPE "TDIAG_Status"
VERSION : 1.0
  STRUCT
    InterfaceId : HW_ANY;
    ID : CONN_OUC;
    ConnectionType : Byte;
    ActiveEstablished : Bool;
    State : Byte;
    Kind : Byte;
    SentBytes : UDInt;
    ReceivedBytes : UDInt;
  END_STRUCT;
END_TYPE

TYPE "SI_classic"
VERSION : 1.0
  STRUCT
    EV_CLASS : Byte;
    EV_NUM : Byte;
    PRIORITY : Byte;
    NUM : Byte;
    TYP2_3 : Byte;
    TYP1 : Byte;
    ZI1 : Word;
    ZI2_3 : DWord;
  END_STRUCT;
END_TYPE

TYPE "SI_ProgramCycle"
VERSION : 1.0
  STRUCT
    SI_Format : USInt := 16#FE;
    OB_Class : USInt := 1;
    OB_Nr : UInt;
    Initial_Call : Bool;
    Remanence : Bool;
  END_STRUCT;
END_TYPE

TYPE "SI_TimeOfDay"
VERSION : 1.0
  STRUCT
    SI_Format : USInt := 16#FE;
    OB_Class : USInt := 10;
    OB_Nr : UInt;
    CaughtUp : Bool;
    SecondTime : Bool;
  END_STRUCT;
END_TYPE

TYPE "SI_Delay"
VERSION : 1.0
  STRUCT
    SI_Format : USInt := 16#FE;
    OB_Class : USInt := 20;
    OB_Nr : UInt;
    Sign : Word;
  END_STRUCT;
END_TYPE

TYPE "SI_Cyclic"
VERSION : 1.0
  STRUCT
    SI_Format : USInt := 16#FE;
    OB_Class : USInt := 30;
    OB_Nr : UInt;
    Initial_Call : Bool;
    Event_Count : Int;
  END_STRUCT;
END_TYPE

TYPE "SI_Startup"
VERSION : 1.0
  STRUCT
    SI_Format : USInt := 16#FE;
    OB_Class : USInt := 100;
    OB_Nr : UInt;
    LostRetentive : Bool;
    LostRTC : Bool;
  END_STRUCT;
END_TYPE

TYPE "CREF"
VERSION : 1.0
  STRUCT
    BLOCK_TYPE : Byte;
    CB_NUMBER : UInt;
    OFFSET : UDInt;
  END_STRUCT;
END_TYPE

TYPE "NREF"
VERSION : 1.0
  STRUCT
    AREA : Byte;
    DB_NUMBER : UInt;
    OFFSET : UDInt;
  END_STRUCT;
END_TYPE

TYPE "ErrorStruct"
VERSION : 1.0
  STRUCT
    ERROR_ID : Word;
    FLAGS : Byte;
    REACTION : Byte;
    CODE_ADDRESS : "CREF";
    MODE : Byte;
    OPERAND_NUMBER : UInt;
    POINTER_NUMBER_LOCATION : UInt;
    SLOT_NUMBER_SCOPE : UInt;
    DATA_ADDRESS : "NREF";
  END_STRUCT;
END_TYPE

TYPE "TimeTransformationRule"
VERSION : 1.0
  STRUCT
    Bias : Int;
    DaylightBias : Int;
    DaylightStartMonth : USInt;
    DaylightStartWeek : USInt;
    DaylightStartWeekday : USInt;
    DaylightStartHour : USInt;
    DaylightStartMinute : USInt;
    StandardStartMonth : USInt;
    StandardStartWeek : USInt;
    StandardStartWeekday : USInt;
    StandardStartHour : USInt;
    StandardStartMinute : USInt;
    TimeZoneName : String[80];
  END_STRUCT;
END_TYPE

TYPE "GEOADDR"
VERSION : 1.0
  STRUCT
    HWTYPE : UInt;
    AREA : UInt;
    IOSYSTEM : UInt;
    STATION : UInt;
    SLOT : UInt;
    SUBSLOT : UInt;
  END_STRUCT;
END_TYPE

TYPE "DIS"
VERSION : 1.0
  STRUCT
    MaintenanceState : DWord;
    ComponentStateDetail : DWord;
    OwnState : UInt;
    IOState : Word;
    OperatingState : UInt;
  END_STRUCT;
END_TYPE

TYPE "DNN"
VERSION : 1.0
  STRUCT
    SubordinateState : UInt;
    SubordinateIOState : Word;
    DNNmode : Word;
  END_STRUCT;
END_TYPE

TYPE "IEC_TIMER"
VERSION : 1.0
  STRUCT
    IN : Bool;
    PT : Time;
    Q : Bool;
    ET : Time;
    ST : Time;
    PRESET : Time;
    RU : Bool;
    previousIn : Bool;
  END_STRUCT;
END_TYPE
)";

}  // namespace vcpu
