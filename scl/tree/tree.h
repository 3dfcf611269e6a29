#pragma once
// The tree of one SCL source. The parser and the translator build it, the printer writes it, the
// checker fills the members marked 'checked', and the virtual CPU reads those.
//
// A Unit owns everything in it: each node owns its parts through ExpressionPtr and StatementPtr, which are
// nullptr only where a comment says so. The pointers marked 'checked' point into the units and types of one
// Program and live as long as it. One thread at a time builds or checks a tree; a checked tree is never
// changed, so that any number of threads may read it.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scl/library/standard_function.h"
#include "scl/text/absolute_address.h"
#include "scl/text/diagnostic.h"
#include "scl/types/constant.h"
#include "scl/types/type.h"

namespace scl {

struct Expression;
struct Statement;
struct DataBlock;
struct Block;
struct Variable;
using ExpressionPtr = std::unique_ptr<Expression>;
using StatementPtr = std::unique_ptr<Statement>;
using Statements = std::vector<StatementPtr>;

/// Comments that belong to a declaration or statement: whole lines above it, and one at its line's end.
/// Without the // and the blank after it. The parser drops comments; the translator fills them.
struct Comments {
  std::vector<std::string> above;
  std::string atEnd;
};

// ---- Expressions ----------------------------------------------------------------------------

/// 16#FF, T#5s, 'text', TRUE, P#DB1.DBX0.0 BYTE 10, NULL. `text` is as written; `typePrefix` is what stands
/// before '#', in upper case (INT, T, DTL, ...), empty for a bare literal. For a string, `value` holds the
/// unescaped text, for a pointer the bytes of the Any. The parser reads NULL as a name; the checker makes a
/// literal of it.
struct Literal {
  enum class Form { Bool, Integer, Real, String, WString, Timed, Pointer, Null };
  Form form = Form::Integer;
  std::string text;
  std::string typePrefix;
  Constant value = int64_t{0};
};

/// Memory of the CPU by its address: that of a PLC tag, or of an absolute operand.
struct MemoryPlace {
  MemoryArea area = MemoryArea::BitMemory;
  const DataBlock* dataBlock = nullptr;  ///< of the area DataBlock only
  int32_t offset = 0;                    ///< bytes from the start of the area or data block
  int32_t bit = 0;                       ///< Bool: 0..7
};

/// A name alone: #local, "Global", or without a sign (a constant, a function, a block type). With the sign
/// Percent an absolute operand: %MW2, %T5, %DB5.DBX0.0, "Plant".%DBW2.
struct Name {
  enum class Sigil { None, Hash, Quotes, Percent };
  std::string text;  ///< without # and quotes; Percent: as written
  Sigil sigil = Sigil::None;
  bool peripheral = false;  ///< "Start_Button":P
  // checked: at most one of these
  const Variable* variable = nullptr;  ///< local variable or VAR CONSTANT of the block
  const DataBlock* dataBlock =
      nullptr;                      ///< global or instance data block; where DB_ANY is wanted, its number
  const Block* function = nullptr;  ///< inside FC f: the name f, its return value
  bool enableOut = false;           ///< ENO, the error flag of the block that runs; a Bool
  /// PLC tag, or absolute operand. Of a timer or counter the expression is also a constant: its number.
  std::optional<MemoryPlace> place{};
};

/// base.name
struct MemberAccess {
  ExpressionPtr base;
  std::string name;  ///< without quotes
  bool quoted = false;
  const Member* member = nullptr;  ///< checked; lives as long as the type of `base`
};

/// base[i, j]. Checked: indices are converted to DInt.
struct Subscript {
  ExpressionPtr base;
  std::vector<ExpressionPtr> indices;
};

/// base^: the variable that a reference names.
struct Dereference {
  ExpressionPtr base;
};

/// base.%X3, base.%B1: part of an elementary value, index 0 the least significant.
struct Slice {
  ExpressionPtr base;
  char width = 'X';  ///< X, B, W, D
  int32_t index = 0;
};

enum class UnaryOperator { Minus, Plus, Not };
struct Unary {
  UnaryOperator op = UnaryOperator::Minus;
  ExpressionPtr operand;
};

enum class BinaryOperator {
  Power,
  Multiply,
  Divide,
  Modulo,
  Add,
  Subtract,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Equal,
  NotEqual,
  And,
  Xor,
  Or,
};
/// Checked: both operands have the same type (conversions inserted), but for time arithmetic and Power,
/// where each keeps the type the operation is defined for.
struct Binary {
  BinaryOperator op = BinaryOperator::Add;
  ExpressionPtr left;
  ExpressionPtr right;
};

/// name := value, name => target, or a value alone (then name is empty).
struct Argument {
  std::string name;
  bool output = false;  ///< written with =>
  ExpressionPtr value;
  SourceLocation location;
};

/// A call as expression or statement. The callee is a Name or a path to an instance.
struct Call {
  ExpressionPtr callee;
  std::vector<Argument> arguments;

