#include "translator/call_graph.h"

#include <clang/AST/Decl.h>
#include <clang/AST/Expr.h>

#include <algorithm>
#include <functional>
#include <set>

#include "translator/paths.h"

namespace translator {

CallGraph::CallGraph(const Source& source, std::vector<Function> functions)
    : source_(source), functions_(std::move(functions)) {
  for (Function function : functions_) {
    for (const clang::CallExpr* call : callsIn(function->getBody())) {
      const clang::FunctionDecl* callee = call->getDirectCallee();
      Function definition = callee ? callee->getDefinition() : nullptr;
      const bool known = std::find(functions_.begin(), functions_.end(), definition) != functions_.end();
      if (known) calls_[function].push_back(definition);
    }
  }
}

void CallGraph::refuseRecursion() const {
  for (Function start : functions_) {
    std::set<Function> seen;
    const std::function<bool(Function)> reachesStart = [&](Function function) {
      const auto called = calls_.find(function);
      if (called == calls_.end()) return false;
      return std::any_of(called->second.begin(), called->second.end(), [&](Function next) {
        return next == start || (seen.insert(next).second && reachesStart(next));
      });
    };
    if (reachesStart(start)) source_.refuse(start->getLocation(), Rule::Recursion, start->getNameAsString());
  }
}

std::vector<CallGraph::Function> CallGraph::calledFirst() const {
  std::vector<Function> order;
  std::set<Function> seen;
  const std::function<void(Function)> visit = [&](Function function) {
    if (!seen.insert(function).second) return;
    if (const auto called = calls_.find(function); called != calls_.end()) {
      for (Function callee : called->second) visit(callee);
    }
    order.push_back(function);
  };
  for (Function function : functions_) visit(function);
  return order;
}

std::vector<std::string> CallGraph::filesCalledFirst() const {
  std::map<std::string, std::set<std::string>> needs;
  std::vector<std::string> files;
  for (Function function : functions_) {
    const std::string file = source_.fileOf(function->getLocation());
    if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
    if (const auto called = calls_.find(function); called != calls_.end()) {
      for (Function callee : called->second) needs[file].insert(source_.fileOf(callee->getLocation()));
    }
    needs[file].erase(file);
  }

  std::vector<std::string> order;
  std::vector<std::string> open;
  std::set<std::string> done;
  const std::function<void(const std::string&)> visit = [&](const std::string& file) {
    if (done.contains(file)) return;
    if (const auto loop = std::find(open.begin(), open.end(), file); loop != open.end()) {
      std::string path;
      for (auto step = loop; step != open.end(); ++step) path += *step + " needs ";
      const auto first = std::find_if(functions_.begin(), functions_.end(), [&](Function function) {
        return source_.fileOf(function->getLocation()) == file;
      });
      source_.refuse((*first)->getLocation(), Rule::FileCycle, path + file);
      return;
    }
    open.push_back(file);
    for (const std::string& needed : needs[file]) visit(needed);
    open.pop_back();
    done.insert(file);
    order.push_back(file);
  };
  for (const std::string& file : files) visit(file);
  return order;
}

}  // namespace translator
