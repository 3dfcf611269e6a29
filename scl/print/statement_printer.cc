#include "scl/print/statement_printer.h"

#include <fmt/core.h>

#include <algorithm>

#include "scl/print/expression_printer.h"
#include "scl/print/line_width.h"

namespace scl {
namespace {

constexpr size_t CONTINUATION = 4;  // columns that the second line of a statement is further in

// "IF condition THEN", wrapped if it must; an expression too long for the rest of the line begins on the
// next.
std::string around(const SourceWriter& out, const std::string& head, const Expression& expression,
                   std::string_view tail) {
  const size_t column = out.column() + widthOf(head);
  const size_t continuation = out.column() + CONTINUATION;
  const std::string beside = wrappedExpression(out.dialect(), expression, column, continuation, tail.size());
  // A call whose arguments had to go below its name looks better on the next line as a whole.
  const bool isBroken = beside.find("(\n") != std::string::npos;
  // A statement that is a call alone has no head to leave on its line.
  if (head.empty() || (!isBroken && widestLine(beside, column) + tail.size() <= LINE_WIDTH))
    return head + beside + std::string(tail);
  const std::string below =
      wrappedExpression(out.dialect(), expression, continuation, continuation, tail.size());
  if (!isBroken && widestLine(below, continuation) >= widestLine(beside, column))
    return head + beside + std::string(tail);
  return head.substr(0, head.find_last_not_of(' ') + 1) + "\n" + std::string(continuation, ' ') + below +
         std::string(tail);
}

// SCL requires a statement where one can stand.
void printBody(SourceWriter& out, const Statements& body) {
  const auto isShown = [](const StatementPtr& statement) {
    const bool isEmpty = std::holds_alternative<Empty>(statement->form);
    return !isEmpty || (statement->comments.above.empty() && statement->comments.atEnd.empty());
  };
  out.indent();
  printStatements(out, body);
  if (std::none_of(body.begin(), body.end(), isShown)) out.line(";");
  out.dedent();
}

class StatementPrinter {
 public:
  StatementPrinter(SourceWriter& out, const Comments& comments) : out_(out), comments_(comments) {}

  void operator()(const Assignment& form);
  void operator()(const AssignmentAttempt& form);
  void operator()(const CallStatement& form);
  void operator()(const If& form);
  void operator()(const Case& form);
  void operator()(const For& form);
  void operator()(const While& form);
  void operator()(const Repeat& form);
  void operator()(const Exit&) { single(TokenKind::Exit); }
  void operator()(const Continue&) { single(TokenKind::Continue); }
  void operator()(const Return&) { single(TokenKind::Return); }
  void operator()(const Goto& form) {
    out_.line(fmt::format("{} {};", out_.word(TokenKind::Goto), form.label), comments_);
  }
  void operator()(const Label& form) { out_.line(form.name + ":", comments_); }
  void operator()(const Region& form);
  void operator()(const Empty&);

 private:
  void branch(const Case::Branch& branch);
  std::string text(const Expression& expression) const { return expressionText(out_.dialect(), expression); }
  /// "IF condition THEN", as long as it may be.
  std::string between(TokenKind before, const Expression& expression, TokenKind behind) const {
    return around(out_, fmt::format("{} ", out_.word(before)), expression,
                  fmt::format(" {}", out_.word(behind)));
  }
  void otherwise(const std::optional<Statements>& body);
  void end(TokenKind closing) { out_.line(fmt::format("{};", out_.word(closing))); }
  void single(TokenKind keyword) { out_.line(fmt::format("{};", out_.word(keyword)), comments_); }