  // checked: exactly one of `function`, `instanceOf`, `standard`
  const Block* function = nullptr;    ///< FC, user's or system's
  const Block* instanceOf = nullptr;  ///< FB; `callee` then denotes the instance (a data block or a variable)
  std::optional<StandardFunction> standard;
  /// checked: one entry per formal parameter in declaration order (Input, Output, InOut), nullptr where
  /// omitted; for a standard function the arguments in its own order. Inputs are converted to the
  /// parameter's type; outputs keep theirs.
  std::vector<Expression*> bound;
  Expression* enable = nullptr;     ///< EN := ...
  Expression* enableOut = nullptr;  ///< ENO => ...
};

/// A conversion that the language inserts by itself. Only the checker makes it; it prints as its operand.
struct ImplicitConversion {
  ExpressionPtr operand;
};

/// [1, 2, 3(0)]: initial values of an array.
struct ArrayList {
  struct Entry {
    ExpressionPtr repeat;  ///< nullptr: once
    ExpressionPtr value;
  };
  std::vector<Entry> entries;
};

/// (a := 1, b := 2) or (1, 2): initial values of a structure.
struct StructList {
  std::vector<Argument> entries;
};

/// Owned by the expression or statement around it.
struct Expression {
  SourceLocation location;  ///< of its first token; of a Binary its operator, of a Subscript its bracket, of
                            ///< a member or slice the part behind the dot, of a Dereference its sign
  std::variant<Literal, Name, MemberAccess, Subscript, Dereference, Slice, Unary, Binary, Call,
               ImplicitConversion, ArrayList, StructList>
      form;
  bool parenthesised = false;  ///< written in parentheses

  const Type* type = nullptr;        ///< checked
  std::optional<Constant> constant;  ///< checked: its value if known
};

// ---- Statements -----------------------------------------------------------------------------

/// target := value
struct Assignment {
  ExpressionPtr target;
  ExpressionPtr value;  ///< for += the right side only, as written
  std::optional<BinaryOperator>
      compound;  ///< += -= *= /=; cleared by the checker, which rewrites to a := a op b
};
/// reference ?= variant
struct AssignmentAttempt {
  ExpressionPtr target;
  ExpressionPtr value;  ///< checked: a Variant parameter, or NULL
};
struct CallStatement {
  ExpressionPtr call;
};
struct If {
  struct Branch {
    ExpressionPtr condition;
    Statements body;
    Comments comments;
  };
  std::vector<Branch> branches;  ///< IF, then each ELSIF
  std::optional<Statements> otherwise;
};
struct Case {
  struct Label {
    ExpressionPtr low;
    ExpressionPtr high;  ///< nullptr: a single value
  };
  struct Branch {
    std::vector<Label> labels;
    Statements body;
    Comments comments;
  };
  ExpressionPtr selector;
  std::vector<Branch> branches;
  std::optional<Statements> otherwise;
};
struct For {
  ExpressionPtr counter;
  ExpressionPtr from;
  ExpressionPtr to;
  ExpressionPtr by;  ///< nullptr: 1
  Statements body;
};
struct While {
  ExpressionPtr condition;
  Statements body;
};
struct Repeat {
  Statements body;
  ExpressionPtr until;
};
struct Exit {};
struct Continue {};
struct Return {};
struct Goto {
  std::string label;
};
struct Label {
  std::string name;
};
struct Region {
  std::string title;
  Statements body;
};
struct Empty {};  ///< a semicolon alone; with comments it prints as those

/// Owned by the list it stands in.
struct Statement {
  SourceLocation location;  ///< of its first token
  Comments comments;
  std::variant<Assignment, AssignmentAttempt, CallStatement, If, Case, For, While, Repeat, Exit, Continue,
               Return, Goto, Label, Region, Empty>
      form;
};

// ---- Declarations ---------------------------------------------------------------------------

/// A type as written.
struct TypeName {
  enum class Form { Word, Quoted, String, Array, Struct, Reference };
  Form form = Form::Word;
  SourceLocation location;
  std::string name;  ///< Word: Int, TON; Quoted: the UDT or FB; String: String or WString
  struct Dimension {
    ExpressionPtr low;
    ExpressionPtr high;
  };
  std::vector<Dimension> dimensions;  ///< Array; empty for Array[*]
  std::unique_ptr<TypeName> element;  ///< Array; Reference: what stands behind REF_TO
  ExpressionPtr length;               ///< String[length]; nullptr: 254
  std::vector<Variable> members;      ///< Struct
};

/// Member: of a structure.
enum class Section { Input, Output, InOut, Static, Temp, Constants, Member };

/// A variable, constant, parameter or member. Owned by its section or type.
struct Variable {
  SourceLocation location;  ///< of its name
  Comments comments;
  std::string name;     ///< without quotes
  bool quoted = false;  ///< written in quotes
  TypeName typeName;
  ExpressionPtr initial;           ///< nullptr: none is written
  std::string at;                  ///< the variable this one is a view of (AT), empty if none
  bool hasLibraryVersion = false;  ///< LibVersion stands among its attributes; the parser fills it

