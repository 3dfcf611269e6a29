#include "scl/testing/broken_promise.h"

#include "scl/tree/parameter.h"
#include "scl/types/layout.h"

namespace scl {
namespace {

bool isTimeOrDate(const Type& type) {
  return type.kind >= TypeKind::S5Time && type.kind <= TypeKind::DTL;
}

/// The kind of value that scl::Constant says a type has.
bool holdsRightKind(const Type& type, const Constant& constant) {
  if (isText(type) || type.kind == TypeKind::Any) return std::holds_alternative<std::string>(constant);
  if (isFloat(type)) return std::holds_alternative<double>(constant);
  return std::holds_alternative<int64_t>(constant);
}

class Reader {
 public:
  std::string broken;

  void read(const Block& block) {
    block_ = &block;
    if (block.kind == Block::Kind::FunctionBlock) expect(block.instance, block.location, "instance type");
    if (block.kind == Block::Kind::Function) expect(block.result, block.location, "result type");
    for (const VariableSection& section : block.sections) {
      for (const Variable& variable : section.variables) readVariable(block, variable);
    }
    readAll(block.body);
  }

  void read(const DataBlock& dataBlock) {
    file_ = &dataBlock.file;
    expect(dataBlock.type, dataBlock.location, "type of data block");
    if (dataBlock.type) {
      expect(static_cast<int32_t>(dataBlock.initialImage.size()) == dataBlock.type->size, dataBlock.location,
             "image size");
    }
  }

 private:
  void expect(bool kept, SourceLocation location, const std::string& promise) {
    if (kept || !broken.empty()) return;
    broken = (block_  ? block_->file
              : file_ ? *file_
                      : "") +
             ":" + std::to_string(location.line) + ":" + std::to_string(location.column) + ": " + promise;
  }

  void readVariable(const Block& block, const Variable& variable) {
    expect(variable.type, variable.location, "type of " + variable.name);
    if (!variable.type) return;
    if (variable.section == Section::Constants) {
      expect(variable.constant && holdsRightKind(*variable.type, *variable.constant), variable.location,
             "value of constant");
      return;
    }
    bool inFrame = variable.section == Section::Temp || block.kind != Block::Kind::FunctionBlock;
    int64_t size = inFrame ? block.frameBytes : block.instance ? block.instance->size : 0;
    int64_t bytes = isByReference(block, variable) ? REFERENCE_BYTES : variable.type->size;
    expect(variable.offset >= 0 && variable.offset + bytes <= size, variable.location,
           variable.name + " inside its image");
  }

  void readAll(const Statements& body) {
    for (const StatementPtr& statement : body) readOne(*statement);
  }

  void readOne(const Statement& statement) {
    if (const auto* assignment = std::get_if<Assignment>(&statement.form)) {
      expect(!assignment->compound, statement.location, "compound assignment rewritten");
      readValue(*assignment->target);
      readValue(*assignment->value);
      if (assignment->target->type && assignment->value->type) {
        const Type &to = *assignment->target->type, &from = *assignment->value->type;
        bool memory = !isElementary(to) && to.kind == from.kind;
        expect(memory || sameType(to, from), statement.location, "value converted to the target's type");
      }
    } else if (const auto* attempt = std::get_if<AssignmentAttempt>(&statement.form)) {
      readValue(*attempt->target);
      readValue(*attempt->value);
      expect(attempt->target->type && isReference(*attempt->target->type), statement.location,
             "'?=' stands behind a reference");
    } else if (const auto* call = std::get_if<CallStatement>(&statement.form)) {
      readExpression(*call->call);
    } else if (const auto* branch = std::get_if<If>(&statement.form)) {
      for (const If::Branch& one : branch->branches) {
        readCondition(*one.condition);
        readAll(one.body);
      }
      if (branch->otherwise) readAll(*branch->otherwise);
    } else if (const auto* choice = std::get_if<Case>(&statement.form)) {
      readCase(*choice);
    } else if (const auto* loop = std::get_if<For>(&statement.form)) {
      for (const Expression* part : {loop->counter.get(), loop->from.get(), loop->to.get(), loop->by.get()}) {
        if (!part) continue;
        readValue(*part);
        expect(part->type && loop->counter->type && sameType(*part->type, *loop->counter->type),
               part->location, "FOR of one type");
      }
      readAll(loop->body);
    } else if (const auto* whileLoop = std::get_if<While>(&statement.form)) {
      readCondition(*whileLoop->condition);
      readAll(whileLoop->body);
    } else if (const auto* repeat = std::get_if<Repeat>(&statement.form)) {
      readAll(repeat->body);
      readCondition(*repeat->until);
    } else if (const auto* region = std::get_if<Region>(&statement.form)) {
      readAll(region->body);
    }
  }

