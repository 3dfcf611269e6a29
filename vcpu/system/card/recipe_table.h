#pragma once
// Recipes in a data block: an array of structures, each a line of the CSV file.
//
//   Index,product,water,hops
//   1,"Pils",10,280
//   2,"Lager",10,150
//
// For the thread on which the block runs.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "vcpu/card/card_file.h"
#include "vcpu/system/card/card_job.h"

namespace vcpu {

/// A record or the header may have so many characters. Source: TIA Portal Information System, RecipeExport.
constexpr size_t RECIPE_LINE_MAX = 5000;

/// One component of a record.
struct RecipeColumn {
  std::string name;
  int64_t offset = 0;  ///< bytes from the begin of the record
  int32_t bit = 0;     ///< Bool: 0..7
  const scl::Type* type = nullptr;
};

/// Where the recipes lie. Types live as long as the program.
struct RecipeTable {
  std::string file;    ///< without .csv: the name of the data block
  std::string path;    ///< of the variable that RECIPE_DB names
  int64_t offset = 0;  ///< of the array in that variable, in bytes
  int64_t recordBytes = 0;
  int64_t records = 0;
  std::vector<RecipeColumn> columns;
  uint16_t status = 0;  ///< not 0: there are none, and why
};

/// What RECIPE_DB names: a data block whose first array of structures it is, or that array.
RecipeTable recipeTable(const SystemCall& call, const Area& recipeDb);

/// The bytes of the array; empty if the variable is not there.
std::span<uint8_t> recordsOf(const SystemCall& call, const RecipeTable& table);

/// The lines, without their end.
std::string headerOf(const RecipeTable& table);
std::string lineOf(const RecipeTable& table, std::span<uint8_t> record, int64_t index);

/// Stores a line in a record, whose index must be this one; answers STATUS of RecipeImport. At another one
/// than 0 a part of the record may have changed.
uint16_t storeLine(const RecipeTable& table, std::string_view line, int64_t index, std::span<uint8_t> record);

}  // namespace vcpu
