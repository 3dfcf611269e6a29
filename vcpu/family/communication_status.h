#pragma once
// STATUS of the communication blocks: constants. Meaning and source of each in docs/system-blocks.md.

#include <cstdint>

namespace vcpu::status {

inline constexpr uint16_t OK = 0x0000;
inline constexpr uint16_t NO_JOB_ACTIVE = 0x7000;
inline constexpr uint16_t FIRST_CALL = 0x7001;
inline constexpr uint16_t FOLLOW_ON_CALL = 0x7002;

// TSEND_C, TRCV_C
inline constexpr uint16_t TERMINATING = 0x7003;
inline constexpr uint16_t CONNECTED = 0x7004;  ///< and no job runs
inline constexpr uint16_t SENDING = 0x7005;
inline constexpr uint16_t RECEIVING = 0x7006;

inline constexpr uint16_t UNKNOWN_CONNECTION = 0x8081;  ///< T_RESET only
inline constexpr uint16_t BAD_LENGTH = 0x8085;          ///< 0, over the maximum, or changed while receiving
inline constexpr uint16_t BAD_ID = 0x8086;              ///< outside 1..16#0FFF
inline constexpr uint16_t TOO_MANY_CONNECTIONS = 0x8087;
inline constexpr uint16_t AREA_TOO_SMALL = 0x8088;     ///< LEN is more than DATA holds
inline constexpr uint16_t NOT_A_DESCRIPTION = 0x8089;  ///< CONNECT or RESULT has another type
inline constexpr uint16_t BAD_DESCRIPTION_LENGTH = 0x809A;
inline constexpr uint16_t BAD_INTERFACE = 0x809B;
inline constexpr uint16_t NOT_ESTABLISHED = 0x80A1;
inline constexpr uint16_t PORT_IN_USE = 0x80A1;         ///< TCON
inline constexpr uint16_t CONNECTION_EXISTS = 0x80A3;   ///< TCON
inline constexpr uint16_t NO_SUCH_CONNECTION = 0x80A3;  ///< TDISCON, T_DIAG
inline constexpr uint16_t ABORTED_BY_TDISCON = 0x80A7;
inline constexpr uint16_t DATA_CHANGED = 0x80B1;
inline constexpr uint16_t UDP_CANNOT_BE_ACTIVE = 0x80B5;
inline constexpr uint16_t BAD_CONNECTION_TYPE = 0x80B6;
inline constexpr uint16_t BAD_ADDRESS_OR_PORT = 0x80B7;  ///< TCON_Param: also a length inside it
inline constexpr uint16_t ID_DIFFERS = 0x80B8;
inline constexpr uint16_t NO_RESOURCES = 0x80C3;
inline constexpr uint16_t TEMPORARILY_NOT_CONNECTED = 0x80C4;
inline constexpr uint16_t ENDED_BY_PARTNER = 0x80C5;
inline constexpr uint16_t PARTNER_UNREACHABLE = 0x80C6;
inline constexpr uint16_t ID_USED_DIFFERENTLY = 0x80C8;
inline constexpr uint16_t NO_HOST_NAME = 0x80D0;
inline constexpr uint16_t NAME_NOT_QUALIFIED = 0x80D1;  ///< no dot at its end
inline constexpr uint16_t NO_SUCH_HOST = 0x80D3;

}  // namespace vcpu::status
