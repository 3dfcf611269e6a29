// Every function of the language with every type that its row in scl/library/standard_signature.cc accepts:
// the call must pass the checker and the C compiler, and its value must be the right one.
//
// One argument changes its type at a time (common arguments together), the others keep the first type that
// they accept. All calls stand in one block, which one scan runs.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "scl/library/standard_signature.h"
#include "scl/types/elementary_types.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

using scl::StandardAccepts;
using scl::StandardFunction;
using scl::StandardParameter;
using scl::StandardResult;
using scl::StandardSignature;
using scl::Type;
using scl::TypeKind;

/// A type and how a variable of it is declared.
struct Tried {
  std::string name;
  const Type* type;
};

const Type* madeType(TypeKind kind, std::string name, const Type* element = nullptr) {
  static std::vector<std::unique_ptr<Type>> made;
  made.push_back(std::make_unique<Type>());
  made.back()->kind = kind;
  made.back()->name = std::move(name);
  made.back()->element = element;
  return made.back().get();
}

/// The first that a parameter accepts is the one that it has while another argument changes.
const std::vector<Tried>& triedTypes() {
  static const std::vector<Tried> all = [] {
    std::vector<Tried> list;
    for (TypeKind kind :
         {TypeKind::Int,       TypeKind::Word,      TypeKind::Real,       TypeKind::Bool,
          TypeKind::Byte,      TypeKind::DWord,     TypeKind::LWord,      TypeKind::SInt,
          TypeKind::DInt,      TypeKind::LInt,      TypeKind::USInt,      TypeKind::UInt,
          TypeKind::UDInt,     TypeKind::ULInt,     TypeKind::LReal,      TypeKind::Char,
          TypeKind::WChar,     TypeKind::S5Time,    TypeKind::Time,       TypeKind::LTime,
          TypeKind::Date,      TypeKind::TimeOfDay, TypeKind::LTimeOfDay, TypeKind::DateAndTime,
          TypeKind::LDateTime, TypeKind::DTL}) {
      const Type* type = scl::elementaryType(kind);
      list.push_back({type->name, type});
    }
    list.push_back({"String[5]", madeType(TypeKind::String, "String[5]")});
    list.push_back({"WString[5]", madeType(TypeKind::WString, "WString[5]")});
    for (TypeKind element :
         {TypeKind::Char, TypeKind::Byte, TypeKind::WChar, TypeKind::Word, TypeKind::Int}) {
      std::string name = "Array[0..1] of " + scl::elementaryType(element)->name;
      list.push_back({name, madeType(TypeKind::Array, name, scl::elementaryType(element))});
    }
    list.push_back({"Variant", madeType(TypeKind::Variant, "Variant")});
    return list;
  }();
  return all;
}

/// A digit, or the character with that code.
char character(int number) {
  return static_cast<char>(number < '0' ? '0' + number : number);
}

/// A value of a type: `number` is 0 .. 57; of characters 0 .. 9, or the code of a digit.
std::string literal(const Type& type, int number) {
  switch (type.kind) {
    case TypeKind::Bool: return number != 0 ? "TRUE" : "FALSE";
    case TypeKind::Byte:
    case TypeKind::Word:
    case TypeKind::DWord:
    case TypeKind::LWord:
    case TypeKind::SInt:
    case TypeKind::Int:
    case TypeKind::DInt:
    case TypeKind::LInt:
    case TypeKind::USInt:
    case TypeKind::UInt:
    case TypeKind::UDInt:
    case TypeKind::ULInt: return std::to_string(number);
    case TypeKind::Real:
    case TypeKind::LReal: return fmt::format("{}.0", number);
    case TypeKind::Char:
    case TypeKind::String: return fmt::format("'{}'", character(number));
    case TypeKind::WChar: return fmt::format("WCHAR#'{}'", character(number));
    case TypeKind::WString: return fmt::format("WSTRING#'{}'", character(number));
    case TypeKind::S5Time: return fmt::format("S5T#{}ms", number * 10);
    case TypeKind::Time: return fmt::format("T#{}ms", number);
    case TypeKind::LTime: return fmt::format("LT#{}ns", number);
    case TypeKind::Date: return fmt::format("D#1990-01-{:02}", number + 1);
    case TypeKind::TimeOfDay: return fmt::format("TOD#00:00:00.{:03}", number);
    case TypeKind::LTimeOfDay: return fmt::format("LTOD#00:00:00.{:09}", number);
    case TypeKind::DateAndTime: return fmt::format("DT#1990-01-01-00:00:{:02}", number);
    case TypeKind::LDateTime: return fmt::format("LDT#1990-01-01-00:00:{:02}", number);
    case TypeKind::DTL: return fmt::format("DTL#1990-01-01-00:00:{:02}", number);
    case TypeKind::Array: return fmt::format("[2({})]", literal(*type.element, number));
    case TypeKind::Void:
    case TypeKind::Timer:
    case TypeKind::Counter:
    case TypeKind::Struct:
    case TypeKind::FunctionBlock:
    case TypeKind::Variant:
    case TypeKind::Any:
    case TypeKind::Reference: break;
  }
  return "";
}

