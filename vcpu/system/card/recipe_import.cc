// RecipeImport: Recipes/NAME.csv into the recipes of a data block, all of the file or nothing. Source: TIA
// Portal Information System, RecipeImport (S7-1200, S7-1500).

#include <algorithm>
#include <array>
#include <memory>

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/recipe_interface.h"
#include "vcpu/system/card/recipe_table.h"

namespace vcpu {

namespace {

// A date takes as long as a thousand characters.
constexpr size_t BYTES_PER_CALL = 4096;

class Import {
 public:
  Import(RecipeTable table, std::span<const uint8_t> records)
      : table_(std::move(table)), records_(records.begin(), records.end()) {}

  CardJobState proceed(SystemCall& call) {
    if (!file_.isOpen()) {
      const CardFault fault = call.card.card()->openToRead(CardFolder::Recipes, table_.file + ".csv", file_);
      if (fault) return cardJobFailed(fault, "Recipes/" + table_.file + ".csv");
    }
    std::array<uint8_t, BYTES_PER_CALL> part;
    size_t count = 0;
    const CardFault fault = file_.read(read_, part, count);
    if (fault) return cardJobFailed(fault, "Recipes/" + table_.file + ".csv");
    read_ += count;
    call.copiedBytes = count;
    rest_.append(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(count));
    const bool isEnd = count < part.size();
    if (const uint16_t status = takeLines(isEnd); status != card_status::OK) return cardJobFailed(status);
    if (!isEnd) return {};
    if (isHeader_) return cardJobFailed(card_status::TOO_FEW_FIELDS);
    // Records that the file does not name keep what they have by now.
    const std::span<uint8_t> target = recordsOf(call, table_);
    const auto bytes = static_cast<size_t>(taken_ * table_.recordBytes);
    if (target.size() < bytes) return cardJobFailed(card_status::BAD_RECIPE_AREA);
    std::copy_n(records_.begin(), bytes, target.begin());
    call.copiedBytes += bytes;
    return cardJobDone();
  }

 private:
  uint16_t takeLines(bool isEnd) {
    size_t begin = 0;
    while (begin < rest_.size()) {
      const size_t end = rest_.find('\n', begin);
      if (end == rest_.npos && !isEnd) break;
      std::string_view line = std::string_view(rest_).substr(begin, end == rest_.npos ? end : end - begin);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (const uint16_t status = takeLine(line); status != card_status::OK) return status;
      begin = end == rest_.npos ? rest_.size() : end + 1;
    }
    rest_.erase(0, begin);
    // A line that is too long need not end.
    return rest_.size() > RECIPE_LINE_MAX ? card_status::TOO_MANY_FIELDS : card_status::OK;
  }

  uint16_t takeLine(std::string_view line) {
    if (isHeader_) {
      isHeader_ = false;
      return card_status::OK;
    }
    if (line.empty()) return card_status::OK;
    if (line.size() > RECIPE_LINE_MAX) return card_status::TOO_MANY_FIELDS;
    if (taken_ == table_.records) return card_status::BAD_INDEX;
    const auto place = static_cast<size_t>(taken_ * table_.recordBytes);
    taken_++;
    return storeLine(table_, line, taken_,
                     std::span(records_).subspan(place, static_cast<size_t>(table_.recordBytes)));
  }

  RecipeTable table_;
  std::vector<uint8_t> records_;  ///< as they will be
  int64_t taken_ = 0;             ///< records that the file named so far
  bool isHeader_ = true;          ///< the first line was not read yet
  uint64_t read_ = 0;
  std::string rest_;  ///< a line whose end was not read yet
  CardFile file_;
};

CardJobStart start(SystemCall& call) {
  RecipeTable table = recipeTable(call, call.areas[recipe_interface::RECIPE_DB]);
  if (table.status != card_status::OK) return cardJobFailed(table.status);
  const std::span<uint8_t> records = recordsOf(call, table);
  call.copiedBytes = records.size();
  const auto job = std::make_shared<Import>(std::move(table), records);
  return CardJob([job](SystemCall& later) { return job->proceed(later); });
}

void run(SystemCall& call) {
  runCardJob(call, recipe_interface::JOB, "RecipeImport", start);
}

}  // namespace

extern const BlockDescription RecipeImport{recipe_interface::SCL, run};

}  // namespace vcpu