  // checked
  Section section = Section::Member;
  const Type* type = nullptr;
  /// Where it lies. FB's Input, Output, InOut, Static: in the instance image; structure members: in the
  /// structure; Temp of any block and everything of an FC or OB: in the block's frame image. An FC's frame
  /// holds Input, Output, InOut, return value, Temp in that order. A parameter passed by reference has only
  /// the room of a pointer there, see parameter.h.
  int32_t offset = 0;
  int32_t bit = 0;                   ///< Bool: 0..7
  std::optional<Constant> constant;  ///< VAR CONSTANT: the value
  const Variable* viewed = nullptr;  ///< AT: the variable under the view
};

/// VAR_INPUT .. END_VAR, STRUCT .. END_STRUCT
struct VariableSection {
  Section kind = Section::Static;
  bool retain = false;  ///< VAR RETAIN
  SourceLocation location;
  std::vector<Variable> variables;
};

/// What stands between the header and the first section of a block, data block or type.
struct Header {
  std::string title;
  std::string author;
  std::string family;
  std::string shortName;              ///< NAME
  std::string version;                ///< empty: the printer writes the dialect's default
  std::vector<std::string> comments;  ///< comment lines: printed below the block's first line
  bool optimizedAccess = true;        ///< S7_Optimized_Access
  bool accessWritten = false;         ///< the source says S7_Optimized_Access; the parser fills it
};

/// A code block. Owned by its Unit.
struct Block {
  enum class Kind { FunctionBlock, Function, OrganizationBlock };
  Kind kind = Kind::Function;
  SourceLocation location;  ///< of the keyword it begins with, as of types and data blocks
  SourceLocation nameLocation;
  std::string name;     ///< without quotes
  std::string written;  ///< what was parsed: see writtenText() in token_stream.h; empty: nothing was
  Comments comments;
  Header header;
  std::optional<TypeName> returnType;  ///< Function; Void as any other type
  std::vector<VariableSection> sections;
  std::vector<std::string> labels;  ///< classic LABEL .. END_LABEL
  Statements body;

  // checked
  std::string file;                ///< the unit's file
  const Type* result = nullptr;    ///< Function: type of the return value
  int32_t resultOffset = 0;        ///< Function: where it lies in the frame image, bit 0
  const Type* instance = nullptr;  ///< FunctionBlock: the type of its instances
  int32_t frameBytes = 0;          ///< size of the frame image
  bool system = false;             ///< provided by the firmware; without a body it is run by the host
  std::vector<const Variable*> parameters;  ///< Input, Output, InOut in declaration order
};

/// TYPE .. END_TYPE
struct TypeDeclaration {
  SourceLocation location;
  SourceLocation nameLocation;
  std::string name;     ///< without quotes
  std::string written;  ///< as that of a Block
  Comments comments;
  Header header;
  std::vector<Variable> members;
  const Type* type = nullptr;  ///< checked
};

/// DATA_BLOCK: with its own variables, or of a UDT, or the instance of an FB.
struct DataBlock {
  SourceLocation location;
  SourceLocation nameLocation;
  std::string name;     ///< without quotes
  std::string written;  ///< as that of a Block
  Comments comments;
  Header header;
  bool retain = false;                    ///< false: NON_RETAIN
  std::vector<VariableSection> sections;  ///< own variables (kind Static)
  std::optional<TypeName> of;             ///< UDT or FB
  Statements initial;                     ///< the assignments after BEGIN

  // checked
  std::string file;                   ///< the unit's file
  int32_t number = 0;                 ///< 1..65535; 0: neither its name nor the station says one
  const Type* type = nullptr;         ///< Struct or FunctionBlock
  std::vector<uint8_t> initialImage;  ///< type's image with the assignments after BEGIN applied
};

/// A PLC tag: a name for memory of the CPU. Owned by its Unit.
struct Tag {
  SourceLocation location;  ///< its row in the tag table
  std::string name;         ///< without quotes
  TypeName typeName;
  std::string address;  ///< as written: %I0.0

  // checked
  const Type* type = nullptr;  ///< nullptr: it is wrong
  MemoryPlace place;
};

/// One source file, or one tag table: what it declares, in order.
struct Unit {
  std::string file;                   ///< its name, for reports
  std::vector<std::string> comments;  ///< lines at the top of the file
  /// Where comments stand on lines of their own among declarations. The parser fills it, whole comments it
  /// drops.
  std::vector<SourceLocation> commentsAmongDeclarations;
  using Item =
      std::variant<std::unique_ptr<TypeDeclaration>, std::unique_ptr<Block>, std::unique_ptr<DataBlock>>;
  std::vector<Item> items;
  std::vector<Tag> tags;                ///< of a tag table
  std::vector<Variable> userConstants;  ///< of a tag table
  bool system = false;                  ///< checked: interfaces of the firmware, no source of the user
};

}  // namespace scl
