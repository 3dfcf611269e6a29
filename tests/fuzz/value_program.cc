#include "tests/fuzz/value_program.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "scl/scl.h"
#include "scl/tag_rows.h"
#include "vcpu/family/memory_areas.h"
#include "vcpu/system/system_units.h"

namespace fuzz {
namespace {

constexpr const char* TEXT = R"(
TYPE "Point"
  STRUCT
    x : Real := 1.5;
    y : LReal;
    name : String[6] := 'ab';
    on : Bool;
    off : Bool := TRUE;
  END_STRUCT;
END_TYPE
TYPE "All"
  STRUCT
    bool : Bool;        octet : Byte;      w : Word;        dw : DWord;      lw : LWord;
    si : SInt;          i : Int;           di : DInt;       li : LInt;
    usi : USInt;        ui : UInt;         udi : UDInt;     uli : ULInt;
    re : Real;          lr : LReal;        c : Char;        wc : WChar;
    s : String[5];      long : String;     ws : WString[5];
    s5 : S5Time;        ti : Time;         lt : LTime;
    d : Date;           tod : Time_Of_Day; ltod : LTime_Of_Day;
    dt : Date_And_Time; ldt : LDT;         dtl : DTL;
  END_STRUCT;
END_TYPE
TYPE "Flags"
  STRUCT
    ready : Bool;
    inner : Array[2..6] of Bool;
  END_STRUCT;
END_TYPE
FUNCTION_BLOCK "Part"
VAR_INPUT
  set : Int := 5;
END_VAR
VAR_IN_OUT
  point : "Point";
END_VAR
VAR
  "bad name" : Word;
END_VAR
BEGIN
END_FUNCTION_BLOCK
FUNCTION_BLOCK "Unit"
VAR_INPUT
  go : Bool;
  all : "All";
  curve : Array[1..3] of "Point";
  grid : Array[0..1, -1..1] of Bool;
  matrix : Array[0..1, 0..2] of Byte;
  letters : Array[0..3] of Char;
  w : Word;
  any : Variant;
  pointer : Any;
END_VAR
VAR_OUTPUT
  sum : DInt;
END_VAR
VAR_IN_OUT
  point : "Point";
  text : String;
  rows : Array[0..1] of Array[1..2] of Int;
END_VAR
VAR
  part : "Part";
  value : DWord;
  octets AT value : Array[0..3] of Byte;
  bits AT value : Array[0..31] of Bool;
  first : Byte;
  flags AT first : Struct ready, busy : Bool; END_STRUCT;
  last : Byte := 16#AA;
END_VAR
BEGIN
  #sum := #rows[1][2];
END_FUNCTION_BLOCK
FUNCTION "Sum" : Int
VAR_INPUT
  numbers : Array[*] of Int;
  flags : Array[*] of Bool;
  points : Array[*] of "Point";
  octet : Byte;
  any : Variant;
END_VAR
VAR_IN_OUT
  flag : Bool;
  moment : DTL;
END_VAR
BEGIN
  #Sum := 1;
END_FUNCTION
DATA_BLOCK "Data"
STRUCT
  all : "All";
  grid : Array[0..1, -1..1] of Bool;
  octets : Array[0..3] of Byte;
  matrix : Array[0..1, 0..2] of Byte;
  numbers : Array[0..1, 1..2] of Int;
  rows : Array[0..1] of Array[1..2] of Int;
  points : Array[1..3] of "Point";
  letters : Array[0..3] of Char;
  small : Array[0..2] of USInt;
  texts : Array[0..1] of String[6];
  wide : Array[0..1] of WString[2];
  moments : Array[0..1] of DTL;
  times : Array[0..1] of Date_And_Time;
  inner : Struct
    flags : "Flags";
    more : Struct
      a : SInt;
      b : Bool;
    END_STRUCT;
  END_STRUCT;
  many : Array[0..29999] of Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "DB5"
{ S7_Optimized_Access := 'FALSE' }
STRUCT
  level : Real;
  flags : "Flags";
  count : Int;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Unit_DB"
"Unit"
BEGIN
END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  "Data".all.i := 1;
END_ORGANIZATION_BLOCK
)";

const scl::TagRows TAGS = {{{{1, 1}, "Start_Button", "Bool", "%I0.0"},
                            {{2, 1}, "Level", "Int", "%MW2"},
                            {{3, 1}, "Lamps", "Array[0..7] of Bool", "%Q4.0"},
                            {{4, 1}, "Set Point", "\"Flags\"", "%M20.0"}},
                           {{{5, 1}, "PLACES", "Int", "4"}}};

std::shared_ptr<const scl::Program> checked() {
  scl::Diagnostics diagnostics;
  std::vector<scl::Unit> units;
  units.push_back(scl::parse(TEXT, "values.scl", scl::Dialect::Tia, diagnostics));
  units.push_back(scl::parseTagRows(TAGS, "tags.csv", scl::Dialect::Tia, diagnostics));
  const scl::CpuMemory memory{.areas = vcpu::memoryAreaSizes("S7-1500")};
  auto program = std::make_shared<scl::Program>(
      scl::check(std::move(units), vcpu::systemUnits(), scl::Dialect::Tia, diagnostics, memory));
  if (!diagnostics.hasErrors()) return program;
  for (const scl::Diagnostic& fault : diagnostics.list())
    std::fprintf(stderr, "%s\n", scl::toText(fault).c_str());
  std::abort();
}

std::shared_ptr<const vcpu::MachineCode> compiled() {
  vcpu::CompileOptions options;
  options.compiler = vcpu::CompilerKind::InProcess;
  auto code = vcpu::MachineCode::compile(checked(), options);
  if (code) return *code;
  std::fprintf(stderr, "%s\n", code.failure().c_str());
  std::abort();
}

}  // namespace

std::shared_ptr<const vcpu::MachineCode> valueProgram() {
  static const std::shared_ptr<const vcpu::MachineCode> code = compiled();
  return code;
}

ValueCpu::ValueCpu(vcpu::CpuOptions options)
    : network(clock), cpu(valueProgram(), std::move(options), clock, network) {}

}  // namespace fuzz
