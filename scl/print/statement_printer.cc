#include "scl/print/statement_printer.h"

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
  const std::string beside = wrappedExpression(expression, column, continuation, tail.size());
  // A call whose arguments had to go below its name looks better on the next line as a whole.
  const bool isBroken = beside.find("(\n") != std::string::npos;
  // A statement that is a call alone has no head to leave on its line.
  if (head.empty() || (!isBroken && widestLine(beside, column) + tail.size() <= LINE_WIDTH))
    return head + beside + std::string(tail);
  const std::string below = wrappedExpression(expression, continuation, continuation, tail.size());
  if (!isBroken && widestLine(below, continuation) >= widestLine(beside, column))
    return head + beside + std::string(tail);
  return head.substr(0, head.find_last_not_of(' ') + 1) + "\n" + std::string(continuation, ' ') + below +
         std::string(tail);
}

// SCL wants a statement where one can stand.
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
  void operator()(const CallStatement& form);
  void operator()(const If& form);
  void operator()(const Case& form);
  void operator()(const For& form);
  void operator()(const While& form);
  void operator()(const Repeat& form);
  void operator()(const Exit&) { out_.line("EXIT;", comments_); }
  void operator()(const Continue&) { out_.line("CONTINUE;", comments_); }
  void operator()(const Return&) { out_.line("RETURN;", comments_); }
  void operator()(const Goto& form) { out_.line("GOTO " + form.label + ";", comments_); }
  void operator()(const Label& form) { out_.line(form.name + ":", comments_); }
  void operator()(const Region& form);
  void operator()(const Empty&);

 private:
  void branch(const Case::Branch& branch);

  SourceWriter& out_;
  const Comments& comments_;
};

std::string_view assignmentText(const std::optional<BinaryOperator>& compound) {
  if (compound == BinaryOperator::Add) return " += ";
  if (compound == BinaryOperator::Subtract) return " -= ";
  if (compound == BinaryOperator::Multiply) return " *= ";
  if (compound == BinaryOperator::Divide) return " /= ";
  return " := ";
}

void StatementPrinter::operator()(const Assignment& form) {
  const std::string head = expressionText(*form.target) + std::string(assignmentText(form.compound));
  out_.line(around(out_, head, *form.value, ";"), comments_);
}

void StatementPrinter::operator()(const CallStatement& form) {
  out_.line(around(out_, "", *form.call, ";"), comments_);
}

void StatementPrinter::operator()(const If& form) {
  for (size_t i = 0; i < form.branches.size(); ++i) {
    const If::Branch& branch = form.branches[i];
    out_.commentLines(branch.comments.above);
    const std::string head = i == 0 ? "IF " : "ELSIF ";
    const bool hasStatementComment = i == 0 && !comments_.atEnd.empty();
    out_.line(around(out_, head, *branch.condition, " THEN"),
              hasStatementComment ? comments_ : branch.comments);
    printBody(out_, branch.body);
  }
  if (form.otherwise) {
    out_.line("ELSE");
    printBody(out_, *form.otherwise);
  }
  out_.line("END_IF;");
}

void StatementPrinter::branch(const Case::Branch& branch) {
  out_.commentLines(branch.comments.above);
  std::string labels;
  for (const Case::Label& label : branch.labels) {
    std::string text = expressionText(*label.low);
    if (label.high) text += ".." + expressionText(*label.high);
    const size_t end = columnAfter(labels, out_.column()) + 2 + widthOf(text) + 1;
    if (!labels.empty()) labels.append(",").append(end > LINE_WIDTH ? newLine(out_.column()) : " ");
    labels += text;
  }
  out_.line(labels + ":", branch.comments);
  printBody(out_, branch.body);
}

void StatementPrinter::operator()(const Case& form) {
  out_.line(around(out_, "CASE ", *form.selector, " OF"), comments_);
  out_.indent();
  for (const Case::Branch& each : form.branches) branch(each);
  out_.dedent();
  if (form.otherwise) {
    out_.line("ELSE");
    printBody(out_, *form.otherwise);
  }
  out_.line("END_CASE;");
}

void StatementPrinter::operator()(const For& form) {
  std::string text = "FOR " + expressionText(*form.counter) + " := " + expressionText(*form.from) + " TO " +
                     expressionText(*form.to);
  if (form.by) text += " BY " + expressionText(*form.by);
  out_.line(text + " DO", comments_);
  printBody(out_, form.body);
  out_.line("END_FOR;");
}

void StatementPrinter::operator()(const While& form) {
  out_.line(around(out_, "WHILE ", *form.condition, " DO"), comments_);
  printBody(out_, form.body);
  out_.line("END_WHILE;");
}

void StatementPrinter::operator()(const Repeat& form) {
  out_.line("REPEAT", comments_);
  printBody(out_, form.body);
  out_.line(around(out_, "UNTIL ", *form.until, ""));
  out_.line("END_REPEAT;");
}

void StatementPrinter::operator()(const Region& form) {
  std::string title = form.title;
  std::replace(title.begin(), title.end(), '\n', ' ');
  out_.line(title.empty() ? "REGION" : "REGION " + title);
  if (!comments_.atEnd.empty()) out_.commentLines({comments_.atEnd});
  out_.indent();
  printStatements(out_, form.body);
  out_.dedent();
  out_.line("END_REGION");
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