/// One call: a number for each parameter, and what the result must be.
struct Example {
  std::vector<int> arguments;
  std::optional<double> result =
      std::nullopt;            ///< of a number type, or the number of a literal(); nothing: see `differs`
  const char* text = nullptr;  ///< of a string
  bool differs = false;        ///< it is enough that the result is written at all
};

Example exampleOf(StandardFunction function, const Type& tried) {
  const double isArray = tried.kind == TypeKind::Array || tried.kind == TypeKind::Variant ? 1 : 0;
  using enum StandardFunction;
  const Example WRITTEN = {.arguments = {1, 1, 1, 1, 1, 1}, .differs = true};
  switch (function) {
    case Convert: return {{3}, 3};
    case BcdToInteger: return {{0x12}, 12};
    case IntegerToBcd: return {{12}, 0x12};
    case Abs: return {{3}, 3};
    case Min: return {{1, 0}, 0};
    case Max: return {{0, 1}, 1};
    case Limit: return {{0, 1, 0}, 0};
    case Sel: return {{1, 0, 1}, 1};
    case Mux: return {{1, 0, 1}, 1};
    case Shl: return {{1, 1}, 2};
    case Shr: return {{4, 1}, 2};
    case Rol: return {{1, 1}, 2};
    case Ror: return {{4, 1}, 2};
    case Swap: return WRITTEN;
    case Sqr: return {{3}, 9};
    case Sqrt: return {{4}, 2};
    case Ln: return {{2}, std::log(2)};
    case Exp: return {{1}, std::exp(1)};
    case Sin: return {{1}, std::sin(1)};
    case Cos: return {{1}, std::cos(1)};
    case Tan: return {{1}, std::tan(1)};
    case Asin: return {{1}, std::asin(1)};
    case Acos: return {{0}, std::acos(0)};
    case Atan: return {{1}, std::atan(1)};
    case Frac: return {{2}, 0};
    case Expt: return {{2, 3}, 8};
    case Round: return {{2}, 2};
    case Trunc: return {{2}, 2};
    case Ceil: return {{2}, 2};
    case Floor: return {{2}, 2};
    case NormX: return {{0, 1, 2}, 0.5};
    case ScaleX: return {{0, 1, 2}, 2};
    case Len: return {{1}, 1};
    case MaxLen: return WRITTEN;
    case Concat: return {.arguments = {1, 2}, .text = "12"};
    case Left: return {.arguments = {1, 1}, .text = "1"};
    case Right: return {.arguments = {1, 1}, .text = "1"};
    case Mid: return {.arguments = {1, 1, 1}, .text = "1"};
    case Insert: return {.arguments = {1, 2, 1}, .text = "12"};
    case Delete: return {.arguments = {1, 1, 1}, .text = ""};
    case Replace: return {.arguments = {1, 2, 1, 1}, .text = "2"};
    case Find: return {{1, 1}, 1};
    case LowerBound: return {{0, 1}, 0};
    case UpperBound: return {{0, 1}, 1};
    case CountOfElements: return {{0}, 2};
    case TypeOf: return WRITTEN;
    case TypeOfElements: return WRITTEN;
    case IsArray: return {{0}, isArray};
    case IsNull: return {{0}, 0};
    case NotNull: return {{0}, 1};
    case Reference: break;  // reference_sweep_test.cc has it
    case Enco: return {{2}, 1};
    case Deco: return {{3}, 8};
    case CombineDateTime: return WRITTEN;
    case StringToValue: return {{1, 0, 1, 1}, 1};
    case ValueToString: return {.arguments = {1, 1, 0, 0, 1}, .text = "1"};
    case StringToCharacters: return {{1, 0, 1, 0}, 1};
    case CharactersToString: return {.arguments = {'1', 0, 1}, .text = "1"};
    case Peek: return {{0x83, 0, 0}, 0};
    case PeekBool: return {{0x83, 0, 0, 0}, 0};
    case Poke:
    case PokeBool:
    case PokeBlock: break;  // without a result: testdata/memory has them
  }
  return {};
}

