#pragma once
// An alias: `Record& record = queue.records[i];`. SCL has no references, so an alias is printed as its path
// wherever it is used. That is the same only while every index on the path keeps its value.

#include <string>
#include <vector>

namespace clang {
class Expr;
class Stmt;
class VarDecl;
}  // namespace clang

namespace translator {

class Source;

/// True when the expression names a place: a variable, or what is reached from it by members and indices.
/// A number, a result or a converted value has none.
bool isPlace(const clang::Expr* expression);

/// True when the alias stands for a place.
bool hasPlace(const clang::VarDecl& alias);

/// Why an index on the path of the alias may have another value at its last use in `rest`, which are the
/// statements behind its declaration: the subject of the refusal. Empty when none may. The caller refuses.
std::string whyIndexMoves(const clang::VarDecl& alias, const std::vector<const clang::Stmt*>& rest,
                          const Source& source);

}  // namespace translator
