#include "vcpu/c/local_errors.h"

#include "scl/text/name.h"

namespace vcpu::c {

namespace {

constexpr std::string_view GET_ERROR = "GET_ERROR";
constexpr std::string_view GET_ERR_ID = "GET_ERR_ID";

}  // namespace

bool asksForErrors(const scl::Block& block) {
  return block.system && (scl::sameName(block.name, GET_ERROR) || scl::sameName(block.name, GET_ERR_ID));
}

bool isErrorId(const scl::Expression& expression) {
  if (const auto* conversion = std::get_if<scl::ImplicitConversion>(&expression.form)) {
    return isErrorId(*conversion->operand);
  }
  const auto* call = std::get_if<scl::Call>(&expression.form);
  return call != nullptr && call->function != nullptr && call->function->system &&
         scl::sameName(call->function->name, GET_ERR_ID);
}

}  // namespace vcpu::c
