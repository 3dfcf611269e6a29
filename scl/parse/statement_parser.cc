#include "scl/parse/statement_parser.h"

#include <fmt/core.h>

#include <utility>

#include "scl/parse/declaration_parser.h"
#include "scl/parse/expression_parser.h"
#include "scl/text/name.h"

namespace scl {
namespace {

class StatementParser {
 public:
  StatementParser(TokenStream& tokens, const std::set<std::string>& gotoTargets)
      : tokens_(tokens), gotoTargets_(gotoTargets) {}

  Statements statements();

 private:
  void statement(Statements& list);
  void skipStatement();
  void expectSemicolon(std::string_view after);
  void expectSemicolonAfter(TokenKind keyword);
  template <typename Form>
  void add(Statements& list, SourceLocation location, Form form) {
    auto statement = std::make_unique<Statement>();
    statement->location = location;
    statement->form = std::move(form);
    list.push_back(std::move(statement));
  }
  template <typename Form>
  void single(Statements& list, Form form) {
    const Token& keyword = tokens_.take();
    add(list, keyword.location, std::move(form));
    expectSemicolonAfter(keyword.kind);
  }
  void endConstruct(Construct& construct, TokenKind closing);

  void assignmentOrCall(Statements& list);
  void assignment(Statements& list, SourceLocation location, size_t start, ExpressionPtr target);
  void assignmentAttempt(Statements& list, SourceLocation location, ExpressionPtr target);
  void compoundAssignment(Statements& list, SourceLocation location, ExpressionPtr target);
  void ifStatement(Statements& list);
  void caseStatement(Statements& list);
  Case::Branch caseBranch();
  bool atCaseLabel() const;
  void forStatement(Statements& list);
  void whileStatement(Statements& list);
  void repeatStatement(Statements& list);
  void region(Statements& list);
  void gotoStatement(Statements& list);
  bool atJumpLabel() const;

