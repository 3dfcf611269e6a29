#pragma once
// One block of a checked program as C functions. The parts lie by noun: locate.cc (where operands lie),
// value.cc, convert.cc, standard.cc, text.cc, arguments.cc, call_block.cc, statement.cc,
// block_function.cc.
//
// C leaves open in which order it evaluates operands, SCL does not. So a call in an expression becomes a
// statement of its own in front: every function below that answers C text may first add lines, and what it
// answers is to be used behind them. An operand to the left of such a call is put into a variable before it.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scl/scl.h"
#include "vcpu/c/lines.h"
#include "vcpu/c/print_options.h"

namespace vcpu {

/// What the printer knows of the whole program.
struct ProgramPlan {
  const scl::Program* program = nullptr;
  PrintOptions options;
  std::map<const scl::Block*, int> blockNumbers;   ///< index in program.blocks
  std::map<const scl::Block*, int> systemNumbers;  ///< index in program.systemBlocks
  std::map<const scl::DataBlock*, int> dataBlockNumbers;
  std::vector<std::string> refusals;  ///< what cannot be printed, with its place
  int64_t scratchBytes = 16;          ///< the largest array element that may be missing

  std::string functionName(const scl::Block& block) const;
};

/// Where an operand lies.
struct Location {
  enum class Kind { Native, Memory, Bit };
  Kind kind = Kind::Memory;
  std::string text;    ///< Native: the C variable; otherwise a pointer, a primary expression of C
  int64_t offset = 0;  ///< octets behind the pointer
  std::string bit;     ///< Bit: its number, counted from there
  const scl::Type* type = nullptr;
  bool bounded = false;  ///< a text whose header, not its type, tells how much it holds
  std::string bounds;    ///< Array[*]: the C array with its bounds, low and high of each dimension
};

/// A string operand: pointer and form, as the host's text functions take them.
struct TextOperand {
  std::string pointer;
  std::string form;
};

class BlockPrinter {
 public:
  BlockPrinter(ProgramPlan& plan, const scl::Block& block);

  /// "void b4_Pump(S7Cpu *cpu, u8 *self)", without a semicolon.
  std::string signature();
  CLines function();
  /// The function that the host calls: takes the parameters out of an image and puts the results back.
  CLines entry();

 private:
  // ---- block_function.cc
  void findMemoryVariables();
  void nameVariables();
  void declareVariable(const scl::Variable& variable);
  void takeParameter(const scl::Variable& variable);
  void copyOut();
  void declareBuffers();
  bool isNative(const scl::Variable& variable) const { return natives_.contains(&variable); }
  bool isHandedOver(const scl::Variable& variable) const;
  bool canBeNative(const scl::Variable& variable) const;
  std::string fillText(const scl::Type& type) const;

  // ---- locate.cc
  Location locate(const scl::Expression& expression);
  Location locateVariable(const scl::Variable& variable);
  Location locateMember(const Location& base, const scl::Member& member);
  Location locateElement(const scl::Subscript& subscript);
  Location locateCharacter(const scl::Subscript& subscript, const scl::Type& character);
  std::string elementNumber(const Location& array, const scl::Subscript& subscript);
  Location elementAt(const Location& array, const std::string& number);
  std::string elementsFrom(const Location& array, const std::string& number);
  Location pinned(Location location);
  std::string pointer(const Location& location) const;
  std::string load(const Location& location) const;
  void store(const Location& location, const std::string& value);
  std::string indexText(const scl::Expression& index);

  // ---- value.cc
  std::string value(const scl::Expression& expression);
  std::string unary(const scl::Unary& unary, const scl::Type& type);
  std::string binary(const scl::Expression& expression, const scl::Binary& binary);
  std::string logic(const scl::Binary& binary, const scl::Type& type);
  std::string comparison(const scl::Binary& binary);
  std::string arithmetic(const scl::Binary& binary, const scl::Type& type, const scl::Place& place);
  std::string division(const scl::Binary& binary, const scl::Type& type, const scl::Place& place);
  std::string power(const scl::Binary& binary, const scl::Type& type);
  std::string timeArithmetic(const scl::Binary& binary, const scl::Type& type);
  std::string combinedTime(const scl::Call& call, const scl::Type& type);
  std::string timesByHost(bool subtract, const scl::Type& type, const scl::Expression& left,
                          const scl::Expression& right);
  std::string sliceValue(const scl::Slice& slice);
  void storeSlice(const scl::Slice& slice, const std::string& value);
  std::pair<std::string, std::string> operands(const scl::Binary& binary);
  std::string spill(const scl::Type& type, const std::string& text);

  // ---- convert.cc
  std::string converted(const scl::Type& to, const scl::Expression& from);
  std::string convertedValue(const scl::Type& to, const scl::Type& from, const std::string& text);
  std::string convertedByHost(const scl::Type& to, const scl::Type& from, const TextOperand& source,
                              int line);
  TextOperand imageOf(const scl::Expression& expression);
  TextOperand imageOfValue(const scl::Type& type, const std::string& value);