/// What a result of a type holds before the call: no example gives it.
int unwritten(const Type& type, const Example& example) {
  return type.kind != TypeKind::Bool ? 7 : example.result == 0 ? 1 : 0;
}

/// One call of a function in the block.
struct Trial {
  std::string label;   ///< "MIN with IN1: Int"
  std::string result;  ///< the name of the variable
  const Type* type;    ///< its type
  Example example;
};

/// The SCL of all trials, while it grows.
class Trials {
 public:
  void add(const StandardSignature& row, size_t changed, const Tried& tried) {
    const Example example = exampleOf(row.function, *tried.type);
    const std::string number = std::to_string(trials_.size());
    std::string call;
    const Type* common = nullptr;
    const Type* output = nullptr;
    for (size_t i = 0; i < row.parameters.size(); ++i) {
      const StandardParameter& parameter = row.parameters[i];
      const StandardParameter& changing = row.parameters[changed];
      bool changes = i == changed || (parameter.common && changing.common);
      const Tried& type = changes ? tried : firstAccepted(parameter.accepts);
      if (parameter.common) common = type.type;
      if (parameter.output) output = type.type;
      std::string name = parameter.output ? "r" + number : fmt::format("a{}x{}", number, i);
      if (!parameter.output) declare(name, type, example.arguments.at(i));
      call += fmt::format("{}{} {} #{}", call.empty() ? "" : ", ", parameter.name,
                          parameter.output ? "=>" : ":=", name);
    }
    const Type* type = output != nullptr ? output : resultType(row, common, *tried.type);
    declare("r" + number, {type->name, type}, unwritten(*type, example));
    const char* target = row.result == StandardResult::Void ? "" : "#r{} := ";
    statements_ += fmt::format(fmt::runtime(target), number) + fmt::format("{}({});\n", row.name, call);
    trials_.push_back({fmt::format("{} with {}: {}", row.name, row.parameters[changed].name, tried.name),
                       "\"SampleData\".r" + number, type, example});
  }

  const std::vector<Trial>& list() const { return trials_; }

  std::string source() const {
    return "FUNCTION_BLOCK \"Sample\"\nVAR_IN_OUT\n" + variants_ + "END_VAR\nVAR\n" + variables_ +
           "END_VAR\nBEGIN\n" + statements_ +
           "END_FUNCTION_BLOCK\n"
           "DATA_BLOCK \"SampleData\"\n\"Sample\"\nBEGIN\nEND_DATA_BLOCK\n"
           "DATA_BLOCK \"Letters\"\nSTRUCT\nletters : Array[0..1] of Char := ['1', "
           "'2'];\nEND_STRUCT;\nBEGIN\n"
           "END_DATA_BLOCK\n"
           "ORGANIZATION_BLOCK \"Main\"\nBEGIN\n\"SampleData\"(" +
           actuals_ + ");\nEND_ORGANIZATION_BLOCK\n";
  }

 private:
  static const Tried& firstAccepted(StandardAccepts what) {
    for (const Tried& one : triedTypes()) {
      if (isAllowed(what, one)) return one;
    }
    return triedTypes().front();
  }

 public:
  static bool isAllowed(StandardAccepts what, const Tried& tried) {
    const Type* fixed = scl::fixedType(what);
    return fixed != nullptr ? fixed->kind == tried.type->kind : scl::accepts(what, *tried.type);
  }

 private:
  void declare(const std::string& name, const Tried& type, int number) {
    if (type.type->kind == TypeKind::Variant) {
      variants_ += fmt::format("{} : Variant;\n", name);
      actuals_ += fmt::format("{}{} := \"Letters\".letters", actuals_.empty() ? "" : ", ", name);
      return;
    }
    variables_ += fmt::format("{} : {} := {};\n", name, type.name, literal(*type.type, number));
  }