  SourceWriter& out_;
  const Comments& comments_;
};

TokenKind assignmentSign(const std::optional<BinaryOperator>& compound) {
  if (compound == BinaryOperator::Add) return TokenKind::PlusAssign;
  if (compound == BinaryOperator::Subtract) return TokenKind::MinusAssign;
  if (compound == BinaryOperator::Multiply) return TokenKind::TimesAssign;
  if (compound == BinaryOperator::Divide) return TokenKind::DivideAssign;
  return TokenKind::Assign;
}

void StatementPrinter::operator()(const Assignment& form) {
  const std::string head =
      fmt::format("{} {} ", text(*form.target), out_.word(assignmentSign(form.compound)));
  out_.line(around(out_, head, *form.value, ";"), comments_);
}

void StatementPrinter::operator()(const AssignmentAttempt& form) {
  const std::string head = fmt::format("{} {} ", text(*form.target), out_.word(TokenKind::TryAssign));
  out_.line(around(out_, head, *form.value, ";"), comments_);
}

void StatementPrinter::operator()(const CallStatement& form) {
  out_.line(around(out_, "", *form.call, ";"), comments_);
}

void StatementPrinter::operator()(const If& form) {
  for (size_t i = 0; i < form.branches.size(); ++i) {
    const If::Branch& branch = form.branches[i];
    out_.commentLines(branch.comments.above);
    const TokenKind keyword = i == 0 ? TokenKind::If : TokenKind::Elsif;
    const bool hasStatementComment = i == 0 && !comments_.atEnd.empty();
    out_.line(between(keyword, *branch.condition, TokenKind::Then),
              hasStatementComment ? comments_ : branch.comments);
    printBody(out_, branch.body);
  }
  otherwise(form.otherwise);
  end(TokenKind::EndIf);
}

void StatementPrinter::otherwise(const std::optional<Statements>& body) {
  if (!body) return;
  out_.line(out_.word(TokenKind::Else));
  printBody(out_, *body);
}

void StatementPrinter::branch(const Case::Branch& branch) {
  out_.commentLines(branch.comments.above);
  std::string labels;
  for (const Case::Label& label : branch.labels) {
    std::string values = text(*label.low);
    if (label.high) values += ".." + text(*label.high);
    const size_t end = columnAfter(labels, out_.column()) + 2 + widthOf(values) + 1;
    if (!labels.empty()) labels.append(",").append(end > LINE_WIDTH ? newLine(out_.column()) : " ");
    labels += values;
  }
  out_.line(labels + ":", branch.comments);
  printBody(out_, branch.body);
}

void StatementPrinter::operator()(const Case& form) {
  out_.line(between(TokenKind::Case, *form.selector, TokenKind::Of), comments_);
  out_.indent();
  for (const Case::Branch& each : form.branches) branch(each);
  out_.dedent();
  otherwise(form.otherwise);
  end(TokenKind::EndCase);
}

void StatementPrinter::operator()(const For& form) {
  std::string line =
      fmt::format("{} {} {} {} {} {}", out_.word(TokenKind::For), text(*form.counter),
                  out_.word(TokenKind::Assign), text(*form.from), out_.word(TokenKind::To), text(*form.to));
  if (form.by) line += fmt::format(" {} {}", out_.word(TokenKind::By), text(*form.by));
  out_.line(fmt::format("{} {}", line, out_.word(TokenKind::Do)), comments_);
  printBody(out_, form.body);
  end(TokenKind::EndFor);
}

void StatementPrinter::operator()(const While& form) {
  out_.line(between(TokenKind::While, *form.condition, TokenKind::Do), comments_);
  printBody(out_, form.body);
  end(TokenKind::EndWhile);
}

void StatementPrinter::operator()(const Repeat& form) {
  out_.line(std::string(out_.word(TokenKind::Repeat)), comments_);
  printBody(out_, form.body);
  out_.line(around(out_, fmt::format("{} ", out_.word(TokenKind::Until)), *form.until, ""));
  end(TokenKind::EndRepeat);
}

// A dialect without regions gets the title as a comment.
void StatementPrinter::operator()(const Region& form) {
  std::string title = form.title;
  std::replace(title.begin(), title.end(), '\n', ' ');
  const std::string_view keyword = out_.word(TokenKind::Region);
  if (keyword.empty()) {
    out_.commentLines({title});
  } else {
    out_.line(title.empty() ? std::string(keyword) : fmt::format("{} {}", keyword, title));
  }
  if (!comments_.atEnd.empty()) out_.commentLines({comments_.atEnd});
  if (keyword.empty()) return printStatements(out_, form.body);
  out_.indent();
  printStatements(out_, form.body);
  out_.dedent();
  out_.line(out_.word(TokenKind::EndRegion));
}

void StatementPrinter::operator()(const Empty&) {
  if (!comments_.atEnd.empty()) return out_.commentLines({comments_.atEnd});
  if (comments_.above.empty()) out_.line(";");
}

}  // namespace

void printStatements(SourceWriter& out, const Statements& statements) {
  for (const StatementPtr& statement : statements) {
    out.commentLines(statement->comments.above);
    std::visit(StatementPrinter(out, statement->comments), statement->form);
  }
}

}  // namespace scl
