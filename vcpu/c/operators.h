#pragma once

#include <string>
#include <utility>

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

std::string unary(CFunction& f, const scl::Unary& unary, const scl::Type& type);
std::string binary(CFunction& f, const scl::Expression& expression, const scl::Binary& binary);

/// Both operands, evaluated from left to right.
std::pair<std::string, std::string> operands(CFunction& f, const scl::Binary& binary);

/// + - * /
const char* arithmeticSign(scl::BinaryOperator op);

}  // namespace vcpu::c
