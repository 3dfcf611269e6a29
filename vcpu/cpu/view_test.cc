// Views (AT) over bits: every elementary type under every kind of view, in every section that a block has.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "scl/text/diagnostic_code.h"
#include "scl/types/elementary_types.h"
#include "vcpu/testing/sample.h"

namespace vcpu {
namespace {

using scl::Type;
using scl::TypeKind;

std::vector<const Type*> viewedTypes() {
  std::vector<const Type*> types;
  for (int kind = 0; kind <= static_cast<int>(TypeKind::DTL); ++kind) {
    const auto one = static_cast<TypeKind>(kind);
    if (one == TypeKind::String || one == TypeKind::WString || one == TypeKind::Bool) continue;
    const Type* type = scl::elementaryType(one);
    if (scl::isElementary(*type)) types.push_back(type);
  }
  return types;
}

/// Every third bit is set.
bool isSet(int bit) {
  return bit % 3 == 0;
}

struct View {
  std::string type;
  std::vector<std::string> bits;  ///< what is written behind the name of the view for each bit
};

std::string structure(int members) {
  std::string text = "Struct ";
  for (int i = 0; i < members; ++i) text += fmt::format("b{} : Bool; ", i);
  return text + "END_STRUCT";
}

/// Every kind of view that shows `count` bits one by one; `count` is a multiple of 8.
std::vector<View> viewsOf(int count) {
  View list{fmt::format("Array[0..{}] of Bool", count - 1), {}};
  View shifted{fmt::format("Array[-3..{}] of Bool", count - 4), {}};
  View table{fmt::format("Array[1..{}, 0..7] of Bool", count / 8), {}};
  View members{structure(count), {}};
  View inside{fmt::format("Struct x : Array[0..{}] of Bool; END_STRUCT", count - 1), {}};
  View deep{fmt::format("Struct x : Struct y : {}; END_STRUCT; END_STRUCT", structure(count)), {}};
  View parts{fmt::format("Array[0..{}] of Byte", count / 8 - 1), {}};
  for (int i = 0; i < count; ++i) {
    list.bits.push_back(fmt::format("[{}]", i));
    shifted.bits.push_back(fmt::format("[{}]", i - 3));
    table.bits.push_back(fmt::format("[{}, {}]", i / 8 + 1, i % 8));
    members.bits.push_back(fmt::format(".b{}", i));
    inside.bits.push_back(fmt::format(".x[{}]", i));
    deep.bits.push_back(fmt::format(".x.y.b{}", i));
    parts.bits.push_back(fmt::format("[{}].%X{}", i / 8, i % 8));
  }
  return {list, shifted, table, members, inside, deep, parts};
}

/// Where the variable under the view is declared.
struct Place {
  const char* kind;  ///< of the block
  const char* section;
  bool writable = true;
};

constexpr Place PLACES[] = {
    {"FUNCTION", "VAR_INPUT", false}, {"FUNCTION", "VAR_OUTPUT"},      {"FUNCTION", "VAR_IN_OUT"},
    {"FUNCTION", "VAR_TEMP"},         {"FUNCTION_BLOCK", "VAR_INPUT"}, {"FUNCTION_BLOCK", "VAR_OUTPUT"},
    {"FUNCTION_BLOCK", "VAR_IN_OUT"}, {"FUNCTION_BLOCK", "VAR"},       {"FUNCTION_BLOCK", "VAR_TEMP"},
};

/// The statements that fill the bits of the view and compare them with the bytes of the variable, then copy
/// the view as a whole both ways.
std::string writes(const View& view, int bits) {
  std::string text = "#before := 16#A5; #after := 16#A5;\n";
  for (int i = 0; i < bits; ++i) {
    text += fmt::format("#view{} := {};\n", view.bits[static_cast<size_t>(i)], isSet(i) ? "TRUE" : "FALSE");
  }
  for (int byte = 0; byte < bits / 8; ++byte) {
    int pattern = 0;
    for (int bit = 0; bit < 8; ++bit) pattern |= isSet(byte * 8 + bit) ? 1 << bit : 0;
    text += fmt::format("IF #octets[{}] <> 16#{:02X} THEN \"D\".bad += 1; END_IF;\n", byte, pattern);
  }
  text += "#copy := #view; #copyBehind := 16#A5; #copyBefore := 16#A5;\n";
  for (int i = 0; i < bits; ++i) {
    text += fmt::format("IF #copy{0} <> #view{0} THEN \"D\".bad += 1; END_IF;\n",
                        view.bits[static_cast<size_t>(i)]);
    text += fmt::format("#copy{} := {};\n", view.bits[static_cast<size_t>(i)], isSet(i) ? "FALSE" : "TRUE");
  }
  // What stood beside the view is in the padding of the copy, and must not come back.
  text += "#before := 16#5A; #after := 16#5A;\n#view := #copy;\n";
  for (int i = 0; i < bits; ++i) {
    text += fmt::format("IF {}#view{} THEN \"D\".bad += 1; END_IF;\n", isSet(i) ? "" : "NOT ",
                        view.bits[static_cast<size_t>(i)]);
  }
  return text +
         "IF #before <> 16#5A OR #after <> 16#5A OR #copyBefore <> 16#A5 OR #copyBehind <> 16#A5 THEN "
         "\"D\".bad += 1; END_IF;\n";
}

/// The statements that compare each bit of the view with that of the bytes.
std::string reads(const View& view, int bits) {
  std::string text;
  for (int i = 0; i < bits; ++i) {
    text += fmt::format("IF #view{} <> #octets[{}].%X{} THEN \"D\".bad += 1; END_IF;\n",
                        view.bits[static_cast<size_t>(i)], i / 8, i % 8);
  }
  return text;
}

/// One block for each type and view, each called once.
std::string program(const Place& place) {
  std::string blocks;
  std::string data;
  std::string calls;
  int number = 0;
  const bool isFunction = std::string_view(place.kind) == "FUNCTION";
  const bool isParameter = std::string_view(place.section).size() > std::string_view("VAR_TEMP").size();
  for (const Type* type : viewedTypes()) {
    const int bits = scl::bitsOf(*type);
    data += fmt::format("v{} : {};\n", static_cast<int>(type->kind), type->name);
    for (const View& view : viewsOf(bits)) {
      const std::string name = fmt::format("B{}", number);
      blocks +=
          fmt::format("{} \"{}\"{}\n{}\n", place.kind, name, isFunction ? " : Void" : "", place.section);
      blocks += fmt::format("before : Byte; v : {}; after : Byte;\nview AT v : {};\n", type->name, view.type);
      blocks += fmt::format("octets AT v : Array[0..{}] of Byte;\nEND_VAR\n", bits / 8 - 1);
      blocks += fmt::format("VAR_TEMP copyBefore : Byte; copy : {}; copyBehind : Byte; END_VAR\nBEGIN\n",
                            view.type);
      blocks += place.writable ? writes(view, bits) : reads(view, bits);
      blocks += fmt::format("\"D\".done += 1;\nEND_{}\n", place.kind);
      if (!isFunction) blocks += fmt::format("DATA_BLOCK \"I{0}\" \"B{0}\" BEGIN END_DATA_BLOCK\n", number);
      const char* arrow = std::string_view(place.section) == "VAR_OUTPUT" ? "=>" : ":=";
      const std::string actuals =
          fmt::format("before {0} \"D\".before, v {0} \"D\".v{1}, after {0} \"D\".after", arrow,
                      static_cast<int>(type->kind));
      calls += fmt::format("\"{}{}\"({});\n", isFunction ? "B" : "I", number, isParameter ? actuals : "");
      ++number;
    }
  }
  return blocks + "DATA_BLOCK \"D\" VAR bad : Int; done : Int; before : Byte; after : Byte;\n" + data +
         "END_VAR BEGIN END_DATA_BLOCK\nORGANIZATION_BLOCK \"Main\" BEGIN\n" + calls +
         "END_ORGANIZATION_BLOCK\n";
}

class ViewPlace : public testing::TestWithParam<std::tuple<CompilerKind, Place>> {};

TEST_P(ViewPlace, ShowsEveryBitOfEveryTypeAndNothingBeside) {
  const auto& [compiler, place] = GetParam();
  Station station(compiled(program(place), compiler));
  station.cpu.start();
  for (const Type* type : viewedTypes()) {
    const Result<Operand> variable = station.cpu.find(fmt::format("\"D\".v{}", static_cast<int>(type->kind)));
    for (size_t i = 0; i < variable->bytes.size(); ++i)
      variable->bytes[i] = static_cast<uint8_t>(0x5C + 0x35 * i);
  }
  station.cpu.scanOnce();
  EXPECT_EQ(station.faults(), std::vector<EventKind>{});
  EXPECT_EQ(station.value("\"D\".bad"), "0");
  EXPECT_EQ(station.value("\"D\".done"), std::to_string(viewedTypes().size() * viewsOf(8).size()));
}

std::string placeName(const testing::TestParamInfo<std::tuple<CompilerKind, Place>>& info) {
  const auto& [compiler, place] = info.param;
  return fmt::format("{}_{}_{}", place.kind, place.section, compiler == CompilerKind::System ? "cc" : "tcc");
}

INSTANTIATE_TEST_SUITE_P(EverySection, ViewPlace,
                         testing::Combine(testing::Values(CompilerKind::System, CompilerKind::InProcess),
                                          testing::ValuesIn(PLACES)),
                         placeName);

/// Functions with a view each, a line each, and which of them must be refused.
class Views {
 public:
  void add(const std::string& type, const std::string& view, bool fits) {
    const size_t number = names_.size() + 1;
    text_ +=
        fmt::format("FUNCTION \"F{}\" : Void VAR_TEMP v : {}; view AT v : {}; END_VAR BEGIN END_FUNCTION\n",
                    number, type, view);
    names_.push_back(view + " over " + type);
    if (!fits) refused_.insert(names_.back());
  }