  TokenStream& tokens_;
  const std::set<std::string>& gotoTargets_;
  bool inCase_ = false;  ///< directly inside a branch of CASE: the next label ends the statements
};

bool isNameToken(TokenKind kind) {
  return kind == TokenKind::Word || kind == TokenKind::HashName || kind == TokenKind::QuotedName;
}

std::optional<BinaryOperator> compoundOperator(TokenKind kind) {
  if (kind == TokenKind::PlusAssign) return BinaryOperator::Add;
  if (kind == TokenKind::MinusAssign) return BinaryOperator::Subtract;
  if (kind == TokenKind::TimesAssign) return BinaryOperator::Multiply;
  if (kind == TokenKind::DivideAssign) return BinaryOperator::Divide;
  return std::nullopt;
}

// To the end of the faulty statement: behind its ';', or before what cannot belong to it.
void StatementParser::skipStatement() {
  tokens_.recover();
  for (;;) {
    const Token& token = tokens_.peek();
    if (endsStatements(token.kind)) return;
    const bool startsNext =
        token.firstOnLine && (isStatementKeyword(token.kind) ||
                              (isNameToken(token.kind) && tokens_.peek(1).kind == TokenKind::Assign));
    if (startsNext) return;
    if (tokens_.take().kind == TokenKind::Semicolon) return;
  }
}

void StatementParser::expectSemicolon(std::string_view after) {
  tokens_.expect(TokenKind::Semicolon, after);
  // The next line is a statement of its own: only the ';' was forgotten.
  const Token& next = tokens_.peek();
  const bool isForgotten =
      tokens_.panicking() && next.firstOnLine &&
      (isNameToken(next.kind) || isStatementKeyword(next.kind) || endsStatements(next.kind));
  if (isForgotten) tokens_.recover();
}

void StatementParser::expectSemicolonAfter(TokenKind keyword) {
  if (tokens_.accept(TokenKind::Semicolon)) return;
  expectSemicolon(fmt::format("after {}", tokens_.dialect().spellings.textOf(keyword)));
}

void StatementParser::endConstruct(Construct& construct, TokenKind closing) {
  if (construct.close()) expectSemicolonAfter(closing);
}

// statements = statement*
Statements StatementParser::statements() {
  Statements list;
  while (!endsStatements(tokens_.peek().kind) && !(inCase_ && atCaseLabel())) {
    const size_t before = tokens_.position();
    statement(list);
    if (tokens_.panicking()) skipStatement();
    if (tokens_.position() == before && !tokens_.at(TokenKind::End)) tokens_.take();
  }
  return list;
}

// statement = assignment | call | if | case | for | while | repeat | region | goto | label
//           | ("EXIT" | "CONTINUE" | "RETURN")? ";"
void StatementParser::statement(Statements& list) {
  const SourceLocation location = tokens_.peek().location;
  const TokenKind kind = tokens_.peek().kind;
  if (kind == TokenKind::If) return ifStatement(list);
  if (kind == TokenKind::Case) return caseStatement(list);
  if (kind == TokenKind::For) return forStatement(list);
  if (kind == TokenKind::While) return whileStatement(list);
  if (kind == TokenKind::Repeat) return repeatStatement(list);
  if (kind == TokenKind::Region) return region(list);
  if (kind == TokenKind::Goto) return gotoStatement(list);
  if (kind == TokenKind::Exit) return single(list, Exit{});
  if (kind == TokenKind::Continue) return single(list, Continue{});
  if (kind == TokenKind::Return) return single(list, Return{});
  if (tokens_.accept(TokenKind::Semicolon)) return add(list, location, Empty{});
  if (atJumpLabel()) {
    add(list, location, Label{tokens_.nameOf(tokens_.take())});
    tokens_.take();
    return;
  }
  if (isNameToken(kind) || kind == TokenKind::Percent) return assignmentOrCall(list);
  tokens_.failExpected(STATEMENT_EXPECTED, "a statement");
}

// label = name ":"
bool StatementParser::atJumpLabel() const {
  return tokens_.at(TokenKind::Word) && tokens_.peek(1).kind == TokenKind::Colon;
}

// assignment-or-call = path ( ":=" ... | "?=" ... | compound ... | nothing, if the path ends in a call ) ";"
void StatementParser::assignmentOrCall(Statements& list) {
  const SourceLocation location = tokens_.peek().location;
  const size_t start = tokens_.position();
  ExpressionPtr path = parsePath(tokens_);
  if (tokens_.panicking()) return;
  const bool assigns = tokens_.at(TokenKind::Assign) || tokens_.at(TokenKind::TryAssign) ||
                       compoundOperator(tokens_.peek().kind);
  const bool isCall = std::holds_alternative<Call>(path->form);
  if (assigns && isCall) {
    return tokens_.fail(NOT_ASSIGNABLE, tokens_.peek().location,
                        "expected ';' after the call: nothing can be assigned to it");
  }
  if (isCall) {
    add(list, location, CallStatement{std::move(path)});
    return expectSemicolon("after the call");
  }
  if (!assigns) return tokens_.failExpected(NOT_A_STATEMENT, "':=' or '(' after the name");
  if (tokens_.at(TokenKind::Assign)) return assignment(list, location, start, std::move(path));
  if (tokens_.at(TokenKind::TryAssign)) return assignmentAttempt(list, location, std::move(path));
  compoundAssignment(list, location, std::move(path));
}

// assignment = path ":=" (path ":=")* expression ";"
//
// a := b := c is b := c, then a := b: each inner target stands in two statements, so its text is read twice.
void StatementParser::assignment(Statements& list, SourceLocation location, size_t start,
                                 ExpressionPtr target) {
  std::vector<size_t> targets = {start};
  ExpressionPtr value;
  for (;;) {
    tokens_.take();
    const size_t position = tokens_.position();
    value = parseExpression(tokens_);
    if (!tokens_.at(TokenKind::Assign) || tokens_.panicking()) break;
    if (!isAssignable(*value) || value->parenthesised) {
      return tokens_.fail(NOT_ASSIGNABLE, tokens_.peek().location,
                          "expected ';': only to a variable can be assigned");
    }
    targets.push_back(position);
  }
  const size_t end = tokens_.position();
  if (targets.size() == 1) {
    add(list, location, Assignment{std::move(target), std::move(value), std::nullopt});
    return expectSemicolon("after the assignment");
  }
  if (tokens_.panicking()) return;
  for (size_t i = targets.size(); i-- > 0;) {
    tokens_.rewind(targets[i]);
    ExpressionPtr to = parsePath(tokens_);
    if (!value) {
      tokens_.rewind(targets[i + 1]);
      value = parsePath(tokens_);
    }
    const SourceLocation toLocation = to->location;
    add(list, toLocation, Assignment{std::move(to), std::move(value), std::nullopt});
    value = nullptr;
  }
  tokens_.rewind(end);
  expectSemicolon("after the assignment");
}

// assignment-attempt = path "?=" expression ";"
void StatementParser::assignmentAttempt(Statements& list, SourceLocation location, ExpressionPtr target) {
  tokens_.take();
  ExpressionPtr value = parseExpression(tokens_);
  add(list, location, AssignmentAttempt{std::move(target), std::move(value)});
  expectSemicolon("after the assignment attempt");
}

// compound-assignment = path ("+=" | "-=" | "*=" | "/=") expression ";"
void StatementParser::compoundAssignment(Statements& list, SourceLocation location, ExpressionPtr target) {
  const std::optional<BinaryOperator> op = compoundOperator(tokens_.take().kind);
  ExpressionPtr value = parseExpression(tokens_);
  add(list, location, Assignment{std::move(target), std::move(value), op});
  expectSemicolon("after the assignment");
}

// if = "IF" expression "THEN" statements ("ELSIF" expression "THEN" statements)* ["ELSE" statements] "END_IF"
// ";"
void StatementParser::ifStatement(Statements& list) {
  Construct construct(tokens_, TokenKind::EndIf);
  const bool outerCase = std::exchange(inCase_, false);
  If form;
  std::string_view where = "after the condition of IF";
  do {
    tokens_.take();
    If::Branch branch;
    branch.condition = parseExpression(tokens_);
    tokens_.expectOrSkipTo(TokenKind::Then, where);
    branch.body = statements();
    form.branches.push_back(std::move(branch));
    where = "after the condition of ELSIF";
  } while (tokens_.at(TokenKind::Elsif));
  if (tokens_.accept(TokenKind::Else)) form.otherwise = statements();
  add(list, construct.opened(), std::move(form));
  inCase_ = outerCase;
  endConstruct(construct, TokenKind::EndIf);
}

// A branch begins with a value, a statement with a path and then ':=', '+=' or '('.
bool StatementParser::atCaseLabel() const {
  const TokenKind kind = tokens_.peek().kind;
  if (kind == TokenKind::Word && tokens_.peek(1).kind == TokenKind::Colon) {
    return gotoTargets_.count(upperCase(tokens_.peek().text)) == 0;
  }
  if (!isNameToken(kind)) {
    return kind == TokenKind::Number || kind == TokenKind::TypedLiteral || kind == TokenKind::Text ||
           kind == TokenKind::Minus || kind == TokenKind::Plus || kind == TokenKind::True ||
           kind == TokenKind::False || kind == TokenKind::LeftParenthesis;
  }
  size_t ahead = atPeripheral(tokens_) ? 3 : 1;
  int depth = 0;
  for (;; ++ahead) {
    const TokenKind next = tokens_.peek(ahead).kind;
    if (next == TokenKind::LeftBracket) ++depth;
    if (next == TokenKind::RightBracket) --depth;
    const bool belongsToPath = depth > 0 || next == TokenKind::RightBracket || next == TokenKind::Dot ||
                               tokens_.peek(ahead - 1).kind == TokenKind::Dot;
    if (!belongsToPath || endsStatements(next) || next == TokenKind::Semicolon) break;
  }
  const TokenKind next = tokens_.peek(ahead).kind;
  return next == TokenKind::Colon || next == TokenKind::Comma || next == TokenKind::DotDot ||
         next == TokenKind::Plus || next == TokenKind::Minus || next == TokenKind::Times;
}

// branch = label ("," label)* ":" statements     label = expression [".." expression]
Case::Branch StatementParser::caseBranch() {
  Case::Branch branch;
  do {
    Case::Label label;
    label.low = parseExpression(tokens_);
    if (tokens_.accept(TokenKind::DotDot)) label.high = parseExpression(tokens_);
    branch.labels.push_back(std::move(label));
  } while (tokens_.accept(TokenKind::Comma));
  tokens_.expectOrSkipTo(TokenKind::Colon, "after the values of the CASE branch");
  branch.body = statements();
  return branch;
}

// case = "CASE" expression "OF" branch* ["ELSE" [":"] statements] "END_CASE" ";"
void StatementParser::caseStatement(Statements& list) {
  Construct construct(tokens_, TokenKind::EndCase);
  const bool outerCase = std::exchange(inCase_, true);
  tokens_.take();
  Case form;
  form.selector = parseExpression(tokens_);
  tokens_.expectOrSkipTo(TokenKind::Of, "after the selector of CASE");
  while (!endsStatements(tokens_.peek().kind)) {
    if (!atCaseLabel()) {
      tokens_.failExpected(UNEXPECTED, "a value of the selector and ':'");
      tokens_.take();
      skipStatement();
      continue;
    }
    form.branches.push_back(caseBranch());
  }
  inCase_ = false;
  if (tokens_.accept(TokenKind::Else)) {
    tokens_.accept(TokenKind::Colon);
    form.otherwise = statements();
  }
  add(list, construct.opened(), std::move(form));
  inCase_ = outerCase;
  endConstruct(construct, TokenKind::EndCase);
}

// for = "FOR" path ":=" expression "TO" expression ["BY" expression] "DO" statements "END_FOR" ";"
void StatementParser::forStatement(Statements& list) {
  Construct construct(tokens_, TokenKind::EndFor);
  const bool outerCase = std::exchange(inCase_, false);
  tokens_.take();
  For form;
  if (isNameToken(tokens_.peek().kind) || tokens_.at(TokenKind::Percent)) {
    form.counter = parsePath(tokens_);
  } else {
    tokens_.failExpected(UNEXPECTED, "the counter of FOR");
    form.counter = parseExpression(tokens_);
  }
  if (!tokens_.panicking() && !isAssignable(*form.counter)) {
    tokens_.fail(NOT_ASSIGNABLE, form.counter->location, "expected a variable as counter of FOR");
  }
  tokens_.expect(TokenKind::Assign, "after the counter of FOR");
  form.from = parseExpression(tokens_);
  tokens_.expect(TokenKind::To, "after the first value of FOR");
  form.to = parseExpression(tokens_);
  if (tokens_.accept(TokenKind::By)) form.by = parseExpression(tokens_);
  tokens_.expectOrSkipTo(TokenKind::Do, "after the range of FOR");
  form.body = statements();
  add(list, construct.opened(), std::move(form));
  inCase_ = outerCase;
  endConstruct(construct, TokenKind::EndFor);
}

// while = "WHILE" expression "DO" statements "END_WHILE" ";"
void StatementParser::whileStatement(Statements& list) {
  Construct construct(tokens_, TokenKind::EndWhile);
  const bool outerCase = std::exchange(inCase_, false);
  tokens_.take();
  While form;
  form.condition = parseExpression(tokens_);
  tokens_.expectOrSkipTo(TokenKind::Do, "after the condition of WHILE");
  form.body = statements();
  add(list, construct.opened(), std::move(form));
  inCase_ = outerCase;
  endConstruct(construct, TokenKind::EndWhile);
}

// repeat = "REPEAT" statements "UNTIL" expression [";"] "END_REPEAT" ";"
void StatementParser::repeatStatement(Statements& list) {
  Construct construct(tokens_, TokenKind::EndRepeat);
  const bool outerCase = std::exchange(inCase_, false);
  tokens_.take();
  Repeat form;
  form.body = statements();
  if (tokens_.at(TokenKind::Until)) {
    tokens_.take();
    form.until = parseExpression(tokens_);
    tokens_.accept(TokenKind::Semicolon);
  } else {
    tokens_.failExpected(UNEXPECTED,
                         fmt::format("UNTIL to end the REPEAT of line {}", construct.opened().line));
    form.until = parseExpression(tokens_);
  }
  add(list, construct.opened(), std::move(form));
  inCase_ = outerCase;
  endConstruct(construct, TokenKind::EndRepeat);
}

// region = "REGION" free text to the end of the line, statements "END_REGION" [free text] [";"]
void StatementParser::region(Statements& list) {
  Construct construct(tokens_, TokenKind::EndRegion);
  if (tokens_.panicking()) return;  // too deep
  const bool outerCase = std::exchange(inCase_, false);
  Region form;
  const std::string_view keyword = tokens_.dialect().spellings.textOf(TokenKind::Region);
  std::string_view title = tokens_.take().text.substr(keyword.size());
  while (!title.empty() && (title.front() == ' ' || title.front() == '\t')) title.remove_prefix(1);
  form.title = std::string(title);
  form.body = statements();
  add(list, construct.opened(), std::move(form));
  inCase_ = outerCase;
  if (construct.close()) tokens_.accept(TokenKind::Semicolon);
}

// goto = "GOTO" name ";"
void StatementParser::gotoStatement(Statements& list) {
  const SourceLocation location = tokens_.take().location;
  if (!tokens_.at(TokenKind::Word)) return tokens_.failExpected(UNEXPECTED, "a label after GOTO");
  add(list, location, Goto{std::string(tokens_.take().text)});
  expectSemicolon("after GOTO");
}

}  // namespace

Statements parseBody(TokenStream& tokens, const std::set<std::string>& gotoTargets) {
  StatementParser parser(tokens, gotoTargets);
  Statements body = parser.statements();
  for (;;) {
    const Token& token = tokens.peek();
    const TokenKind kind = token.kind;
    if (kind == TokenKind::End || endsBlock(kind) || startsBlock(kind)) return body;
    if (startsSection(kind)) {
      tokens.report(SECTION_NOT_ALLOWED, token.location,
                    fmt::format("found {}, but declarations stand before the statements", described(token)));
    } else {
      tokens.report(UNEXPECTED, token.location,
                    fmt::format("found {}, but nothing is open that it could belong to", described(token)));
    }
    if (startsSection(kind) && foreignSection(tokens.dialect(), kind) == nullptr) {
      parseSection(tokens);
    } else {
      tokens.take();
      tokens.accept(TokenKind::Semicolon);
    }
    Statements rest = parser.statements();
    for (StatementPtr& statement : rest) body.push_back(std::move(statement));
  }
}

}  // namespace scl
