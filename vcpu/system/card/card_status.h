#pragma once
// STATUS of the blocks that work with files of the memory card: constants. Meaning and source of each in
// docs/system-blocks.md.

#include <cstddef>
#include <cstdint>

#include "vcpu/card/card_file.h"

namespace vcpu::card_status {

inline constexpr uint16_t OK = 0x0000;
inline constexpr uint16_t LOG_FULL = 0x0001;      ///< DataLogWrite
inline constexpr uint16_t NOT_OPEN = 0x0001;      ///< DataLogClose
inline constexpr uint16_t ALREADY_OPEN = 0x0002;  ///< DataLogOpen
inline constexpr uint16_t NO_JOB_ACTIVE = 0x7000;
inline constexpr uint16_t FIRST_CALL = 0x7001;
inline constexpr uint16_t FOLLOW_ON_CALL = 0x7002;

inline constexpr uint16_t TOO_MANY_JOBS = 0x8070;
inline constexpr uint16_t BAD_NAME = 0x8090;
inline constexpr uint16_t INCONSISTENT = 0x8090;  ///< DataLogOpen
inline constexpr uint16_t NAME_IS_NO_STRING = 0x8091;
inline constexpr uint16_t NOT_THERE = 0x8092;
inline constexpr uint16_t ALREADY_THERE = 0x8093;
inline constexpr uint16_t TOO_LARGE = 0x8097;
inline constexpr uint16_t DISK_FAILED = 0x80A2;
inline constexpr uint16_t LOG_NOT_OPEN = 0x80B0;
inline constexpr uint16_t NO_ID_LEFT = 0x80B2;
inline constexpr uint16_t NO_MEMORY = 0x80B3;
inline constexpr uint16_t WRITE_PROTECTED = 0x80B4;
inline constexpr uint16_t BAD_INDEX = 0x80B0;        ///< RecipeImport
inline constexpr uint16_t TOO_MANY_FIELDS = 0x80B1;  ///< RecipeImport
inline constexpr uint16_t TOO_FEW_FIELDS = 0x80B2;   ///< RecipeImport
inline constexpr uint16_t BAD_FIELD = 0x80D0;        ///< RecipeImport: and the number of the field, from 1
inline constexpr uint16_t BAD_LATE_FIELD = 0x80FF;   ///< RecipeImport: a field behind BAD_FIELD_MAX
inline constexpr size_t BAD_FIELD_MAX = 46;
inline constexpr uint16_t BAD_RECIPE = 0x8091;        ///< a nested structure, or too many columns
inline constexpr uint16_t RECIPE_TOO_LARGE = 0x8092;  ///< RecipeExport: a record or the header
inline constexpr uint16_t BAD_RECIPE_AREA = 0x8624;   ///< RECIPE_DB
inline constexpr uint16_t NO_RECIPE = 0x8652;         ///< RECIPE_DB
inline constexpr uint16_t DATA_CHANGED = 0x80B1;      ///< FileReadC, FileWriteC
inline constexpr uint16_t BEHIND_END = 0x80B2;        ///< FileWriteC
inline constexpr uint16_t BAD_FILE_DATA = 0x8091;     ///< FileReadC, FileWriteC
inline constexpr uint16_t TOO_MANY_OPEN = 0x80C1;
inline constexpr uint16_t BAD_RECORDS = 0x8253;
inline constexpr uint16_t BAD_MODE = 0x8253;  ///< DataLogOpen
inline constexpr uint16_t BAD_FORMAT = 0x8353;
inline constexpr uint16_t BAD_TIMESTAMP = 0x8453;
inline constexpr uint16_t BAD_HEADER_TYPE = 0x8B51;
inline constexpr uint16_t HEADER_TOO_LONG = 0x8B52;
inline constexpr uint16_t BAD_DATA_AREA = 0x8C24;
inline constexpr uint16_t BAD_DATA_TYPE = 0x8C51;
inline constexpr uint16_t DATA_TOO_LARGE = 0x8C52;

/// The STATUS for what the host answered.
uint16_t of(const CardFault& fault);

}  // namespace vcpu::card_status
