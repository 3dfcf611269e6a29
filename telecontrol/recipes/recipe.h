#pragma once
#include "telecontrol/json/json_reader.h"

/// The set points of a recipe phase (IEC 61512, S88) from a recipe server. Start reading here.
///
/// The PLC asks for the parameters of a phase, the server answers, and the PLC takes or rejects each
/// parameter and reports that. Who sends the messages is not known here. Nothing is taken from an answer
/// before it was read as a whole, and only an answer to the request under way counts.
namespace tele {

/// Requests are numbered from 1 up to this, and from 1 again.
inline constexpr int32_t REQUEST_NUMBER_MAX = 16777215;

/// How far the exchange has got.
enum class RecipeState : int16_t {
  Idle = 0,
  /// The request is to be sent.
  Asking = 1,
  /// It was sent; the answer has not come.
  Waiting = 2,
  /// An answer is being read, a part in each scan.
  Reading = 3,
  /// The parameters are there, each taken or rejected; that is to be reported.
  Reporting = 4,
  /// All parameters were taken.
  Accepted = 5,
  /// One or more were rejected.
  Rejected = 6,
  /// The server has none for this phase.
  Refused = 7,
  /// The server has not answered, however often it was asked.
  TimedOut = 8,
};

/// Why a parameter was rejected.
enum class ValueReason : int16_t {
  /// It was taken.
  None = 0,
  /// The answer does not have it.
  Missing = 1,
  /// Its value is no number.
  Type = 2,
  /// Its value has more decimals than the parameter.
  Decimals = 3,
  /// Its value lies outside of the limits.
  Range = 4,
  /// The answer has it twice.
  Repeated = 5,
};

/// What is wrong with a row of the parameters.
enum class ParameterFault : int16_t {
  None = 0,
  /// Not 1..POINT_ID_MAX.
  Id = 1,
  /// Another row has the same identifier.
  Twice = 2,
  /// Limits the wrong way round, or outside of -VALUE_MAX..VALUE_MAX.
  Limits = 3,
  /// Decimals outside of 0..DECIMALS_MAX.
  Decimals = 4,
};

/// A parameter of the phase. The user fills in all but what the exchange writes.
struct RecipeParameter {
  /// Name on the wire, 1..POINT_ID_MAX; 0: the row is not used.
  int32_t pointId = 0;
  /// The values that are taken, both included.
  int32_t lower = 0;
  int32_t upper = 0;
  /// Digits behind the point, as in PointSettings.
  int32_t decimals = 0;
  /// Written by the exchange: the value that was taken last. It stays when a later one is rejected.
  int32_t value = 0;
  /// Written by the exchange: why the newest one was not taken.
  ValueReason reason = ValueReason::Missing;
  /// The value of the answer that is being read.
  int32_t readValue = 0;
  ValueReason readReason = ValueReason::Missing;
};

/// Numbers since the start of the CPU, for the user to read; they stop at COUNT_MAX.
struct RecipeCounters {
  int32_t requests = 0;
  /// Requests that were sent again.
  int32_t repeated = 0;
  /// Answers that were not to the request under way, or came again; and those that are no answer in JSON.
  int32_t strayAnswers = 0;
  int32_t brokenAnswers = 0;
};

/// The parameters of a phase. It lies in a data block of the user's, retentive if they are to outlive a power
/// cut; the values belong together while the exchange is Accepted or Rejected.
struct RecipePhase {
  plc::Array<RecipeParameter, PARAMETERS_MAX> parameters{};
  /// The first row that is wrong, 0..PARAMETERS_MAX - 1, and why. -1: none.
  int32_t faultyIndex = -1;
  ParameterFault fault = ParameterFault::None;
  /// Parameters of the newest answer that the phase does not have.
  int32_t unknownParameters = 0;
};

/// An exchange: one for all phases of a unit, one phase after the other. It lies in a retentive data block of
/// the user's: the number of a request does not come again after a power cut.
struct Recipe {
  /// An answer is waited for so many milliseconds, 100..TIME_MS_MAX; then the request is sent again, so many
  /// times.
  int32_t answerMs = 10000;
  int32_t repeats = 3;
  RecipeState state = RecipeState::Idle;
  /// Number of the newest request, 0..REQUEST_NUMBER_MAX; 0: there was none.
  int32_t requestNumber = 0;
  RecipeCounters counters;
  /// Since the request was sent, in milliseconds, and how often it was sent again.
  int32_t waitedMs = 0;
  int32_t sentAgain = 0;
  /// The answer under way, its text is written before takeAnswer; and what it says of itself.
  JsonText text;
  JsonReader reader;
  int32_t answeredNumber = 0;
  bool hasNumber = false;
  bool hasValues = false;
  bool hasError = false;
  /// The reader stands inside of the values.
  bool inValues = false;
  /// The value of the parameter that is being read.
  JsonNumber readNumber;
};

/// Call it in the startup OB: an exchange that was under way is given up.
void startRecipe(Recipe& recipe);

/// Begins an exchange, and gives up one that is under way. FALSE: a row is wrong, and none begins. Until it
/// ends the phase is the same.
[[nodiscard]] bool askForRecipe(Recipe& recipe, RecipePhase& phase);

/// Gives up the exchange that is under way.
void giveUpRecipe(Recipe& recipe);

/// The request was handed to the client.
void recipeAsked(Recipe& recipe);

/// An answer may be taken: none is being read.
[[nodiscard]] bool mayTakeAnswer(const Recipe& recipe);

/// Takes the answer whose text was written, while mayTakeAnswer. `retained`: the broker had kept it, so it
/// does not count.
void takeAnswer(Recipe& recipe, RecipePhase& phase, bool retained);

/// One cycle: reads on, and follows the time. `connected`: the client is; without that no time passes.
void scanRecipe(Recipe& recipe, RecipePhase& phase, int32_t passedMs, bool connected);

/// The report was handed to the client.
void recipeReported(Recipe& recipe, const RecipePhase& phase);

/// The first row whose parameter was not taken from the newest answer, or -1.
[[nodiscard]] int32_t firstRejectedRow(const RecipePhase& phase);

/// PARAMETERS_MAX, for the blocks of the user.
[[nodiscard]] int32_t parameterCount();

}  // namespace tele
