#pragma once
// The columns of a data log, made of the variable that DATA names. For the thread on which the block runs.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scl/types/type.h"
#include "vcpu/access/operand.h"

namespace vcpu {

/// One value of a record. `type` lives as long as the program.
struct DataLogColumn {
  int64_t offset = 0;  ///< bytes from the begin of the variable
  int32_t bit = 0;     ///< Bool: 0..7
  const scl::Type* type = nullptr;
};

/// So that a record has 256 columns with its number, two fewer if it has a timestamp. Source: S7-1200 System
/// Manual A5E02486680-AK, p. 511.
constexpr size_t DATA_LOG_COLUMNS_MAX = 255;

using DataLogColumns = std::vector<DataLogColumn>;

/// More are not asked for: `most` + 1 columns of a type that has more. Nothing: the type has a part that no
/// column can hold, or a structure in a structure.
std::optional<DataLogColumns> dataLogColumns(const scl::Type& type, size_t most);

/// What the columns are, as text without line breaks: equal texts, equal columns.
std::string nameOf(const DataLogColumns& columns);

/// All values of a record with a comma in front of each.
std::string recordText(const DataLogColumns& columns, const Operand& data);

/// The characters of recordText().
size_t recordCharacters(const DataLogColumns& columns);

}  // namespace vcpu