  // ---- standard.cc
  std::string standardFunction(const scl::Expression& expression, const scl::Call& call);
  std::string select(const scl::Expression& expression, const scl::Call& call);
  std::string extreme(const scl::Expression& expression, const scl::Call& call);
  std::string shifted(const scl::Expression& expression, const scl::Call& call);
  std::string rounded(const scl::Expression& expression, const scl::Call& call);
  std::string scaled(const scl::Expression& expression, const scl::Call& call);
  std::string arrayBound(const scl::Expression& expression, const scl::Call& call);

  // ---- text.cc
  TextOperand text(const scl::Expression& expression);
  TextOperand textOf(const Location& location) const;
  TextOperand textFunction(const scl::Expression& expression, const scl::Call& call);
  TextOperand newText(const scl::Type& type);
  // ---- text_statement.cc
  void textStatement(const scl::Call& call);
  std::string textComparison(const scl::Binary& binary);

  // ---- arguments.cc
  std::string memory(const scl::Expression& expression);
  std::string byReference(const scl::Variable& formal, const scl::Expression* actual);
  std::string area(const scl::Expression* actual);
  std::string areaOfElement(const scl::Subscript& subscript);
  std::string areaOf(const Location& location, const std::string& count);

  // ---- call_block.cc
  /// What a call leaves behind, and where it goes.
  struct Returned {
    const scl::Type* type = nullptr;
    std::string text;  ///< a value of an elementary type, else a pointer
    std::string form;  ///< of a string
    const scl::Expression* target = nullptr;
    Location location;  ///< of the target, found before the call; a slice is found after it
  };
  std::string call(const scl::Expression& expression, const scl::Call& call);
  std::string callFunction(const scl::Call& call);
  std::string callSystemFunction(const scl::Call& call);
  void callInstance(const scl::Call& call);
  std::string inputValue(const scl::Call& call, size_t parameter);
  std::string textByReference(const scl::Variable& formal, const scl::Expression* actual,
                              std::vector<Returned>& returned);
  void expect(std::vector<Returned>& returned, const scl::Type& type, std::string text,
              const scl::Expression* target);
  void handBack(const std::vector<Returned>& returned);
  void assignTo(const scl::Expression& target, const std::string& value);
  void assignMemory(const Location& target, const std::string& pointer, const std::string& form);
  std::string areas(const scl::Call& call, const scl::Block& block, const Location* instance);
  std::string formalDefault(const scl::Variable& formal);

  // ---- statement.cc
  void statements(const scl::Statements& list);
  void statement(const scl::Statement& statement);
  void assignment(const scl::Assignment& assignment);
  void callStatement(const scl::Call& call);
  void standardStatement(const scl::Call& call);
  void ifStatement(const scl::If& form);
  void caseStatement(const scl::Case& form);
  void jump(const std::string& label);
  std::string condition(const scl::Expression& expression);
  std::string labelName(const std::string& label);

  // ---- loop.cc
  void forStatement(const scl::For& form, int line);
  void whileStatement(const scl::While& form, int line);
  void repeatStatement(const scl::Repeat& form, int line);
  void continueStatement();
  void loopBody(const scl::Statements& body);
  void backEdge(int line);

  // ---- shared
  void add(std::string text) { lines_->add(std::move(text)); }
  std::string fresh(std::string_view stem);
  /// Memory for a string or structure until the statement ends; the next statement uses it again.
  std::string buffer(int32_t bytes);
  std::string site(int line) const;
  std::string stopReturn() const;
  /// Leaves the block if something before has put the CPU into STOP.
  void checkStop();
  void checkStopIfNeeded();
  void refuse(const scl::Place& place, std::string_view what);

  ProgramPlan& plan_;
  const scl::Block& block_;
  CLines* lines_ = nullptr;
  int number_ = 0;         ///< of the last fresh name
  int line_ = 0;           ///< of the statement that is printed
  bool declares_ = false;  ///< the statement has variables of its own
  bool mayStop_ = false;   ///< since the last check something was printed that can put the CPU into STOP
  std::set<const scl::Variable*> natives_;             ///< variables that are C variables
  std::set<const scl::Variable*> inMemory_;            ///< those that cannot be: something needs their place
  std::map<const scl::Variable*, std::string> names_;  ///< in C: of natives and of parameters
  std::vector<std::string> continueLabels_;            ///< of the loops around, "" if not yet used
  std::map<std::string, std::string> labels_;
  int32_t frameBytes_ = 0;
  std::vector<int32_t> buffers_;  ///< octets of each
  size_t buffersInUse_ = 0;
};

/// Whether evaluating it calls a block.
bool callsBlock(const scl::Expression& expression);

/// Whether the language's strings and dates, not C's numbers, hold values of this type.
bool isImageType(const scl::Type& type);

}  // namespace vcpu