  /// The type of the variable that takes the result.
  static const Type* resultType(const StandardSignature& row, const Type* common, const Type& tried) {
    static const Type* const TEXT = madeType(TypeKind::String, "String");
    static const Type* const WIDE = madeType(TypeKind::WString, "WString");
    bool wide = common != nullptr && (common->kind == TypeKind::WString || common->kind == TypeKind::WChar);
    bool ofFloats = row.parameters[0].common && row.parameters[0].accepts == StandardAccepts::Float;
    switch (row.result) {
      case StandardResult::Common:
      case StandardResult::Scaled: return ofFloats ? scl::elementaryType(TypeKind::LReal) : common;
      case StandardResult::LongText: return wide ? WIDE : TEXT;
      case StandardResult::Bool: return scl::elementaryType(TypeKind::Bool);
      case StandardResult::Int: return scl::elementaryType(TypeKind::Int);
      case StandardResult::Word: return scl::elementaryType(TypeKind::Word);
      case StandardResult::NamedBits: return scl::elementaryType(TypeKind::Byte);
      case StandardResult::Bits:
      case StandardResult::TypeCode:
      case StandardResult::ElementTypeCode:
      case StandardResult::DWord: return scl::elementaryType(TypeKind::DWord);
      case StandardResult::DInt:
      case StandardResult::Rounded: return scl::elementaryType(TypeKind::DInt);
      case StandardResult::UDInt: return scl::elementaryType(TypeKind::UDInt);
      case StandardResult::Float: return scl::elementaryType(TypeKind::LReal);
      case StandardResult::DateAndTime:
      case StandardResult::LongDateAndTime:
        return scl::elementaryType(tried.kind == TypeKind::LTimeOfDay ? TypeKind::LDateTime : TypeKind::DTL);
      case StandardResult::Convert: return &tried;
      case StandardResult::Reference: break;  // no trial
      case StandardResult::Void: break;       // it has an output
    }
    return nullptr;
  }

  std::vector<Trial> trials_;
  std::string variables_;
  std::string variants_;
  std::string actuals_;
  std::string statements_;
};

bool hasResult(const StandardSignature& row) {
  if (row.result == StandardResult::Reference) return false;  // that lies in no memory
  return row.result != StandardResult::Void ||
         std::ranges::any_of(row.parameters, [](const StandardParameter& one) { return one.written; });
}

Trials allTrials() {
  Trials trials;
  for (const StandardSignature& row : scl::standardSignatures()) {
    if (!hasResult(row)) continue;
    bool commonDone = false;
    for (size_t i = 0; i < row.parameters.size(); ++i) {
      if (row.parameters[i].common && commonDone) continue;
      commonDone = commonDone || row.parameters[i].common;
      for (const Tried& tried : triedTypes()) {
        if (Trials::isAllowed(row.parameters[i].accepts, tried)) trials.add(row, i, tried);
      }
    }
  }
  return trials;
}

/// literal() as Station::value() shows it.
std::string shown(const Type& type, int number) {
  static std::map<std::pair<const Type*, int>, std::string> known;
  auto [place, isNew] = known.try_emplace({&type, number});
  if (isNew) {
    const std::string source =
        fmt::format("DATA_BLOCK \"D\"\nSTRUCT\nx : {} := {};\nEND_STRUCT;\nBEGIN\nEND_DATA_BLOCK\n",
                    type.name, literal(type, number));
    place->second = Station(compiled(source)).value("\"D\".x");
  }
  return place->second;
}

void expectResult(Station& station, const Trial& trial) {
  const std::string value = station.value(trial.result);
  if (trial.example.differs) {
    EXPECT_NE(value, shown(*trial.type, unwritten(*trial.type, trial.example))) << trial.label;
  } else if (trial.example.text != nullptr) {
    const char* prefix = trial.type->kind == TypeKind::WString ? "WSTRING#" : "";
    EXPECT_EQ(value, fmt::format("{}'{}'", prefix, trial.example.text)) << trial.label;
  } else if (scl::isFloat(*trial.type)) {
    EXPECT_NEAR(std::strtod(value.c_str(), nullptr), *trial.example.result, 1e-6) << trial.label;
  } else {
    EXPECT_EQ(value, shown(*trial.type, static_cast<int>(*trial.example.result))) << trial.label;
  }
}

TEST(StandardFunction, GivesItsValueForEveryTypeThatItsRowAccepts) {
  const Trials trials = allTrials();
  for (CompilerKind compiler : {CompilerKind::InProcess, CompilerKind::System}) {
    SCOPED_TRACE(compiler == CompilerKind::System ? "system compiler" : "in-process compiler");
    auto code = compiled(trials.source(), compiler);
    ASSERT_NE(code, nullptr);
    Station station(code);
    station.cpu.start();
    station.cpu.scanOnce();
    EXPECT_TRUE(station.faults().empty());
    for (const Trial& trial : trials.list()) expectResult(station, trial);
  }
  EXPECT_GT(trials.list().size(), 400u);
}

}  // namespace
}  // namespace vcpu
