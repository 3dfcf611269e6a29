// Messages to a station, one behind the other, each behind its length in one byte: a JSON text as a reader of
// its own reads it, commands, and answers of a recipe server.

#include <algorithm>
#include <cctype>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>

#include "telecontrol/commands/commands.h"
#include "telecontrol/recipes/recipe.h"
#include "tests/fuzz/hold.h"

namespace {

constexpr tele::UtcTime NOW = {.known = true, .day = 20513, .dayMs = 23'400'000};

void write(tele::JsonText& text, std::string_view message) {
  text.length = static_cast<int32_t>(message.size());
  std::copy(message.begin(), message.end(), text.bytes.elements);
}

// The other reader may differ in what is not looked at here: nesting that is too deep, bytes beyond ASCII, an
// escape for half a character, and a number that no double holds.
bool isPlain(std::string_view message) {
  const auto isOpening = [](char letter) { return letter == '[' || letter == '{'; };
  if (std::count_if(message.begin(), message.end(), isOpening) > tele::JSON_DEPTH_MAX) return false;
  if (message.find("\\u") != std::string_view::npos) return false;
  for (size_t i = 0; i < message.size(); ++i) {
    if (message[i] <= 0) return false;
    const bool isExponent = message[i] == 'e' || message[i] == 'E';
    if (isExponent && i > 0 && std::isdigit(message[i - 1]) != 0) return false;
  }
  return true;
}

void holdAgainstAnotherReader(std::string_view message) {
  const auto text = std::make_unique<tele::JsonText>();
  write(*text, message);
  tele::JsonReader reader;
  tele::beginReading(reader);
  int64_t items = 0;
  do {
    tele::readItem(reader, *text);
    fuzz::hold(++items <= static_cast<int64_t>(message.size()) + 1, "each item takes a byte");
  } while (reader.item != tele::JsonItem::End && reader.item != tele::JsonItem::Fault);
  if (!isPlain(message)) return;
  fuzz::hold((reader.item == tele::JsonItem::End) == nlohmann::json::accept(message), "it is JSON or not");
}

class Plc {
 public:
  Plc() {
    station_->table.points[0].settings.pointId = 2;
    station_->table.points[0].settings.kind = tele::PointKind::Alarm;
    tele::startPoints(station_->table);
    auto& rows = commands_->table.commands;
    rows[0].settings = {.pointId = 201, .kind = tele::CommandKind::Choice};
    rows[1].settings = {.pointId = 202,
                        .kind = tele::CommandKind::SetPoint,
                        .lower = -50,
                        .upper = 205,
                        .decimals = 1,
                        .expires = false};
    fuzz::hold(tele::startCommands(*commands_, *journal_), "a fresh journal is whole");
    tele::scanCommands(*commands_, *journal_, NOW, 0);
    phase_->parameters[0].pointId = 301;
    phase_->parameters[0].upper = 100;
    phase_->parameters[0].decimals = 2;
    tele::startRecipe(*recipe_);
  }

  void command(std::string_view message) {
    if (!tele::mayTakeCommand(*commands_, *journal_)) tell();
    write(commands_->message.text, message);
    tele::takeCommand(*commands_, *journal_, *station_, false);
    for (int32_t row = 0; row < 2; ++row) {
      const tele::Command& given = commands_->table.commands[row];
      if (!given.state.underWay) continue;
      const int32_t value = given.state.value;
      const bool right = row == 0 ? value > 0 && value < 256 && (value & (value - 1)) == 0
                                  : value >= given.settings.lower && value <= given.settings.upper;
      fuzz::hold(right, "a program gets right values only");
      tele::answerCommand(*commands_, *journal_, row, {});
      tele::answerCommand(*commands_, *journal_, row, {.done = true});
    }
    fuzz::hold(tele::nextResult(*commands_, *journal_) >= 0, "each message has a result");
    tell();
    fuzz::hold(commands_->untold == 0 && commands_->underWay == 0, "nothing is left");
  }

  void answer(std::string_view message) {
    fuzz::hold(tele::askForRecipe(*recipe_, *phase_), "the parameters are right");
    tele::recipeAsked(*recipe_);
    recipe_->requestNumber = 7;
    write(recipe_->text, message);
    tele::takeAnswer(*recipe_, *phase_, false);
    for (int scans = 0; recipe_->state == tele::RecipeState::Reading; ++scans) {
      fuzz::hold(scans <= tele::JSON_BYTES_MAX, "an answer is read to its end");
      tele::scanRecipe(*recipe_, *phase_, 1, true);
    }
    const tele::RecipeParameter& parameter = phase_->parameters[0];
    fuzz::hold(parameter.value >= 0 && parameter.value <= 100, "a parameter is within its limits");
  }

 private:
  void tell() {
    for (int32_t place = tele::nextResult(*commands_, *journal_); place >= 0;
         place = tele::nextResult(*commands_, *journal_)) {
      tele::resultTold(*commands_, *journal_, place, journal_->records[place].phase);
    }
  }

  std::unique_ptr<tele::Commands> commands_ = std::make_unique<tele::Commands>();
  std::unique_ptr<tele::CommandJournal> journal_ = std::make_unique<tele::CommandJournal>();
  std::unique_ptr<tele::Station> station_ = std::make_unique<tele::Station>();
  std::unique_ptr<tele::RecipePhase> phase_ = std::make_unique<tele::RecipePhase>();
  std::unique_ptr<tele::Recipe> recipe_ = std::make_unique<tele::Recipe>();
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Plc plc;
  while (!rest.empty()) {
    const size_t length = static_cast<uint8_t>(rest.front());
    const std::string_view message = rest.substr(1, length);
    holdAgainstAnotherReader(message);
    plc.command(message);
    plc.answer(message);
    rest.remove_prefix(std::min(rest.size(), length + 1));
  }
  return 0;
}
