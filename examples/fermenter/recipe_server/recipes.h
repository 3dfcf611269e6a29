#pragma once
// Recipes: the set points of each phase, out of a file.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vcpu/result/result.h"

namespace fermenter {

/// Number of a parameter and its value, in the order of the file.
using SetPoints = std::vector<std::pair<std::string, double>>;

/// By the name of the phase.
using Recipes = std::map<std::string, SetPoints>;

/// Reads a file like recipes.toml. A failure says what is wrong, and in which line.
vcpu::Result<Recipes> readRecipes(const std::string& path);

/// What a request asks for.
struct Request {
  int64_t number = 0;
  std::string batch;
  std::string phase;
};

/// Reads the payload of a request. A failure says why it is none.
vcpu::Result<Request> readRequest(std::string_view payload);

/// The answer to a request, as JSON: the set points of its phase, or that there are none. The same request
/// gets the same answer.
std::string answerTo(const Request& request, const Recipes& recipes);

}  // namespace fermenter