  void readCase(const Case& choice) {
    readValue(*choice.selector);
    for (const Case::Branch& branch : choice.branches) {
      for (const Case::Label& label : branch.labels) {
        for (const Expression* end : {label.low.get(), label.high.get()}) {
          if (!end) continue;
          expect(end->constant && end->type && sameType(*end->type, *choice.selector->type), end->location,
                 "constant label");
        }
      }
      readAll(branch.body);
    }
    if (choice.otherwise) readAll(*choice.otherwise);
  }

  void readCondition(const Expression& expression) {
    readValue(expression);
    expect(expression.type && expression.type->kind == TypeKind::Bool, expression.location,
           "condition is Bool");
  }

  void readValue(const Expression& expression) {
    readExpression(expression);
    expect(expression.type && expression.type->kind != TypeKind::Void, expression.location,
           "value has a type");
  }

  void readExpression(const Expression& expression) {
    expect(expression.type, expression.location, "expression has a type");
    if (!expression.type) return;
    if (expression.constant) {
      expect(holdsRightKind(*expression.type, *expression.constant), expression.location,
             "constant of its type's kind");
      return;  // what it was computed from is of no interest any more
    }
    if (const auto* name = std::get_if<Name>(&expression.form)) {
      int meanings = (name->variable ? 1 : 0) + (name->dataBlock ? 1 : 0) + (name->function ? 1 : 0) +
                     (name->enableOut ? 1 : 0) + (name->place ? 1 : 0);
      expect(meanings == 1, expression.location, "name has one meaning");
    } else if (const auto* access = std::get_if<MemberAccess>(&expression.form)) {
      readExpression(*access->base);
      expect(access->member, expression.location, "member known");
    } else if (const auto* subscript = std::get_if<Subscript>(&expression.form)) {
      readExpression(*subscript->base);
      for (const ExpressionPtr& index : subscript->indices) {
        readValue(*index);
        expect(index->type && index->type->kind == TypeKind::DInt, index->location, "index is DInt");
      }
    } else if (const auto* dereference = std::get_if<Dereference>(&expression.form)) {
      readValue(*dereference->base);
      expect(dereference->base->type && isReference(*dereference->base->type), expression.location,
             "'^' stands behind a reference");
    } else if (const auto* slice = std::get_if<Slice>(&expression.form)) {
      readValue(*slice->base);
    } else if (const auto* unary = std::get_if<Unary>(&expression.form)) {
      readValue(*unary->operand);
      expect(unary->operand->type == expression.type, expression.location, "sign keeps the type");
    } else if (const auto* binary = std::get_if<Binary>(&expression.form)) {
      readValue(*binary->left);
      readValue(*binary->right);
      if (!binary->left->type || !binary->right->type) return;
      const Type &left = *binary->left->type, &right = *binary->right->type;
      bool ofTime = isTimeOrDate(left) || isTimeOrDate(right);
      bool texts = isText(left) && left.kind == right.kind;
      expect(ofTime || texts || sameType(left, right), expression.location, "operands of one type");
    } else if (const auto* call = std::get_if<Call>(&expression.form)) {
      readCall(expression, *call);
    } else if (const auto* conversion = std::get_if<ImplicitConversion>(&expression.form)) {
      readValue(*conversion->operand);
    }
  }

  void readCall(const Expression& expression, const Call& call) {
    int meanings = (call.function ? 1 : 0) + (call.instanceOf ? 1 : 0) + (call.standard ? 1 : 0);
    expect(meanings == 1, expression.location, "call has one meaning");
    const Block* block = call.function ? call.function : call.instanceOf;
    if (block)
      expect(call.bound.size() == block->parameters.size(), expression.location,
             "one argument per parameter");
    for (size_t i = 0; i < call.bound.size(); ++i) {
      const Expression* argument = call.bound[i];
      if (!argument) continue;
      readValue(*argument);
      if (!block || i >= block->parameters.size()) continue;
      const Variable& parameter = *block->parameters[i];
      bool byValue = parameter.section == Section::Input && parameter.type && isElementary(*parameter.type);
      expect(!byValue || (argument->type && sameType(*argument->type, *parameter.type)), argument->location,
             "input converted");
    }
    if (call.instanceOf) readExpression(*call.callee);
  }

  const Block* block_ = nullptr;
  const std::string* file_ = nullptr;
};

}  // namespace

std::string brokenPromise(const Program& program) {
  Reader reader;
  for (const Block* block : program.blocks) reader.read(*block);
  for (const Block* block : program.firmwareBlocks) reader.read(*block);
  Reader dataReader;
  for (const DataBlock* dataBlock : program.dataBlocks) dataReader.read(*dataBlock);
  return reader.broken.empty() ? dataReader.broken : reader.broken;
}

}  // namespace scl
