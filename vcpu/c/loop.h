#pragma once

#include "scl/tree/tree.h"

namespace vcpu::c {

class CFunction;

void forStatement(CFunction& f, const scl::For& form);
void whileStatement(CFunction& f, const scl::While& form);
void repeatStatement(CFunction& f, const scl::Repeat& form);
void continueStatement(CFunction& f);

/// Adds the line that takes one off the CPU's work. It belongs to every jump back.
void backEdge(CFunction& f, int line);

}  // namespace vcpu::c