  void expectFaults() const {
    scl::Diagnostics diagnostics;
    std::vector<scl::Unit> units;
    units.push_back(scl::parse(text_, "test.scl", scl::Dialect::Tia, diagnostics));
    scl::check(std::move(units), {}, scl::Dialect::Tia, diagnostics);
    std::set<std::string> found;
    for (const scl::Diagnostic& one : diagnostics.list()) {
      EXPECT_EQ(one.code, scl::BAD_VIEW) << toText(one);
      found.insert(names_.at(static_cast<size_t>(one.location.line) - 1));
    }
    EXPECT_EQ(found, refused_);
  }

 private:
  std::string text_;
  std::vector<std::string> names_;  ///< by line
  std::set<std::string> refused_;
};

TEST(ViewSize, CountsWithTheBitsThatAreUsed) {
  for (const Type* type : viewedTypes()) {
    const int bits = scl::bitsOf(*type);
    Views views;
    for (int count = bits - 1; count <= bits + 1; ++count) {
      for (const std::string& view :
           {fmt::format("Array[1..{}] of Bool", count), fmt::format("Array[1..{}, 4..4] of Bool", count),
            structure(count), fmt::format("Struct x : {}; END_STRUCT", structure(count))}) {
        views.add(type->name, view, count <= bits);
      }
    }
    for (const Type* other : viewedTypes()) {
      const bool fits = scl::bitsOf(*other) <= bits;
      views.add(type->name, other->name, fits);
      views.add(type->name, fmt::format("Array[0..0] of {}", other->name), fits);
      views.add(type->name, fmt::format("Struct x : {}; END_STRUCT", other->name), fits);
    }
    views.expectFaults();
  }
}

TEST(ViewSize, OnlyABoolLooksAtABool) {
  Views views;
  views.add("Bool", "Bool", true);
  views.add("Bool", "Array[0..0] of Bool", false);
  views.add("Bool", "Struct b : Bool; END_STRUCT", false);
  for (const Type* type : viewedTypes()) {
    views.add("Bool", type->name, false);
    views.add(type->name, "Bool", true);
  }
  views.expectFaults();
}

}  // namespace
}  // namespace vcpu
