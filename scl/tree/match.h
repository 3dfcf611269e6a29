#pragma once
// One way to ask which form of the tree stands somewhere. Any thread may call.

#include <utility>
#include <variant>

namespace scl {

/// Calls the one function that takes the alternative that `form` holds, and answers its result:
///
///     match(expression.form, [&](const Literal& literal) { .. }, [&](const Name& name) { .. }, ..);
///
/// A form that no function takes does not compile, so a new form of the tree is named at every place that
/// must know it. A last function with `const auto&` takes all others: only where a new form surely belongs to
/// them.
template <typename Variant, typename... Functions>
decltype(auto) match(Variant&& form, Functions&&... functions) {
  struct Overloads : std::decay_t<Functions>... {
    using std::decay_t<Functions>::operator()...;
  };
  return std::visit(Overloads{std::forward<Functions>(functions)...}, std::forward<Variant>(form));
}

}  // namespace scl
