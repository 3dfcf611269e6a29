// RecipeExport: the recipes of a data block into Recipes/NAME.csv. Source: TIA Portal Information System,
// RecipeExport (S7-1200, S7-1500).

#include <memory>

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"
#include "vcpu/system/card/recipe_interface.h"
#include "vcpu/system/card/recipe_table.h"

namespace vcpu {

namespace {

constexpr std::string_view LINE_END = "\r\n";
// That one call writes, and a line.
constexpr size_t BYTES_PER_CALL = 4096;

/// The new file has a name of its own until it is whole: a job that is given up leaves the old one.
class Export {
 public:
  Export(RecipeTable table, std::span<const uint8_t> records)
      : table_(std::move(table)), records_(records.begin(), records.end()) {}

  CardJobState proceed(SystemCall& call) {
    MemoryCard& card = *call.card.card();
    std::string text;
    if (!file_.isOpen()) {
      card.remove(CardFolder::Recipes, temporaryName());
      const CardFault fault = card.create(CardFolder::Recipes, temporaryName(), file_);
      if (fault) return cardJobFailed(fault, "Recipes/" + name());
      text = headerOf(table_);
      if (text.size() > RECIPE_LINE_MAX) {
        if (!call.facts.family->card.cutsRecipeHeader) return giveUp(card, card_status::RECIPE_TOO_LARGE);
        text.resize(RECIPE_LINE_MAX);
      }
      text += LINE_END;
    }
    while (next_ < table_.records && text.size() < BYTES_PER_CALL) {
      const auto place = static_cast<size_t>(next_ * table_.recordBytes);
      const std::string line = lineOf(
          table_, std::span(records_).subspan(place, static_cast<size_t>(table_.recordBytes)), next_ + 1);
      if (line.size() > RECIPE_LINE_MAX) return giveUp(card, card_status::RECIPE_TOO_LARGE);
      text += line;
      text += LINE_END;
      next_++;
    }
    CardFault fault = file_.write(written_, {reinterpret_cast<const uint8_t*>(text.data()), text.size()});
    written_ += text.size();
    call.copiedBytes = text.size();
    if (!fault && next_ < table_.records) return {};
    if (!fault) fault = card.rename(CardFolder::Recipes, temporaryName(), name());
    if (!fault) return cardJobDone();
    card.remove(CardFolder::Recipes, temporaryName());
    return cardJobFailed(fault, "Recipes/" + name());
  }

 private:
  std::string name() const { return table_.file + ".csv"; }
  std::string temporaryName() const { return table_.file + ".csv.new"; }

  CardJobState giveUp(MemoryCard& card, uint16_t status) {
    card.remove(CardFolder::Recipes, temporaryName());
    return cardJobFailed(status);
  }

  RecipeTable table_;
  std::vector<uint8_t> records_;
  int64_t next_ = 0;  ///< the record to write next, from 0
  uint64_t written_ = 0;
  CardFile file_;
};

CardJobStart start(SystemCall& call) {
  RecipeTable table = recipeTable(call, call.areas[recipe_interface::RECIPE_DB]);
  if (table.status != card_status::OK) return cardJobFailed(table.status);
  const std::span<uint8_t> records = recordsOf(call, table);
  call.copiedBytes = records.size();
  const auto job = std::make_shared<Export>(std::move(table), records);
  return CardJob([job](SystemCall& later) { return job->proceed(later); });
}

void run(SystemCall& call) {
  runCardJob(call, recipe_interface::JOB, "RecipeExport", start);
}

}  // namespace

extern const BlockDescription RecipeExport{recipe_interface::SCL, run};

}  // namespace vcpu
